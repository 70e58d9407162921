"""How to reach somebody, found in words: e-mail addresses, telephone numbers of this country and of others, links, accounts.

One eye for every place people write in. Words are full of other figures: sizes, weights, years, days, hours, prices, codes of
goods. These are let be, while a telephone number is seen in any digits and with anything but letters between them. Pure."""

import re
import unicodedata

MASK = "•••"
TATWEEL = "\u0640"
_ENDINGS = "com|net|org|sa|ae|kw|qa|bh"  # of addresses
_SHORT_ENDINGS = (
    "me|co|io|ly|gl|ee|app|link|shop|store|site|online|info|biz|xyz|page|bio"  # which stand in Arabic texts too
)
_MAILS = "gmail|hotmail|outlook|yahoo|icloud|جيميل|هوتميل|[اآ]وتلوك|ياهو"
ADDRESS = re.compile(
    rf"""
    [\w.+-]+@[\w-]+\.\w[\w.-]*
    |[\w.+-]+\s?(?:@|[\[(]\s?at\s?[\])]|(?<=\s)[اآ]ت\s)\s?(?:{_MAILS})(?!\w)
    |[\w.+-]+\sat\s(?:{_MAILS})\s?[.,،]\s?(?:{_ENDINGS})(?!\w)
    |[\w.+-]+@[\w-]+\s?[,،]\s?(?:{_ENDINGS})(?!\w)
    |[\w.+-]+\s(?:at|[اآ]ت)\s[\w-]+\s(?:dot|نقطة|دوت)\s(?:{_ENDINGS}|كوم)(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
LINK = re.compile(
    rf"""
    https?:|www\.|(?<![\w.])@[\w.]{{3,}}|[\w-]\.(?:{_ENDINGS})(?![\w-])|[a-z0-9-]\.(?:{_SHORT_ENDINGS})(?![\w-])
    |[\w-]\s?[\[(]\s?(?:dot|نقطة|\.)\s?[\])]\s?(?:{_ENDINGS}|{_SHORT_ENDINGS})(?![\w-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ARABIC_NETWORKS = (
    "سناب(?:[ ]?شات)?|[اإ]نست[قغ]رام|[اإ]نستا|تيك[ ]?توك|تويتر|ت[لي]+[جغق]رام|فيس[ ]?بوك|وات?س(?:[ ]?[اآ]ب)?"
)
_NETWORKS = "snap(?:chat)?|insta(?:gram)?|tik[ ]?tok|twitter|telegram|facebook|whats[ ]?app"
_ONLY_NETWORKS = _NETWORKS.replace("snap(?:chat)?", "snapchat")  # a purse has a snap closing
_NAME = r"[a-z][a-z0-9._]{2,}"
_THE = "[وف]?(?:[بكع]?ال|ع[ـ]?ال|لل|[بع])?"  # what stands before a name in Arabic, and is written with it
_MY = "(?:ي|نا|كم)?"
_NO_NAME = "page|account|photos?|pictures?|posts?|stor(?:y|ies)|reels?|today|here|and|or|now|only|too|videos?|live|filters?|ads?"
ACCOUNT = (
    re.compile(  # a network, and who somebody is there; of English words behind it what can be no word, or is the last
        rf"""
    (?<!\w){_THE}(?:{_ARABIC_NETWORKS}){_MY}[\s:=/-]{{0,4}}{_NAME}
    |\b(?:{_NETWORKS})(?:\s?[:=/]\s?{_NAME}|\s(?=[a-z]*[0-9._][a-z0-9]){_NAME})
    |\b(?:{_ONLY_NETWORKS})\s(?!(?:{_NO_NAME})\b){_NAME}(?=\s*(?:$|[.،,!؟?\n])|\s+[\u0600-\u06ff])
    """,
        re.IGNORECASE | re.VERBOSE,
    )
)
LONGEST_GAP = 5
_APART = rf"[\W_]{{0,{LONGEST_GAP}}}"  # anything but letters and digits
_BROKEN = rf"[\W_]{{1,{LONGEST_GAP}}}"
_APART_NOT_ADDED = rf"(?:[^\w+]|_){{0,{LONGEST_GAP}}}"  # "500 + 1000" is a sum
_START = r"(?<!\d)(?<!\d[.,٫،])"  # neither inside a number nor behind its point
TELEPHONE = re.compile(
    rf"""
    (?:\+|{_START}00){_APART_NOT_ADDED}[1-9](?:{_APART_NOT_ADDED}\d){{8,13}}(?!\d)      # with the code of a country
    |{_START}966{_APART}(?:0{_APART})?[15](?:{_APART}\d){{8}}(?!\d)
    |{_START}(?:971\d{{8,9}}|(?:965|968|973|974)\d{{8}})(?!\d)
    |{_START}05(?:{_APART}\d){{8}}(?!\d)                              # a mobile
    |{_START}05\d{{7}}(?!\d)                                          # one mistyped
    |{_START}0{_BROKEN}5(?:{_BROKEN}\d){{8}}(?!\d)                    # figure by figure
    |{_START}0{_BROKEN}5\d{_BROKEN}\d{{3}}{_APART}\d{{4}}(?!\d)
    |(?<![A-Z]-){_START}5\d(?:\d{{7}}|[\s-]\d{{3}}[\s-]?\d{{4}})(?!\d)   # without its nought; "DK-551234567" is a code
    |{_START}01[1-7](?:{_APART}\d){{7}}(?!\d)                         # at home
    |{_START}(?:9200{_APART}\d{{5}}|920[\s-]\d{{3}}[\s-]\d{{3}}|800[\s-]?\d{{3}}[\s-]?\d{{4}})(?!\d)
    """,
    re.VERBOSE,
)
IBAN = re.compile(r"(?<![A-Za-z0-9])(?:SA|AE|KW|BH|QA|OM)[ -]?\d{2}(?:[ -]?[0-9A-Z]){17,26}(?![0-9A-Z])", re.IGNORECASE)
CALLED = (
    re.compile(  # a word that says that a telephone number follows, and one in pieces, with words between them or not
        rf"""
    (?<!\w)(?:{_THE}(?:{_ARABIC_NETWORKS}|جو+ال|موبايل|هاتف|تلفون){_MY}|رقم(?:ي|نا)|[اإ]تصل\w*
    |كلم\w*ن[ياى]?|whats[ ]?app|wa|tel|call|mobile|phone)(?!\w)
    \D{{1,12}}?(?P<number>0?5\d{{1,8}}(?:\D{{1,8}}\d{{2,8}}){{0,3}})(?!\d)
    """,
        re.IGNORECASE | re.VERBOSE,
    )
)
_YEAR = r"(?:1[34]|19|20)\d\d"
MOMENT = re.compile(  # a day or an hour, which the digits behind it do not belong to
    rf"""
    (?<!\d)(?:\d{{1,2}}([/.-])\d{{1,2}}\1{_YEAR}|{_YEAR}([/.-])\d{{1,2}}\2\d{{1,2}})(?!\d)
    |(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])
    """,
    re.VERBOSE,
)


def leads_elsewhere(text: str) -> bool:
    """Whether words say how to reach somebody: a telephone number, an e-mail address, a link or an account."""
    return has_link(text) or has_contact(text)


def has_link(text: str) -> bool:
    """Whether the address of a page or the name of an account elsewhere stands in it."""
    return LINK.search(text) is not None or ACCOUNT.search(text) is not None


def has_contact(text: str) -> bool:
    """Whether an e-mail address, a telephone number or the number of an account at a bank stands in it."""
    return ADDRESS.search(text) is not None or bool(_numbers(text))


def without_contacts(text: str) -> str:
    """The text with everything in it that leads elsewhere made unreadable."""
    spans = _numbers(text)
    spans += [found.span() for pattern in (ADDRESS, ACCOUNT) for found in pattern.finditer(text)]
    spans += [found.span() for found in re.finditer(r"\S+", text) if has_link(found.group())]
    kept, end = [], 0
    for start, stop in sorted(spans):
        if stop > end:
            kept += [text[end:start], MASK] if start >= end else []
            end = stop
    return "".join([*kept, text[end:]])


def _numbers(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers and those of accounts at banks stand."""
    plain = _plain(text)
    spans = [found.span() for pattern in (TELEPHONE, IBAN) for found in pattern.finditer(plain)]
    called = ((found["number"], found.span("number")) for found in CALLED.finditer(plain))
    return spans + [span for number, span in called if len(re.sub(r"\D", "", number)) == 9 + number.startswith("0")]


def _plain(text: str) -> str:
    """The text letter by letter, every digit of whatever writing as 0-9, the stroke that lengthens a word as a dash (it is no
    letter of its own), days and hours as letters."""
    digits = "".join(str(unicodedata.digit(letter, letter)) for letter in text.replace(TATWEEL, "-"))
    return MOMENT.sub(lambda found: "x" * len(found.group()), digits)
