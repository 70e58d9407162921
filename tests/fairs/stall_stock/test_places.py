"""Who has a place for goods at an exhibition, and when goods may come there."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.stall_stock.places import has_place
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.stall_goods import a_holder
from tests.builders.stalls import a_confirmed_call, a_plan

pytestmark = pytest.mark.usefixtures("app")


def has_one(exhibition_id: int, family_id: int) -> bool:
    return bool(db.session.scalar(select(has_place(exhibition_id, family_id))))


def test_a_stall_is_a_place_and_a_confirmed_one_as_long_as_nobody_sees_a_plan() -> None:
    holder = a_holder()
    call, (family, _) = a_confirmed_call()
    exhibition = exhibitions.get(call.exhibition_id)

    assert has_one(holder.plan.exhibition_id, holder.family.id)
    assert has_one(exhibition.id, family.id)
    assert not has_one(exhibition.id, a_family().id)
    a_plan(exhibition)
    assert stall_stock.comes(exhibition.id, family.id)
    assert not has_one(exhibition.id, family.id)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("announced", ""),
        ("live", ""),
        ("postponed", "FairIsOver"),
        ("cancelled", "FairIsOver"),
        ("finished", "FairIsOver"),
    ],
)
def test_goods_come_as_long_as_it_is_held(state: str, word: str) -> None:
    holder = a_holder()
    exhibition = holder.exhibition
    exhibition.state = state

    refusal = stall_stock.why_not(exhibition, holder.family.id)

    assert (type(refusal).__name__ if refusal else "") == word


def test_it_is_over_at_its_last_closing_though_nobody_noted_that() -> None:
    exhibition = a_holder().exhibition
    exhibition.state = "live"
    assert exhibition.closes_at

    for seconds, is_over in ((-1, False), (0, True)):
        with clock.set_to(exhibition.closes_at + timedelta(seconds=seconds)):
            assert stall_stock.is_over(exhibition) == is_over
