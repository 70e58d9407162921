"""What the office enters from a bank statement: never more than is there, never a line twice."""

from collections.abc import Callable

import pytest

from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotValid
from storefront.treasury import ledger, movements
from storefront.treasury.movements import noting, refusals
from tests.builders.community import a_family
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")
Note = Callable[..., None]


def arrive(amount: int, *, provider: str = "stripe", reference: str = "ST-1") -> None:
    movements.note_arrival(provider, amount, an_officer(), reference=reference, reason="كشف نوفمبر")


def hand_in(cash: int, fees: int, *, reference: str = "ST-1") -> None:
    movements.note_cash(cash, fees, an_officer(), reference=reference, reason="كشف نوفمبر")


def pay_courier(fees: int, *, reference: str = "ST-1") -> None:
    movements.note_courier_paid(fees, an_officer(), reference=reference, reason="كشف نوفمبر")


@pytest.fixture
def sold(app: object) -> None:
    """A hundred riyals with a provider, a hundred and twenty-five with the courier, of which 25 are its fees."""
    family_id = a_family().id
    own = ledger.Share(family_id, 10_000, 0, 800, by_courier=False)
    sent = ledger.Share(family_id, 10_000, 2_500, 800, by_courier=True)
    ledger.record_sale("parcel:1", own, received_in=ledger.clearing("stripe"))
    ledger.record_sale("parcel:2", sent, received_in=ledger.COURIER_CASH)


@pytest.mark.usefixtures("sold")
def test_money_of_a_provider_and_of_the_courier_comes_to_the_bank() -> None:
    arrive(9_700)
    hand_in(12_500, 2_500)

    found = ledger.balances()
    assert found[ledger.BANK] == 19_700
    assert found[ledger.clearing("stripe")] == 300
    assert (found[ledger.COURIER_CASH], found[ledger.COURIER_FEES]) == (0, 0)


@pytest.mark.usefixtures("sold")
def test_never_more_comes_than_is_there() -> None:
    for act in (lambda: arrive(10_001), lambda: hand_in(12_501, 0)):
        with pytest.raises(refusals.MoreThanIsThere):
            act()
    for act in (lambda: hand_in(12_500, 2_501), lambda: pay_courier(2_501)):
        with pytest.raises(refusals.FeesAreMoreThanOwed, match="25"):
            act()
    with pytest.raises(refusals.MoreThanIsThere) as refused:
        arrive(1, provider="nobody")

    assert refused.value.values == {"left": "0"}
    assert ledger.BANK not in ledger.balances()


@pytest.mark.usefixtures("sold")
def test_a_line_of_the_statement_is_entered_once() -> None:
    arrive(100)
    hand_in(100, 0)

    with pytest.raises(refusals.AlreadyBooked):
        arrive(100)
    with pytest.raises(refusals.AlreadyBooked):
        hand_in(200, 0)
    arrive(100, reference="ST-2")


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize("amount", [0, -5])
def test_only_sums_are_entered(amount: int) -> None:
    for act in (lambda: arrive(amount), lambda: hand_in(amount, 0), lambda: arrive(5, reference="")):
        with pytest.raises(NotValid):
            act()
    with pytest.raises(NotValid):
        hand_in(100, -1)
    with pytest.raises(NotValid) as refused:
        arrive(100, provider="No Such")
    assert type(refused.value) is NotValid


@pytest.mark.usefixtures("sold")
def test_only_the_office_enters_movements() -> None:
    with pytest.raises(NotAllowed):
        movements.note_arrival("stripe", 100, VISITOR, reference="x", reason="y")
    with pytest.raises(NotAllowed):
        movements.note_cash(100, 0, VISITOR, reference="x", reason="y")


@pytest.mark.usefixtures("sold")
def test_a_reference_is_as_long_as_banks_make_them() -> None:
    arrive(1, reference="7")
    arrive(1, reference="S" * 60)
    hand_in(1, 0, reference="S" * 60)

    for act in (lambda: arrive(1, reference="S" * 61), lambda: hand_in(1, 0, reference="S" * 61)):
        with pytest.raises(NotValid):
            act()


@pytest.mark.usefixtures("sold")
def test_all_that_is_there_may_come_and_the_courier_keeps_no_more_fees_than_cash_it_brings() -> None:
    arrive(10_000)

    with pytest.raises(refusals.FeesAreMoreThanOwed, match="20"):
        hand_in(2_000, 2_001)
    hand_in(2_000, 2_000)

    assert ledger.balances()[ledger.COURIER_FEES] == -500


@pytest.mark.usefixtures("sold")
def test_the_line_of_the_statement_and_the_reason_explain_a_movement_for_ever() -> None:
    arrive(100, reference="ST-7")

    (row,) = ledger.transactions(ledger.Search(kind="arrived")).rows
    assert (row.transaction.subject, row.transaction.told) == ("bank", {"reference": "ST-7", "reason": "كشف نوفمبر"})


@pytest.mark.usefixtures("sold")
def test_a_line_entered_again_is_told_so_although_nothing_is_left_of_its_money() -> None:
    arrive(10_000)
    hand_in(12_500, 2_500)

    for act in (lambda: arrive(10_000), lambda: hand_in(12_500, 2_500)):
        with pytest.raises(refusals.AlreadyBooked):
            act()


@pytest.mark.usefixtures("sold")
def test_of_two_who_enter_a_line_at_one_moment_the_second_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(100)
    hand_in(100, 0)
    pay_courier(100)
    monkeypatch.setattr(noting, "turn_of", lambda kind, once: 1)  # the second looked before the first was done

    for act in (lambda: arrive(100), lambda: hand_in(100, 0), lambda: pay_courier(100)):
        with pytest.raises(refusals.AlreadyBooked):
            act()


def test_a_courier_who_holds_nothing_hands_in_nothing_and_without_fees_it_keeps_none() -> None:
    with pytest.raises(refusals.MoreThanIsThere):
        hand_in(1, 0)
    free = ledger.Share(a_family().id, 10_000, 0, 800, by_courier=True)
    ledger.record_sale("parcel:1", free, received_in=ledger.COURIER_CASH)

    with pytest.raises(refusals.FeesAreMoreThanOwed, match="0"):
        hand_in(100, 1)
    hand_in(100, 0)


def test_where_a_provider_gave_more_than_it_had_nothing_is_left() -> None:
    ledger.record_paid_back("refund:1", 500, from_account=ledger.clearing("stripe"))

    with pytest.raises(refusals.MoreThanIsThere) as refused:
        arrive(1)

    assert refused.value.values == {"left": "0"}


@pytest.mark.usefixtures("sold")
def test_fees_of_what_was_paid_by_card_go_to_the_courier_out_of_the_bank_once() -> None:
    arrive(10_000)
    pay_courier(2_000)

    with pytest.raises(refusals.AlreadyBooked):
        pay_courier(500)
    pay_courier(500, reference="ST-2")

    found = ledger.balances()
    assert (found[ledger.BANK], found[ledger.COURIER_FEES], found[ledger.COURIER_CASH]) == (7_500, 0, 12_500)


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize("fees", [0, -1])
def test_only_sums_are_paid_to_the_courier_and_by_the_office_alone(fees: int) -> None:
    with pytest.raises(NotValid):
        pay_courier(fees)
    with pytest.raises(NotAllowed):
        movements.note_courier_paid(100, VISITOR, reference="x", reason="y")


def test_a_courier_who_is_owed_nothing_is_paid_nothing() -> None:
    with pytest.raises(refusals.FeesAreMoreThanOwed) as refused:
        pay_courier(1)

    assert refused.value.values == {"left": "0"}
