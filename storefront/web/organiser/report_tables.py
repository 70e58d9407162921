"""What an exhibition came to, in rows: parts of its sales as bars, places by sub-category, and all of it as a table for Excel."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flask_babel import gettext

from storefront.fairs.invoices import Sums
from storefront.goods import taxonomy
from storefront.insight.fair_figures import Counts, Parts, Quota, Sold
from storefront.kernel import money
from storefront.web.kit import spreadsheets
from storefront.web.kit.hours import at
from storefront.web.kit.locale import in_language
from storefront.web.kit.spreadsheets import Value, number

Row = tuple[str, str, int | None, int | None]  # part of the report, what it is, how many, halalas
MORNING = 7  # before it an hour belongs to the evening of the day before


def category_words(category_id: int) -> str:
    return in_language(taxonomy.sign(category_id), "name")


def hour_words(hour: int) -> str:
    """ "4:00 مساءً"."""
    return at(hour * 60)


def quota_rows(quotas: Sequence[Quota]) -> list[tuple[str, Quota, int]]:
    """Each sub-category by its name, and how much of it is full, in percent."""
    return [(category_words(one.category_id), one, one.taken * 100 // one.most) for one in quotas]


def in_order(found: Parts[int], by_size: bool) -> list[tuple[int, int]]:
    """Parts, the largest first; or hours as an evening runs."""
    if by_size:
        return sorted(found.shown.items(), key=lambda pair: (-pair[1], pair[0]))
    return sorted(found.shown.items(), key=lambda pair: (pair[0] < MORNING, pair[0]))


def named(found: Parts[int], words: Callable[[int], str], *, by_size: bool = True) -> list[tuple[str, int]]:
    """Parts by their names, and what is told together at the end."""
    rows = [(words(key), minor) for key, minor in in_order(found, by_size)]
    return rows if found.rest_minor is None else [*rows, (gettext("الباقي معاً"), found.rest_minor)]


def bars_of(found: Parts[int], words: Callable[[int], str], *, by_size: bool = True) -> list[dict[str, Any]]:
    """The same as components/chart.html shows them."""
    rows = named(found, words, by_size=by_size)
    whole = sum(minor for _, minor in rows) or 1
    return [{"name": name, "minor": minor, "percent": minor * 100 // whole, "note": ""} for name, minor in rows]


def report_csv(counts: Counts, quotas: Sequence[Quota], fees: Sums, sold: Sold | None) -> bytes:
    """A line for each figure: where it stands in the report, what it is, how many, how much in riyals."""
    head = [gettext("القسم"), gettext("البند"), gettext("العدد"), gettext("المبلغ بالريال")]
    rows = [*counted(counts), *placed(quotas), *owed(fees), *(sales(sold) if sold else ())]
    return spreadsheets.file_of([head, *(line_of(row) for row in rows)])


def line_of(row: Row) -> list[Value]:
    part, words, how_many, minor = row
    figures = ("" if how_many is None else number(str(how_many)), "" if minor is None else number(money.plain(minor)))
    return [part, words, *figures]


def counted(counts: Counts) -> Iterator[Row]:
    visitors, stalls = gettext("الزوار"), gettext("البسطات")
    yield visitors, gettext("حجزوا"), counts.booked, None
    yield visitors, gettext("دخلوا بتذكرة"), counts.with_ticket, None
    yield visitors, gettext("دخلوا بلا تذكرة"), counts.without_ticket, None
    yield stalls, gettext("في المخطط"), counts.stalls, None
    yield stalls, gettext("أُعطيت لأسر"), counts.let, None
    yield stalls, gettext("الأسر التي لها بسطة"), counts.families, None


def placed(quotas: Sequence[Quota]) -> Iterator[Row]:
    for one in quotas:
        yield gettext("الأماكن المشغولة"), category_words(one.category_id), one.taken, None
        yield gettext("الأماكن المدعو إليها"), category_words(one.category_id), one.most, None


def owed(fees: Sums) -> Iterator[Row]:
    part = gettext("الرسوم والتأمينات")
    yield part, gettext("مطلوب"), None, fees.asked_minor
    yield part, gettext("أُعفي منه"), None, fees.waived_minor
    yield part, gettext("دُفع"), None, fees.paid_minor
    yield part, gettext("أُعيد إلى من دفعه"), None, fees.back_minor
    yield part, gettext("بقي"), None, fees.left_minor


def sales(sold: Sold) -> Iterator[Row]:
    """Families that agreed, the others together, and the parts."""
    part = gettext("بيع البسطات")
    for shop in sold.shops:
        yield part, in_language(shop, "name"), shop.sales, shop.total_minor
    if sold.seen.others_minor is not None:
        yield part, gettext("أسر أخرى معاً"), None, sold.seen.others_minor
    yield part, gettext("مجموع ما يظهر"), None, sold.seen.total_minor
    for words, minor in named(sold.by_category, category_words):
        yield gettext("بيع البسطات بالتصنيف"), words, None, minor
    for words, minor in named(sold.by_hour, hour_words, by_size=False):
        yield gettext("بيع البسطات بالساعة"), words, None, minor
