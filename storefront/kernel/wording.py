"""What people write of themselves, as it is kept: names and e-mail addresses without anything invisible. Pure."""

import re
import unicodedata

from storefront.kernel import contacts
from storefront.kernel.refusals import N_, Counted, NotValid

SHORTEST_NAME, LONGEST_NAME = 2, 80
LONGEST_EMAIL = 254
MOST_MARKS = 3  # vowel signs one letter may carry
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)


class EmailIsNotValid(NotValid):
    text = N_("البريد الإلكتروني غير صحيح، مثال: name@example.com.")


class NameIsNotValid(NotValid):
    text = N_("يُكتب الاسم بالحروف، من حرفين إلى 80 حرفاً.")


class TextIsTooLong(NotValid):
    """More letters than `most`."""

    text = N_("النص طويل: لا يزيد على %(letters)s.")

    def __init__(self, *, most: int) -> None:
        super().__init__(most=most, letters=Counted("letter", most, oblique=True))


class NoContactsInPublic(NotValid):
    """What everybody reads is no place for telephone numbers, addresses and links."""

    text = N_("هذا الكلام يقرؤه الجميع، فلا تكتبوا فيه رقم جوال ولا بريداً ولا رابطاً ولا اسم حساب.")


class NoContactsHere(NotValid):
    """What a shopper and a family tell each other of an order is no place for them either: the market says how to reach whom."""

    text = N_("لا يُكتب هنا رقم جوال ولا بريد ولا رابط ولا اسم حساب. الأرقام تظهر في صفحة الطلب بعد قبوله.")


def name(text: str) -> str:
    """A person's name: one line, no invisible or turning characters, no towers of marks. Raises NameIsNotValid."""
    plain = line(text[: LONGEST_NAME * 10])
    if not SHORTEST_NAME <= len(plain) <= LONGEST_NAME or not any(letter.isalpha() for letter in plain):
        raise NameIsNotValid()
    return plain


def email(text: str) -> str:
    """An e-mail address as it is compared: trimmed, in lower case, plain ASCII (mail servers here take no other).

    Raises EmailIsNotValid.
    """
    plain = text.strip().lower()
    if (
        len(plain) > LONGEST_EMAIL
        or not EMAIL.fullmatch(plain)
        or plain.startswith(".")
        or ".." in plain
        or ".@" in plain
    ):
        raise EmailIsNotValid()
    return plain


def words(text: str, *, most: int) -> str:
    """One line of any words, perhaps none; raises TextIsTooLong."""
    plain = line(text[: most * 10])
    if len(plain) > most:
        raise TextIsTooLong(most=most)
    return plain


def line(text: str) -> str:
    """The text on one line, with what cannot be seen left out."""
    visible = "".join(
        " " if letter.isspace() else letter for letter in text if letter.isspace() or letter.isprintable()
    )
    return " ".join(fewer_marks(unicodedata.normalize("NFC", visible)).split())


def fewer_marks(text: str) -> str:
    """The text with at most three marks on any letter."""
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def paragraphs(text: str, *, most: int) -> str:
    """Words of several lines, perhaps none: each as `line` has it, at most one empty line between two. Raises TextIsTooLong."""
    lines = [line(one) for one in text[: most * 10].splitlines()]
    plain = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(plain) > most:
        raise TextIsTooLong(most=most)
    return plain


def check_public(*texts: str) -> None:
    """Raises NoContactsInPublic where one of them leads shoppers elsewhere."""
    if any(contacts.leads_elsewhere(text) for text in texts):
        raise NoContactsInPublic()


def check_told(*texts: str) -> None:
    """Raises NoContactsHere where one of them says how to reach somebody."""
    if any(contacts.leads_elsewhere(text) for text in texts):
        raise NoContactsHere()
