"""Disputes: opened once for each time the bank takes the money, decided, and opened again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import alarms, disputes
from storefront.treasury.disputes import Dispute
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.payments import Attempt
from tests.builders.money import a_paid_payment
from tests.builders.people import told

pytestmark = pytest.mark.usefixtures("app")
OPENED, WON, LOST = disputes.DisputeOpened, disputes.DisputeWon, disputes.DisputeLost


def news(attempt: Attempt, *states: str, fee: int = 1500, reason: str = "fraudulent") -> Dispute:
    """A provider tells of a dispute again and again."""
    due = clock.now() + timedelta(days=7)
    for state in states:
        fee_now = 0 if state in ("inquiry", "closed") else fee
        seen = DisputeSnapshot("dispute-1", state, 12_500, "SAR", reason, fee_now, due)  # type: ignore[arg-type]
        disputes.record(attempt.id, [seen])
    return db.session.scalars(select(Dispute)).one()


def counts() -> tuple[int, int, int]:
    """How often it was told that the bank took, gave back, and kept the money."""
    return len(told(OPENED)), len(told(WON)), len(told(LOST))


@pytest.mark.parametrize(
    ("states", "told_of", "ends"),
    [
        (("open", "open", "open"), (1, 0, 0), "open"),
        (("open", "won", "won"), (1, 1, 0), "won"),
        (("open", "lost", "lost"), (1, 0, 1), "lost"),
        (("won",), (1, 1, 0), "won"),  # nobody told us of the beginning
        (("lost",), (1, 0, 1), "lost"),
        (("inquiry", "inquiry"), (0, 0, 0), "inquiry"),
        (("inquiry", "closed"), (0, 0, 0), "closed"),
        (("inquiry", "open", "lost"), (1, 0, 1), "lost"),
        (("open", "won", "open", "lost"), (2, 1, 1), "lost"),  # opened again
        (("open", "won", "lost"), (2, 1, 1), "lost"),
    ],
)
def test_each_turn_is_told_once(states: tuple[str, ...], told_of: tuple[int, int, int], ends: str) -> None:
    dispute = news(a_paid_payment()[1], *states)

    assert (counts(), dispute.state, dispute.turns) == (told_of, ends, told_of[0])


def test_the_fee_is_taken_once_however_often_it_is_opened() -> None:
    news(a_paid_payment()[1], "open", "won", "open")

    assert [fact.fee_minor for fact in told(OPENED)] == [1500, 0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("state", "is_over"), [("inquiry", False), ("open", False), ("won", True), ("lost", True)])
def test_it_is_over_when_it_is_decided(state: str, is_over: bool) -> None:
    dispute = news(a_paid_payment()[1], state)

    assert (dispute.closed_at is not None) is is_over


def test_nobody_bears_anything_of_what_the_bank_gave_back() -> None:
    _, attempt = a_paid_payment()
    dispute = news(attempt, "lost")
    disputes.lay(dispute, 500)
    laid = dispute.laid_minor

    assert (laid, news(attempt, "won").laid_minor) == (500, 0)


def test_when_all_of_it_lies_on_somebody_nobody_is_called_any_more() -> None:
    dispute = news(a_paid_payment()[1], "lost")

    disputes.end_call(dispute)

    assert alarms.open_alarms() == []


def test_a_reason_of_any_length_is_kept_as_far_as_there_is_room() -> None:
    assert news(a_paid_payment()[1], "open", reason="r" * 60).reason == "r" * 40


@pytest.mark.parametrize("state", ["inquiry", "open", "lost", "won"])
def test_a_dispute_in_another_currency_is_not_booked_as_riyals_and_the_office_is_called(state: str) -> None:
    _, attempt = a_paid_payment()
    seen = DisputeSnapshot("dispute-1", state, 12_500, "AED", "fraudulent", 1_500)  # type: ignore[arg-type]

    disputes.record(attempt.id, [seen])

    assert (counts(), disputes.of_attempt(attempt.id)) == ((0, 0, 0), [])
    assert [(one.kind, one.subject, one.values["currency"]) for one in alarms.open_alarms()] == [
        ("moved-in-other-currency", f"attempt:{attempt.id}", "AED")
    ]


def test_the_office_is_called_with_the_day_our_answer_is_due() -> None:
    dispute = news(a_paid_payment()[1], "open")
    (opened,) = alarms.open_alarms()

    assert (opened.kind, opened.subject) == ("dispute-opened", f"dispute:{dispute.id}")
    assert dispute.due_by is not None
    assert opened.values == {"due": dispute.due_by.date().isoformat()}


@pytest.mark.parametrize(
    ("states", "kinds"),
    [(("open", "lost"), ["dispute-lost"]), (("open", "won"), []), (("inquiry", "closed"), []), (("lost", "won"), [])],
)
def test_no_proof_is_wanted_of_what_is_decided_and_nobody_is_called_to_what_was_won(
    states: tuple[str, ...], kinds: list[str]
) -> None:
    news(a_paid_payment()[1], *states)

    assert [one.kind for one in alarms.open_alarms()] == kinds


@pytest.mark.parametrize(
    ("state", "disputed", "lost"), [("inquiry", False, False), ("open", True, False), ("lost", False, True)]
)
def test_money_is_held_while_a_bank_looks_into_it(state: str, disputed: bool, lost: bool) -> None:
    payment, attempt = a_paid_payment()

    news(attempt, state)

    assert (disputes.is_disputed(attempt.id), disputes.is_lost(attempt.id)) == (disputed, lost)
    assert disputes.in_dispute(payment.purpose, [payment.subject_id, 99]) == (
        {payment.subject_id} if disputed else set()
    )
