"""Another date: who may ask for it, what the answer changes, that days of making move with it, and what ends the question."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storefront.goods import making
from storefront.insight.invariants import RULES
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing, Refusal
from storefront.trade import orders, proposals
from storefront.trade.orders import Parcel
from storefront.trade.proposals import refusals
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.making import a_cake, a_capacity, booked, in_days, wanted
from tests.builders.proposing import WHY, a_cake_parcel, promised, propose
from tests.builders.trade import an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
NOBODY = Actor()


def broken() -> list[str]:
    """The rules of the market that do not hold."""
    heard()
    return [rule.sentence for rule in RULES if "shel" not in rule.sentence.lower() and rule.broken_by()]


@pytest.mark.parametrize("state", ["", "accepted", "preparing"])
def test_an_agreed_date_is_the_date_and_its_days_of_making_move_with_it(state: str) -> None:
    parcel, capacity = a_cake_parcel(state=state)
    proposal = propose(parcel)
    held = booked(capacity)

    proposals.agree(proposal, parcel, NOBODY)

    assert (promised(parcel), parcel.state) == (in_days(5), state or "accepted")
    assert (held, booked(capacity)) == ([2, 0, 0, 0, 2], [0, 0, 0, 0, 2])
    assert broken() == []


def refuse(proposal: proposals.DateProposal, parcel: Parcel) -> None:
    proposals.refuse(proposal, parcel, NOBODY)


def withdraw(proposal: proposals.DateProposal, parcel: Parcel) -> None:
    proposals.withdraw(proposal, parcel, desk(parcel.family))


def expire(proposal: proposals.DateProposal, parcel: Parcel) -> None:
    with clock.set_to(clock.now() + timedelta(hours=25)):
        assert proposals.expire() == 1
        assert proposals.expire() == 0


@pytest.mark.parametrize("end", [refuse, withdraw, expire])
@pytest.mark.parametrize("state", ["", "accepted", "preparing"])
def test_an_old_date_that_holds_gives_the_new_days_back(
    state: str, end: Callable[[proposals.DateProposal, Parcel], None]
) -> None:
    parcel, capacity = a_cake_parcel(state=state)
    proposal = propose(parcel)

    end(proposal, parcel)

    assert (promised(parcel), parcel.state) == (in_days(1), state or "placed")
    assert booked(capacity) == [2]
    assert broken() == []


@pytest.mark.parametrize(("state", "step", "held"), [("", orders.accept, [2]), ("preparing", orders.make_ready, [])])
def test_a_step_of_the_parcel_takes_the_question_back(state: str, step: Callable[..., None], held: list[int]) -> None:
    parcel, capacity = a_cake_parcel(state=state)
    proposal = propose(parcel)

    step(parcel, desk(parcel.family))
    heard()

    assert (proposal.state, booked(capacity)) == ("withdrawn", held)
    with pytest.raises(refusals.ProposalIsOver):
        proposals.agree(proposal, parcel, NOBODY)
    assert broken() == []


def test_beginning_to_make_it_leaves_the_question_open() -> None:
    parcel, _ = a_cake_parcel(state="accepted")
    proposal = propose(parcel)

    orders.prepare(parcel, desk(parcel.family))
    heard()

    assert proposal.state == "asked"


@pytest.mark.parametrize(
    "act", [orders.cancel, lambda parcel, _: orders.decline(parcel, desk(parcel.family), reason="لا")]
)
def test_what_is_called_off_holds_no_days(act: Callable[..., None]) -> None:
    parcel, capacity = a_cake_parcel()
    proposal = propose(parcel)

    act(parcel, SYSTEM)
    heard()

    assert (proposal.state, booked(capacity)) == ("withdrawn", [])
    assert broken() == []


def test_a_refused_date_lets_the_shopper_call_off_until_the_family_goes_on() -> None:
    parcel, _ = a_cake_parcel(state="accepted")
    other, _ = a_cake_parcel(state="accepted")
    with pytest.raises(orders.refusals.TooLateToCancel):
        orders.cancel(parcel, NOBODY)
    for one in (parcel, other):
        proposals.refuse(propose(one), one, NOBODY)

    orders.prepare(other, desk(other.family))
    orders.cancel(parcel, NOBODY)

    assert parcel.state == "cancelled"
    with pytest.raises(orders.refusals.TooLateToCancel):
        orders.cancel(other, NOBODY)


def test_an_agreed_date_is_the_one_the_law_counts_from() -> None:
    parcel, _ = a_cake_parcel(state="accepted")
    before = parcel.promised_on
    proposals.agree(propose(parcel, 20), parcel, NOBODY)

    with (
        clock.set_to(orders.policy.promised_at(before) + timedelta(days=16)),
        pytest.raises(orders.refusals.TooLateToCancel),
    ):
        orders.cancel(parcel, NOBODY)
    with clock.set_to(orders.policy.promised_at(parcel.promised_on) + timedelta(days=16)):
        orders.cancel(parcel, NOBODY)

    assert parcel.state == "cancelled"


def test_answers_and_questions_may_be_repeated() -> None:
    parcel, capacity = a_cake_parcel()
    proposal = propose(parcel)

    assert propose(parcel) is proposal
    for _ in range(2):
        proposals.agree(proposal, parcel, NOBODY)
    with pytest.raises(refusals.ProposalIsOver):
        proposals.refuse(proposal, parcel, NOBODY)

    assert booked(capacity) == [0, 0, 0, 0, 2]


def test_an_answer_that_comes_too_late_is_none() -> None:
    parcel, _ = a_cake_parcel()
    proposal = propose(parcel)

    with clock.set_to(clock.now() + timedelta(hours=24, seconds=1)), pytest.raises(refusals.ProposalIsOver):
        proposals.agree(proposal, parcel, NOBODY)


def test_the_familys_own_time_does_not_run_out_while_the_shopper_thinks() -> None:
    parcel, _ = a_cake_parcel()
    with clock.set_to(parcel.accept_by - timedelta(hours=1)):
        proposal = propose(parcel)

    with clock.set_to(proposal.answer_by - timedelta(minutes=1)):
        assert orders.decline_unanswered() == 0
        proposals.refuse(proposal, parcel, NOBODY)
    with clock.set_to(proposal.answer_by + timedelta(hours=13)):
        assert orders.decline_unanswered() == 1


def test_proposing_and_taking_back_wins_the_family_no_time() -> None:
    parcel, _ = a_cake_parcel()
    before = parcel.accept_by

    proposal = propose(parcel)
    longer = parcel.accept_by
    withdraw(proposal, parcel)
    promised(parcel)

    assert longer == proposal.answer_by + timedelta(hours=12)
    assert abs(parcel.accept_by - before) < timedelta(seconds=1)


def test_taking_back_late_leaves_an_hour_to_accept() -> None:
    parcel, _ = a_cake_parcel()
    with clock.set_to(parcel.accept_by - timedelta(hours=1)):
        proposal = propose(parcel)

    with clock.set_to(proposal.answer_by - timedelta(hours=2)):
        withdraw(proposal, parcel)
        promised(parcel)
        assert parcel.accept_by == clock.now() + timedelta(hours=1)


def test_what_the_shopper_answered_still_counts_when_the_next_is_taken_back() -> None:
    parcel, _ = a_cake_parcel()
    first = propose(parcel)
    proposals.refuse(first, parcel, NOBODY)

    withdraw(propose(parcel, days=6), parcel)
    promised(parcel)

    assert parcel.accept_by == first.answer_by + timedelta(hours=12)


def test_only_the_family_asks_and_only_for_what_is_not_ready() -> None:
    parcel, _ = a_cake_parcel(state="ready")
    unpaid = the_parcel(an_order((a_cake(), 1), method="card"))

    for one, actor, refusal in (
        (parcel, desk(a_family()), NotAllowed),
        (parcel, desk(parcel.family), NotNow),
        (unpaid, desk(unpaid.family), NotNow),
    ):
        with pytest.raises(refusal):
            proposals.propose(one, actor, day=in_days(5), reason=WHY)


@pytest.mark.parametrize(
    ("days", "reason", "refusal"),
    [
        (0, WHY, refusals.DayIsNotOpen),
        (61, WHY, refusals.DayIsNotOpen),
        (1, WHY, refusals.DayIsPromised),
        (5, "  ", ReasonIsMissing),
    ],
)
def test_a_question_names_a_day_that_can_be_and_a_reason(days: int, reason: str, refusal: type[Refusal]) -> None:
    parcel, capacity = a_cake_parcel()

    with pytest.raises(refusal):
        proposals.propose(parcel, desk(parcel.family), day=in_days(days), reason=reason)

    assert (proposals.open_of(parcel.id), booked(capacity)) == (None, [2])


def test_an_earlier_day_needs_room_in_the_days_of_making() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 6, in_=0)], subject="order:0")  # today and the next two days are full
    parcel = the_parcel(an_order((cake, 2), way="collect"))

    with pytest.raises(refusals.DaysAreFull) as refused, db.session.begin_nested():
        propose(parcel, 2)

    assert refused.value.values["day"] == parcel.promised_on == in_days(3)
    assert booked(capacity) == [2, 2, 2]


def test_a_shopper_is_asked_three_times_at_most_and_once_at_a_time() -> None:
    parcel, _ = a_cake_parcel()
    first = propose(parcel, 4)
    with pytest.raises(refusals.ProposalIsOpen):
        propose(parcel, 5)
    proposals.refuse(first, parcel, NOBODY)
    with pytest.raises(refusals.DayWasDeclined):
        propose(parcel, 4)
    for days in (5, 6):
        withdraw(propose(parcel, days), parcel)

    with pytest.raises(refusals.TooManyProposals):
        propose(parcel, 7)


def test_goods_without_a_capacity_only_change_their_date() -> None:
    parcel = bring_to(the_parcel(an_order((a_product(), 1))), "accepted")

    proposals.agree(propose(parcel, 9), parcel, NOBODY)

    assert promised(parcel) == in_days(9)
    assert broken() == []
