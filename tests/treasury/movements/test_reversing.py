"""What was entered wrongly is reversed by two people, once, and its line may be entered anew."""

import pytest
from sqlalchemy.orm.attributes import set_committed_value

from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.wording import TextIsTooLong
from storefront.treasury import ledger, movements
from storefront.treasury.ledger import LedgerTransaction
from storefront.treasury.movements import MovementReversal, refusals
from tests.builders.community import a_family
from tests.builders.reversing import newest
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")
WHY = "كُتب 70 بدل 7"


@pytest.fixture
def wrong() -> LedgerTransaction:
    """The courier holds a hundred and twenty-five riyals; seventy were entered in the place of seven."""
    share = ledger.Share(a_family().id, 10_000, 2_500, 800, by_courier=True)
    ledger.record_sale("parcel:1", share, received_in=ledger.COURIER_CASH)
    movements.note_cash(7_000, 0, an_officer(), reference="ST-1", reason="كشف نوفمبر")
    return newest()


def asked(one: LedgerTransaction, actor: Actor | None = None) -> MovementReversal:
    return movements.ask(one, actor or an_officer(), reason=WHY)


def test_its_opposite_is_booked_when_another_person_agrees(wrong: LedgerTransaction) -> None:
    before = ledger.balances()
    wish = asked(wrong)

    assert ledger.balances() == before
    assert [one for one, _ in movements.waiting()] == [wish]
    movements.agree(wish, an_officer())

    after, opposite = ledger.balances(), newest()
    assert (after[ledger.BANK], after[ledger.COURIER_CASH]) == (0, 12_500)
    assert opposite.kind == ledger.names.REVERSED
    assert opposite.told == {"of": wrong.id, "reference": "ST-1", "reason": WHY}
    assert (movements.counterpart(wrong), movements.counterpart(opposite)) == (opposite, wrong)
    assert movements.waiting() == []


def test_the_line_is_entered_anew_as_often_as_it_was_reversed(wrong: LedgerTransaction) -> None:
    movements.agree(asked(wrong), an_officer())
    for cash in (800, 700):
        movements.note_cash(cash, 0, an_officer(), reference="ST-1", reason="كشف نوفمبر")
        with pytest.raises(refusals.AlreadyBooked):
            movements.note_cash(cash, 0, an_officer(), reference="ST-1", reason="كشف نوفمبر")
        if cash == 800:
            movements.agree(asked(newest()), an_officer())

    assert ledger.balances()[ledger.BANK] == 700


def test_whoever_asked_does_not_agree_and_may_leave_it(wrong: LedgerTransaction) -> None:
    me = an_officer()
    wish = asked(wrong, me)

    with pytest.raises(refusals.AnotherReverses):
        movements.agree(wish, me)
    movements.leave(wish, me)
    with pytest.raises(NotNow):
        movements.agree(wish, an_officer())

    assert ledger.balances()[ledger.BANK] == 7_000
    assert asked(wrong).state == "asked"


def test_one_is_asked_for_at_a_time_and_booked_once(wrong: LedgerTransaction) -> None:
    wish = asked(wrong)
    with pytest.raises(refusals.ReversalIsAsked):
        asked(wrong)
    movements.agree(wish, an_officer())

    for act in (lambda: movements.agree(wish, an_officer()), lambda: movements.leave(wish, an_officer())):
        with pytest.raises(NotNow):
            act()
    with pytest.raises(refusals.ReversalIsAsked):
        asked(wrong)


def test_of_two_who_agree_at_one_moment_the_second_is_told_so(wrong: LedgerTransaction) -> None:
    wish = asked(wrong)
    movements.agree(wish, an_officer())
    set_committed_value(wish, "state", "asked")  # as the second had read it

    with pytest.raises(NotNow):
        movements.agree(wish, an_officer())


def test_only_what_people_entered_is_reversed_by_people_of_the_office(wrong: LedgerTransaction) -> None:
    sale = db.session.query(LedgerTransaction).filter_by(kind="sale").one()

    assert (movements.is_by_hand(wrong), movements.is_by_hand(sale)) == (True, False)
    with pytest.raises(refusals.NotEnteredByHand):
        asked(sale)
    with pytest.raises(refusals.ReasonIsMissing):
        movements.ask(wrong, an_officer(), reason=" ")
    with pytest.raises(TextIsTooLong):
        movements.ask(wrong, an_officer(), reason="ك" * 201)
    wish = movements.ask(wrong, an_officer(), reason="ك" * 200)
    for act in (
        lambda: asked(wrong, VISITOR),
        lambda: movements.agree(wish, VISITOR),
        lambda: movements.leave(wish, VISITOR),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_the_courier_did_not_hand_in_after_all_is_asked_of_it_again(wrong: LedgerTransaction) -> None:
    movements.note_cash(5_500, 2_500, an_officer(), reference="ST-2", reason="كشف نوفمبر")
    assert ledger.cash.is_in("parcel:1")

    movements.agree(asked(wrong), an_officer())

    (owed,) = ledger.cash.owed()
    assert (owed.amount_minor, owed.left_minor) == (12_500, 7_000)
    movements.note_cash(7_000, 0, an_officer(), reference="ST-3", reason="كشف نوفمبر")
    assert ledger.cash.made_whole_by(7_000) == ["parcel:1"]
