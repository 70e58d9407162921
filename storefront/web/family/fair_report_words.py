"""What was left of exhibitions, in words: how a sum came about, and the table to take along."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext

from storefront.fairs import tills
from storefront.insight.fair_figures import Fair, Left
from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.web.kit import spreadsheets
from storefront.web.kit.fair_words import TILL_METHODS
from storefront.web.kit.formats import count_of, dated
from storefront.web.kit.locale import in_language
from storefront.web.kit.spreadsheets import Number, Value, number

HEAD = (
    N_("المعرض"),
    N_("من يوم"),
    N_("إلى يوم"),
    N_("أيامكم فيه"),
    N_("الساعات"),
    N_("عدد مرات البيع"),
    *(words for words, _ in TILL_METHODS.values()),
    N_("بيع البسطة"),
    N_("دفعتم من الرسوم"),
    N_("عليكم من الرسوم"),
    N_("لم يُعَد من التأمين"),
    N_("ما بقي لكم"),
    N_("في اليوم"),
    N_("في الساعة"),
    N_("التأمين المحفوظ"),
)


def span_of(fair: Fair) -> str:
    """ "من 3 إلى 5 ديسمبر 2026"."""
    if fair.first_day == fair.last_day:
        return dated(fair.first_day)
    return str(gettext("من %(first)s إلى %(last)s", first=dated(fair.first_day), last=dated(fair.last_day)))


def method_rows(left: Left) -> list[dict[str, Any]]:
    """What was taken in each way, and how much of all that is."""
    whole = left.taken_minor or 1
    return [
        {
            "name": gettext(TILL_METHODS[way][0]),
            "minor": taken.total_minor,
            "percent": taken.total_minor * 100 // whole,
            "note": count_of("sale", taken.sales),
        }
        for way, taken in left.by_method.items()
    ]


def sum_rows(left: Left) -> list[tuple[str, int]]:
    """How what is left comes about; sums that are nothing are left out, but for the takings."""
    paid = left.paid
    rows = [
        (gettext("دفعتم من رسوم المكان"), -paid.fee_minor),
        (gettext("بقي عليكم من الرسوم"), -paid.owed_minor),
        (gettext("لم يُعَد إليكم من التأمين"), -paid.kept_minor),
    ]
    return [(gettext("بيع البسطة"), left.taken_minor), *(row for row in rows if row[1])]


def table(rows: Iterable[Left]) -> bytes:
    """A line for each exhibition, in riyals."""
    return spreadsheets.file_of([[gettext(words) for words in HEAD], *(line_of(one) for one in rows)])


def line_of(left: Left) -> list[Value]:
    fair, time, paid = left.fair, left.time, left.paid
    ways = [left.by_method[way].total_minor if way in left.by_method else 0 for way in tills.METHODS]
    costs = (paid.fee_minor, paid.owed_minor, paid.kept_minor)
    parts = (left.per_day_minor, left.per_hour_minor)
    return [
        in_language(fair, "name"),
        fair.first_day.isoformat(),
        fair.last_day.isoformat(),
        number(str(time.days)),
        number(f"{time.minutes / 60:.2f}"),
        number(str(left.sales)),
        *(sum_of(minor) for minor in (*ways, left.taken_minor, *costs, left.left_minor)),
        *("" if minor is None else sum_of(minor) for minor in parts),
        sum_of(paid.held_minor),
    ]


def sum_of(minor: int) -> Number:
    return number(money.plain(minor))
