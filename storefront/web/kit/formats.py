"""How numbers, dates and counted things are written for a reader. Western digits for prices and dates."""

from datetime import date, datetime
from functools import lru_cache

from flask import Flask
from flask_babel import gettext

from storefront.kernel import calendars, clock, money
from storefront.kernel.refusals import N_
from storefront.web.kit.locale import language

# one, two, few (3-10), many (11-99 and what reads like it), other (100, 1,000); English: one and other
NOUNS = {
    "piece": (N_("قطعة"), N_("قطعتان"), N_("%(n)s قطع"), N_("%(n)s قطعة"), N_("%(n)s قطعة"), "piece", "pieces"),
    "product": (
        N_("منتج"),
        N_("منتجان"),
        N_("%(n)s منتجات"),
        N_("%(n)s منتجاً"),
        N_("%(n)s منتج"),
        "product",
        "products",
    ),
    "family": (N_("أسرة"), N_("أسرتان"), N_("%(n)s أسر"), N_("%(n)s أسرة"), N_("%(n)s أسرة"), "family", "families"),
    "order": (N_("طلب"), N_("طلبان"), N_("%(n)s طلبات"), N_("%(n)s طلباً"), N_("%(n)s طلب"), "order", "orders"),
    "day": (N_("يوم"), N_("يومان"), N_("%(n)s أيام"), N_("%(n)s يوماً"), N_("%(n)s يوم"), "day", "days"),
    "hour": (N_("ساعة"), N_("ساعتان"), N_("%(n)s ساعات"), N_("%(n)s ساعة"), N_("%(n)s ساعة"), "hour", "hours"),
    "region": (
        N_("منطقة"),
        N_("منطقتان"),
        N_("%(n)s مناطق"),
        N_("%(n)s منطقة"),
        N_("%(n)s منطقة"),
        "region",
        "regions",
    ),
    "result": (
        N_("نتيجة"),
        N_("نتيجتان"),
        N_("%(n)s نتائج"),
        N_("%(n)s نتيجة"),
        N_("%(n)s نتيجة"),
        "result",
        "results",
    ),
    "item": (N_("صنف"), N_("صنفان"), N_("%(n)s أصناف"), N_("%(n)s صنفاً"), N_("%(n)s صنف"), "item", "items"),
}
ARABIC_FORMS = {1: 0, 2: 1}


def arabic_form(number: int) -> int:
    """Which of the five written forms a counted Arabic noun takes (CLDR plural rules of Arabic)."""
    if number in ARABIC_FORMS:
        return ARABIC_FORMS[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return 2
    return 3 if rest >= 11 else 4


@lru_cache(maxsize=4096)
def counted(kind: str, number: int, lang: str) -> str:
    """A number with its noun: "3 قطع", "11 قطعة", "2 pieces"."""
    forms = NOUNS[kind]
    if lang == "en":
        return f"{number:,} {forms[5] if number == 1 else forms[6]}"
    if number == 0:
        return f"0 {forms[0]}"
    return forms[arabic_form(number)] % {"n": f"{number:,}"}


def count_of(kind: str, number: int) -> str:
    """A counted noun in the reader's language."""
    return counted(kind, number, language())


def day(moment: date | datetime) -> str:
    """ "الخميس 26 نوفمبر" / "Thursday 26 November", with the year when it is another year's."""
    local = clock.riyadh(moment).date() if isinstance(moment, datetime) else moment
    return calendars.gregorian_words(local, language(), with_year=local.year != clock.today().year)


def hijri(moment: date | datetime) -> str:
    """ "16 جمادى الآخرة 1448" / "16 Jumada al-Akhirah 1448"."""
    local = clock.riyadh(moment).date() if isinstance(moment, datetime) else moment
    return calendars.hijri_words(local, language())


def clock_time(moment: datetime) -> str:
    """ "4:10 مساءً" / "4:10 pm", as the clocks of Riyadh show it."""
    local = clock.riyadh(moment)
    part = gettext("صباحاً") if local.hour < 12 else gettext("مساءً")
    return f"{local.hour % 12 or 12}:{local.minute:02d} {part}"


def furnish(app: Flask) -> None:
    """Makes the formats known to templates."""
    app.jinja_env.filters["money"] = money.shown
    app.jinja_env.filters["plain_money"] = money.plain
    app.jinja_env.globals.update(count_of=count_of, day=day, hijri=hijri, clock_time=clock_time)
