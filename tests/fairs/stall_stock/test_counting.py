"""At the end a stall is counted: what is left goes home, what is missing has a reason, and whoever does not count is asked to."""

from datetime import timedelta

import pytest

from storefront.fairs import stall_stock
from storefront.fairs.stall_stock import REMINDED_AFTER, Left, StallStock, refusals
from storefront.goods import stock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.stall_goods import HOUR, Holder, a_holder, after_closing, moves

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def holder() -> Holder:
    """Four pieces at the stall, one of them sold."""
    found = a_holder()
    found.bring(4)
    found.sell(1)
    return found


def test_what_is_left_goes_home(holder: Holder) -> None:
    with after_closing(holder.exhibition):
        holder.count(3)

    assert holder.figures == (9, 0)
    assert moves()[-1] == ("moved_home", -3)
    assert stock.astray() == []


@pytest.mark.parametrize("why", ["lost", "given_away", "spoiled"])
def test_what_is_missing_is_written_down_with_its_reason(holder: Holder, why: str) -> None:
    with after_closing(holder.exhibition):
        holder.count(1, why)

    assert holder.figures == (7, 0)
    assert moves()[-2:] == [(why, -2), ("moved_home", -1)]


def test_what_is_there_beyond_the_movements_is_written_down_and_goes_home(holder: Holder) -> None:
    with after_closing(holder.exhibition):
        holder.count(5)

    assert holder.figures == (11, 0)
    assert moves()[-2:] == [("found", 2), ("moved_home", -5)]


def test_nothing_left_is_an_answer_too(holder: Holder) -> None:
    with after_closing(holder.exhibition):
        holder.count(0, "given_away")

    assert holder.figures == (6, 0)


@pytest.mark.parametrize("why", ["", "sale", "moved_home"])
def test_what_is_missing_needs_a_reason(holder: Holder, why: str) -> None:
    with after_closing(holder.exhibition), pytest.raises(refusals.ReasonIsUnknown):
        holder.count(1, why)


@pytest.mark.parametrize("units", [-1, 1_000_001])
def test_a_count_that_is_none_is_refused(holder: Holder, units: int) -> None:
    with after_closing(holder.exhibition), pytest.raises(refusals.AmountIsNotValid):
        holder.count(units)


def test_it_is_counted_when_it_is_over_and_once(holder: Holder) -> None:
    with pytest.raises(refusals.FairIsOn):
        holder.count(3)
    with after_closing(holder.exhibition):
        holder.count(3)
        with pytest.raises(refusals.WasCounted):
            holder.count(3)

    assert holder.figures == (9, 0)


def test_all_of_it_is_counted_and_as_it_is_now(holder: Holder) -> None:
    head = stall_stock.find(holder.plan.exhibition_id, holder.family.id)
    assert head
    (one,) = stall_stock.to_count(head.id)

    with after_closing(holder.exhibition):
        for left, refusal in (
            ({}, refusals.CountIsNotWhole),
            ({one.item_id: Left(3, 4)}, refusals.StallHasChanged),
            ({one.item_id: Left(3, 3), 99_999: Left(1, 1)}, refusals.StallHasChanged),
        ):
            with pytest.raises(refusal):
                stall_stock.count(holder.exhibition, holder.family.id, left, SYSTEM)


def test_whoever_brought_nothing_counts_nothing(holder: Holder) -> None:
    other = a_holder()

    with after_closing(holder.exhibition), pytest.raises(NotFound):
        stall_stock.count(holder.exhibition, other.family.id, {}, SYSTEM)


def asked(later: timedelta, holder: Holder) -> int:
    with after_closing(holder.exhibition, later=later):
        return sum(1 for _ in iter(stall_stock.ask_one, False))


def test_it_is_asked_for_after_closing_and_once_more(holder: Holder) -> None:
    assert not stall_stock.ask_one()

    assert [asked(HOUR + later, holder) for later in (0 * HOUR, HOUR, REMINDED_AFTER, 2 * REMINDED_AFTER)] == [
        1,
        0,
        1,
        0,
    ]


def test_what_was_counted_or_sold_out_is_not_asked_for(holder: Holder) -> None:
    other = a_holder()
    other.bring(1)
    other.sell(1)
    with after_closing(holder.exhibition):
        holder.count(3)

    assert asked(HOUR, holder) == asked(2 * REMINDED_AFTER, other) == 0
    heads = db.session.query(StallStock).all()
    assert [one.asked_at for one in heads] == [None, None]
