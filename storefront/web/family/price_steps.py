"""The arithmetic of a price line by line, in the reader's language: what goes in, what is wanted, what becomes of the price."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from storefront.goods.pricing import Suggestion
from storefront.kernel import money
from storefront.web.family.money_words import riyals
from storefront.web.family.price_forms import PriceForm
from storefront.web.kit.formats import count_of


@dataclass(frozen=True)
class Step:
    """A line of the arithmetic: what it is, how it came about, and its sum in halalas."""

    what: str
    how: str
    minor: int


def goes_in(form: PriceForm) -> Iterator[Step]:
    """What goes into all pieces that are made at once."""
    making = form.making
    for place, (name, minor) in enumerate(form.costs, start=1):
        yield Step(name or gettext("مادة %(number)s", number=place), "", minor)
    if making.work_minor:
        how = gettext(
            "ساعات العمل %(hours)s × %(wage)s", hours=money.shown(making.hours), wage=riyals(making.wage_minor)
        )
        yield Step(gettext("أجر تعبكم"), how, making.work_minor)
    if making.packing_minor and not form.is_weighed:  # each portion has its own
        how = f"{count_of('piece', making.pieces)} × {riyals(making.packaging_minor)}"
        yield Step(gettext("التغليف"), how, making.packing_minor)
    if making.delivery_minor:
        yield Step(gettext("إيصالها إلى البسطة"), "", making.delivery_minor)


def is_wanted(found: Suggestion) -> Iterator[Step]:
    """What one piece costs, and what is to be earned on it."""
    making = found.making
    how = f"{riyals(making.total_minor)} ÷ {making.pieces}"
    yield Step(gettext("تكلفة القطعة"), how, found.cost_minor)
    how = gettext("%(percent)s%% من التكلفة", percent=percent(found.margin_points))
    yield Step(gettext("الربح الذي تريدونه"), how, found.margin_minor)


def comes_out(found: Suggestion) -> Iterator[Step]:
    """What becomes of the price."""
    yield Step(gettext("السعر المقترح"), "", found.price_minor)
    how = gettext("%(percent)s%% من السعر", percent=percent(found.fee_points))
    yield Step(gettext("عمولة السوق"), how, -found.fee_minor)
    yield Step(gettext("تكلفة القطعة"), "", -found.cost_minor)


def percent(points: int) -> str:
    """Basis points as people type them: "8", "7.5"."""
    return money.plain(points).rstrip("0").rstrip(".")
