"""How numbers, dates and counted things are written for a reader. Western digits for prices and dates."""

from datetime import date, datetime
from functools import lru_cache

from flask import Flask

from storefront.kernel import calendars, clock, ibans, money, paging, phones, weights
from storefront.web.kit.locale import gettext, language

# one, two, few (3-10), many (11-99 and what reads like it), other (100, 1,000); English: one and other
NOUNS = {
    "piece": ("قطعة", "قطعتان", "%(n)s قطع", "%(n)s قطعة", "%(n)s قطعة", "piece", "pieces"),
    "portion": ("عبوة", "عبوتان", "%(n)s عبوات", "%(n)s عبوة", "%(n)s عبوة", "portion", "portions"),
    "product": ("منتج", "منتجان", "%(n)s منتجات", "%(n)s منتجاً", "%(n)s منتج", "product", "products"),
    "family": ("أسرة", "أسرتان", "%(n)s أسر", "%(n)s أسرة", "%(n)s أسرة", "family", "families"),
    "order": ("طلب", "طلبان", "%(n)s طلبات", "%(n)s طلباً", "%(n)s طلب", "order", "orders"),
    "day": ("يوم", "يومان", "%(n)s أيام", "%(n)s يوماً", "%(n)s يوم", "day", "days"),
    "hour": ("ساعة", "ساعتان", "%(n)s ساعات", "%(n)s ساعة", "%(n)s ساعة", "hour", "hours"),
    "month": ("شهر", "شهران", "%(n)s أشهر", "%(n)s شهراً", "%(n)s شهر", "month", "months"),
    "year": ("سنة", "سنتان", "%(n)s سنوات", "%(n)s سنة", "%(n)s سنة", "year", "years"),
    "person": ("شخص", "شخصان", "%(n)s أشخاص", "%(n)s شخصاً", "%(n)s شخص", "person", "people"),
    "minute": ("دقيقة", "دقيقتان", "%(n)s دقائق", "%(n)s دقيقة", "%(n)s دقيقة", "minute", "minutes"),
    "region": ("منطقة", "منطقتان", "%(n)s مناطق", "%(n)s منطقة", "%(n)s منطقة", "region", "regions"),
    "result": ("نتيجة", "نتيجتان", "%(n)s نتائج", "%(n)s نتيجة", "%(n)s نتيجة", "result", "results"),
    "letter": ("حرف", "حرفان", "%(n)s أحرف", "%(n)s حرفاً", "%(n)s حرف", "character", "characters"),
    "review": ("تقييم", "تقييمان", "%(n)s تقييمات", "%(n)s تقييماً", "%(n)s تقييم", "review", "reviews"),
    "star": ("نجمة", "نجمتان", "%(n)s نجوم", "%(n)s نجمة", "%(n)s نجمة", "star", "stars"),
    "payout": ("تحويل", "تحويلان", "%(n)s تحويلات", "%(n)s تحويلاً", "%(n)s تحويل", "payout", "payouts"),
    "application": ("طلب", "طلبان", "%(n)s طلبات", "%(n)s طلباً", "%(n)s طلب", "application", "applications"),
    "place": ("مكان", "مكانان", "%(n)s أماكن", "%(n)s مكاناً", "%(n)s مكان", "place", "places"),
    "stall": ("بسطة", "بسطتان", "%(n)s بسطات", "%(n)s بسطة", "%(n)s بسطة", "stall", "stalls"),
    "picture": ("صورة", "صورتان", "%(n)s صور", "%(n)s صورة", "%(n)s صورة", "picture", "pictures"),
    "sale": ("بيعة", "بيعتان", "%(n)s بيعات", "%(n)s بيعة", "%(n)s بيعة", "sale", "sales"),
    "item": ("صنف", "صنفان", "%(n)s أصناف", "%(n)s صنفاً", "%(n)s صنف", "item", "items"),
}
ARABIC_FORMS = {1: 0, 2: 1}
FEMININE = "ة"  # what ends so is counted with واحدة


def arabic_form(number: int) -> int:
    """Which of the five written forms a counted Arabic noun takes (CLDR plural rules of Arabic)."""
    if number in ARABIC_FORMS:
        return ARABIC_FORMS[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return 2
    return 3 if rest >= 11 else 4


@lru_cache(maxsize=4096)
def counted(kind: str, number: int, lang: str, *, oblique: bool = False) -> str:
    """A number with its noun: "قطعة واحدة", "3 قطع", "11 قطعة", "2 pieces". `oblique`: after a preposition («خلال يومين»).

    One is said too: the noun alone names a thing and counts nothing.
    """
    forms = NOUNS[kind]
    if lang == "en":
        return f"{number:,} {forms[5] if number == 1 else forms[6]}"
    if number == 0:
        return f"0 {forms[0]}"
    if number == 1:
        return f"{forms[0]} {'واحدة' if forms[0].endswith(FEMININE) else 'واحد'}"
    if number == 2 and oblique:
        return forms[1].removesuffix("ان") + "ين"
    return forms[arabic_form(number)] % {"n": f"{number:,}"}


def count_of(kind: str, number: int, *, oblique: bool = False) -> str:
    """A counted noun in the reader's language."""
    return counted(kind, number, language(), oblique=oblique)


def weight(grams: int) -> str:
    """Grams as the reader says them: "250 غرام", "1.5 kg"."""
    return weights.words(grams, language())


def day(moment: date | datetime) -> str:
    """ "الخميس 26 نوفمبر" / "Thursday 26 November", with the year when it is another year's."""
    local = clock.riyadh(moment).date() if isinstance(moment, datetime) else moment
    return calendars.gregorian_words(local, language(), with_year=local.year != clock.today().year)


def dated(moment: date | datetime) -> str:
    """The day with its year, for papers that are kept: "الخميس 26 نوفمبر 2026"."""
    local = clock.riyadh(moment).date() if isinstance(moment, datetime) else moment
    return calendars.gregorian_words(local, language(), with_year=True)


def hijri(moment: date | datetime) -> str:
    """ "16 جمادى الآخرة 1448" / "16 Jumada al-Akhirah 1448"."""
    local = clock.riyadh(moment).date() if isinstance(moment, datetime) else moment
    return calendars.hijri_words(local, language())


def clock_time(moment: datetime) -> str:
    """ "4:10 مساءً" / "4:10 pm", as the clocks of Riyadh show it."""
    local = clock.riyadh(moment)
    part = gettext("صباحاً") if local.hour < 12 else gettext("مساءً")
    return f"{local.hour % 12 or 12}:{local.minute:02d} {part}"


def rating(tenths: int) -> str:
    """Tenths of a star as they are read: 42 is "4.2"."""
    return f"{tenths // 10}.{tenths % 10}"


def furnish(app: Flask) -> None:
    """Makes the formats known to templates."""
    app.jinja_env.filters["money"] = money.shown
    app.jinja_env.filters["plain_money"] = money.plain
    app.jinja_env.filters["iban"] = ibans.spaced
    app.jinja_env.filters["dialled"] = phones.as_dialled
    app.jinja_env.globals.update(
        count_of=count_of,
        rating=rating,
        weight=weight,
        day=day,
        dated=dated,
        hijri=hijri,
        clock_time=clock_time,
        pages_around=paging.around,
    )


def at_head(words: str) -> str:
    """Words that stand alone on a line: where letters have capitals, the first is one."""
    return words[:1].upper() + words[1:]
