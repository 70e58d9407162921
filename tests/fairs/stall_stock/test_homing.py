"""What can stay at a stall no longer goes home by itself, once."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from storefront.fairs import allocations, applications, exhibitions, stall_stock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.goods import a_product, variant_of
from tests.builders.stall_goods import Holder, a_holder, after_closing, carried, free_on_web, moves
from tests.builders.stalls import a_confirmed_call, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")


def at_home() -> int:
    """How many stalls the worker clears."""
    return sum(1 for _ in iter(stall_stock.home_one, False))


def cancelled(holder: Holder) -> None:
    exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)


def postponed(holder: Holder) -> None:
    exhibitions.postpone(holder.exhibition, ("تأخّر الترخيص.", ""), SYSTEM)


def taken_back(holder: Holder) -> None:
    plan = holder.plan
    allocations.take_back(plan, stall_of(plan), days_of(plan), SYSTEM)


def only_shown(holder: Holder) -> None:
    holder.exhibition.licence_class = "introduction"
    db.session.flush()


def closed(holder: Holder) -> None:
    holder.family.status = "closed"
    db.session.flush()


@pytest.mark.parametrize("ends", [cancelled, postponed, taken_back, only_shown, closed])
def test_it_goes_home_once(ends: Callable[[Holder], None]) -> None:
    holder, other = a_holder(), a_holder()
    for one in (holder, other):
        one.bring(4)
    assert at_home() == 0

    ends(holder)

    assert at_home() == 1
    assert at_home() == 0
    assert holder.figures == (10, 0)
    assert other.figures == (6, 4)
    assert moves() == [("moved_in", 4), ("moved_in", 4), ("moved_home", -4)]
    assert carried()[-1] == ("from_stall", 4)


def test_a_stall_on_one_day_less_keeps_its_goods() -> None:
    holder = a_holder()
    holder.bring(4)

    allocations.take_back(holder.plan, stall_of(holder.plan), days_of(holder.plan)[:1], SYSTEM)

    assert at_home() == 0


def test_a_family_that_withdraws_has_its_goods_back() -> None:
    call, (family, _) = a_confirmed_call()
    variant = variant_of(a_product(of=family, stock=5))
    stall_stock.bring(exhibitions.get(call.exhibition_id), family.id, variant.id, 2, SYSTEM)
    mine = applications.find_of_family(call.id, family.id)
    assert mine
    assert at_home() == 0

    applications.withdraw(mine, "", SYSTEM)

    assert at_home() == 1
    assert free_on_web(variant) == 5


def test_what_is_over_is_counted_and_does_not_go_by_itself() -> None:
    holder = a_holder()
    holder.bring(4)

    with after_closing(holder.exhibition):
        db.session.execute(delete(allocations.StallDay))
        only_shown(holder)
        assert at_home() == 0
