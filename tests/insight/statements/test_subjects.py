"""What a booking is about is found by its name, however many there are, in as many questions as there are nouns."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.insight.statements.subjects import number_of, numbers, subjects
from storefront.trade import orders, returns
from storefront.trade.checkouts.channels import MARKET
from storefront.treasury import payments
from tests.builders.community import desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, bring_to, heard, the_parcel


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("parcel:12", 12),
        ("refund:7", 7),
        ("refund:7:family", 7),
        ("refund:7:again:1:hand", 7),
        ("parcel:", 0),
        ("gift", 0),
        ("", 0),
    ],
)
def test_the_number_of_a_name(name: str, number: int) -> None:
    assert number_of(name) == number


def test_only_the_subjects_of_a_noun_are_counted_once_each() -> None:
    assert numbers(["parcel:3", "return:1", "parcel:3", "parcel:2", "parcels:9"], "parcel") == [2, 3]


def returned() -> tuple[orders.Parcel, int]:
    """A parcel of two pieces of which one came home; the number of the return."""
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000), 2))), "handed_over")
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()
    return parcel, request.id


@pytest.mark.usefixtures("app")
def test_a_sale_a_return_and_its_refund_are_about_one_parcel() -> None:
    parcel, request = returned()
    refund = payments.refunds_to_do()[0].id
    names = [f"sale:parcel:{parcel.id}", f"taken-back:return:{request}", f"paid-back:refund:{refund}"]

    found = subjects([*names, "gift", "sale:parcel:999999"])

    assert sorted(found) == sorted(names)
    assert {about.parcel for about in found.values()} == {parcel.reference}
    assert [found[name].goods_minor for name in names] == [20_000, 10_000, 10_000]
    assert found[names[0]].channel == MARKET


@pytest.mark.usefixtures("app")
def test_many_cost_no_more_questions(count_queries: Callable[[], AbstractContextManager[list[str]]]) -> None:
    parcels = [the_parcel(a_paid_order()).id for _ in range(4)]

    with count_queries() as asked:
        subjects([f"sale:parcel:{parcel}" for parcel in parcels])

    assert len(asked) <= 3
