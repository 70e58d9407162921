"""Nobody is spoken to as a man alone: no Arabic text commands one («اكتب») or says what he does («تدفع»); families are many
(«اكتبوا»), others need none («يُدفع»)."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from tests.architecture.sentences import letters, sentences

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
DAMMA = "\u064f"  # «سُجّل» is told and «تصفُّح» is a noun: neither asks
CLAUSE = re.compile("[.!؟?:؛،,;»«()\n]+| أو | ثم ")

# these letters can hardly be read otherwise
COMMANDS = """
    ابحث ابدأ اترك اتصل اجعل اجمع احجز احذف احسب احفظ اختر ادخل ادفع اذكر اذهب ارجع ارفع ارفق اسأل اسحب استبدل استخدم
    اشتر اشرح اضغط اطبع اطلب اغلق افتح اقبل اقترح اقرأ اكتب التقط امسح انتظر انسخ انشر انظر
    أبق أبلغ أتمم أجب أخبر أدخل أرسل أرفق أزل أصلح أضف أظهر أعط أغلق أكمل ألغ أنشئ أوصل أوقف تأكد تحقق تصفح تواصل ضع خذ
"""
# these also tell what somebody did, and then one of the doers stands behind
TOLD = "تابع جدد جرب جهز حاول حدد حمل حول راجع زود سجل سلم شارك شاهد صحح عدل عرف غير قيم قارن قرر كرر أكد أعد"
DOERS = "المكتب مكتب المشتري المندوب المصرف أحد غيركم الشخص النمو"
OTHERWISE = {"غير", "غيره", "غيرها", "وغيرها", "أغلقه", "قيّمه", "وضع", "وضعها"}  # whole words that are something else
SUFFIX = "(?:ه|ها|هم|هما|ني)?"
CERTAIN = re.compile(f"[وف]?(?:{'|'.join(COMMANDS.split())}){SUFFIX}")
LIKELY = re.compile(f"[وف]?(?:{'|'.join(TOLD.split())}){SUFFIX}")
# of one man these say what he does; so they do of one woman and of things, and then one of these is named beside them
DOES = """
    تدفع تستلم تسترد تشتري تنتقل تصحح تعدل تلغي تكمل ترجع تتابع تأتمن تبحث تعطي تعط تريد تستطيع تختار ترى ترغب تجد تكتب تحتاج
    تضع تترك تأخذ تحول تنزل تحذف تعرف ترفض تقيم تعمله تخرج تدخل
"""
SHE_WORDS = """
    أسرة أسر أسرتين دكة شركة شركات بنات قسيمة قطع منتجات مبالغ وثيقة وثائق سلة أسطر آلة جهة مطابقة طلبات رسوم بيوت دكت سلت أسرت
"""
BEFORE, BEHIND = 4, 2  # words
SHE = re.compile(rf"(?<!\w)[وفبل]?(?:ال|لل)?(?:{'|'.join(SHE_WORDS.split())})(?:كم|ها|ه)?(?!\w)")
SENTENCE = re.compile(r"(?<=[.!؟?\n])\s+")
DOES_SOMETHING = re.compile(f"[وف]?[لس]?(?:{'|'.join(DOES.split())}){SUFFIX}")
FORBIDDEN = re.compile(r"(?<!\w)[وف]?لا (?:تكتب|تحوّل|تنس|تضغط|تشاركه|تُعطِ) ")


def commands(text: str) -> Iterator[str]:
    """The words of a text that command, or forbid, one man alone."""
    yield from FORBIDDEN.findall(text)
    for clause in CLAUSE.split(text):
        words = clause.split()
        yield from (
            word for place, word in enumerate(words) if commands_one(word, words[place + 1 : place + 2], place == 0)
        )


def commands_one(word: str, behind: list[str], is_first: bool) -> bool:
    """Whether a word commands one man: at the head of a clause, or joined to it («واكتب»)."""
    if word in OTHERWISE or DAMMA in word or set(behind) & set(DOERS.split()):
        return False
    bare = MARKS.sub("", word)
    if is_first:
        return bool(CERTAIN.fullmatch(bare) or LIKELY.fullmatch(bare))
    return bare[:1] in {"و", "ف"} and bool(CERTAIN.fullmatch(bare))


def doings(text: str) -> Iterator[str]:
    """The words of a text that say what one man does: nobody who could do it is named shortly before or behind."""
    words = re.findall(r"[\w\u064b-\u0652]+", text)
    for place, word in enumerate(words):
        near = MARKS.sub("", " ".join(words[max(place - BEFORE, 0) : place + BEHIND + 1]))
        is_mine = words[place - 2 : place] in (["لك", "أن"], ["فلك", "أن"], ["ولك", "أن"], ["يمكنك", "أن"])
        if DAMMA not in word and DOES_SOMETHING.fullmatch(MARKS.sub("", word)) and (is_mine or not SHE.search(near)):
            yield word


def test_no_arabic_text_commands_one_man() -> None:
    said = chain(sentences(), letters("ar"))

    assert sorted({f"{path.name}: {text}" for text, path in said for _ in commands(text)}) == []


@pytest.mark.parametrize(
    "planted",
    [
        "اكتب رقم الطلب.",
        "تغيّر شيء في سلتك. راجعها ثم أكمل الطلب.",
        "إن لم يصلك المبلغ فتواصل معنا.",
        "سجّل الدخول لتكمل طلبك.",
        "يكفي العنوان المختصر، أو اكتب الحي.",
        "يقرؤه الجميع، فلا تكتب فيه رقماً.",
        "فلا تُعطِ كلمة مرورك لأحد.",
    ],
)
def test_the_rule_sees_a_planted_fault(planted: str) -> None:
    assert list(commands(planted)) != []


@pytest.mark.parametrize(
    "plain",
    [
        "اكتبوا رقم الطلب.",
        "كتابة رقم الطلب",
        "يُرجى اختيار المدينة.",
        "سُجّل وصول القطع.",
        "راجع المكتب منتجكم.",
        "أرسلنا الدعوة.",
        "تصفُّح الأقسام",
        "غير معروف",
    ],
)
def test_what_asks_for_nothing_is_let_through(plain: str) -> None:
    assert list(commands(plain)) == []


def test_no_arabic_text_says_what_one_man_does() -> None:
    said = chain(sentences(), letters("ar"))
    parts = ((part, path) for text, path in said for part in SENTENCE.split(text))

    assert sorted({f"{path.name}: {part}" for part, path in parts for _ in doings(part)}) == []


@pytest.mark.parametrize(
    "planted",
    [
        "كيف تدفع؟",
        "تدفع ثمن كل طرد حين تستلمه.",
        "تحوّل المبلغ إلى حساب السوق.",
        "لم نجد ما تبحث عنه.",
        "فلك أن تلغيه من هنا.",
        "لتعرف حالاً إن دخل غيرك إلى حسابك.",
        "من صفحة الطلب توافق أو ترفض.",
        "من صفحته تعدّل الاسم.",
        "ولك أن تلغي الطلب ما لم تكمل الأسرة العمل عليه.",
    ],
)
def test_the_rule_sees_what_one_man_is_said_to_do(planted: str) -> None:
    assert list(doings(planted)) != []


@pytest.mark.parametrize(
    "plain",
    [
        "تدفعون الرسوم.",
        "يُدفع ثمن كل طرد عند استلامه.",
        "تُدفع الرسوم.",
        "تجد الأسرة الطلب هنا.",
        "طريقة الدفع",
        "تُفتح الصفحة.",
    ],
)
def test_what_others_do_is_let_through(plain: str) -> None:
    assert list(doings(plain)) == []
