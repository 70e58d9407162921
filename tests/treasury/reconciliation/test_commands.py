"""A night's look at a provider: nothing to say of books that agree, an alarm for those that do not, balances compared, what
reached the bank booked once, and no riyal of another currency."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, disputes, ledger, payments, reconciliation
from storefront.treasury.gateways import DisputeSnapshot, Movement, ProviderDown
from storefront.treasury.reconciliation import Balance, ReconciliationRun
from tests.builders.bending import bend
from tests.builders.money import a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)


def look(*, after: timedelta = HOUR) -> ReconciliationRun:
    with clock.set_to(clock.now() + after):
        run_id = reconciliation.reconcile(provider().name)
    db.session.expire_all()
    return reconciliation.get(run_id)


def kinds(run: ReconciliationRun) -> list[str]:
    return [row["kind"] for row in run.findings]


def called() -> list[str]:
    return [alarm.kind for alarm in alarms.open_alarms()]


def test_books_that_agree_call_nobody() -> None:
    a_settled_order()

    run = look()

    assert (run.movements, run.findings, called()) == (1, [], [])


def held(run: ReconciliationRun) -> list[Balance]:
    return [Balance(**row) for row in run.balances]


def test_a_booking_behind_everybodys_back_calls_the_office() -> None:
    attempt = the_attempt(a_settled_order())
    bend("UPDATE ledger_entry SET amount_minor = amount_minor * 3")

    run = look()

    (found,) = run.findings
    (sale,) = ledger.transactions(ledger.Search(kind="sale")).rows
    assert (found["kind"], found["ref"], found["differs"]) == ("altered", attempt.payment_ref, ["amount"])
    assert (found["ours_minor"], found["bookings"]) == (3 * attempt.amount_minor, [sale.transaction.id])
    assert called() == ["books-differ"]


def test_a_night_that_finds_nothing_ends_what_was_called_before() -> None:
    a_settled_order()
    with unit_of_work():
        for kind in ("books-differ", "provider-locked", "provider-missing", "page-elsewhere"):
            alarms.raise_alarm(kind, f"provider:{provider().name}", provider=provider().name, number=1)

    look()

    assert called() == ["page-elsewhere"]


def test_balances_that_agree_are_told_with_what_is_on_its_way() -> None:
    order = a_settled_order()
    provider().is_slow = True
    with unit_of_work():
        refund = payments.ask_refund(the_payment(order), 100, once="test", reason="test")
    conversations.carry_out_refund(refund.id)

    run = look()

    assert held(run) == [Balance("SAR", order.total_minor - 100, order.total_minor, -100, 0)]
    assert [(row["why"], row["amount_minor"]) for row in run.on_its_way] == [("refund", -100)]
    assert (run.findings, called()) == ([], [])


def test_a_balance_that_no_movement_explains_calls_the_office() -> None:
    order = a_settled_order()
    provider().held_beside = {"SAR": order.total_minor - 700}

    (balance,) = held(look())

    assert (balance.theirs_minor, balance.ours_minor) == (order.total_minor - 700, order.total_minor)
    assert (balance.unexplained_minor, called()) == (-700, ["books-differ"])


def test_a_balance_that_does_not_stand_still_is_not_compared() -> None:
    a_settled_order()
    moves = iter(range(100))
    provider().before = lambda call: call == "holdings" and provider().held_beside.update(USD=next(moves))

    run = look()

    assert (run.balances, run.findings, called()) == ([], [], [])


def left_for_the_bank(monkeypatch: pytest.MonkeyPatch, currency: str) -> None:
    paid_out = Movement("txn-9", "payout", "po-9", -5000, 25, currency, clock.now(), to_bank=True)
    monkeypatch.setattr(provider(), "movements_since", lambda moment: iter([paid_out]))


def test_what_reached_the_bank_is_booked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    left_for_the_bank(monkeypatch, "SAR")

    for _ in range(2):
        run = look()

    kept = ledger.balances()
    assert (kept[ledger.BANK], kept[ledger.clearing(provider().name)], run.findings) == (5000, -5025, [])


def test_dirhams_that_reached_the_bank_are_no_riyals(monkeypatch: pytest.MonkeyPatch) -> None:
    left_for_the_bank(monkeypatch, "AED")

    run = look()

    assert ledger.balances() == {}
    assert [(row["kind"], row["ref"], row["theirs_minor"], row["currency"]) for row in run.findings] == [
        ("missing", "txn-9", -5025, "AED")
    ]
    assert held(run) == [Balance("AED", -5025, 0, 0, -5025)]
    assert called() == ["books-differ", "moved-in-other-currency"]


@pytest.mark.parametrize(("state", "moved"), [("open", -1), ("lost", -1), ("won", 0)])
def test_a_dispute_agrees_as_far_as_it_has_come(state: str, moved: int) -> None:
    order = a_settled_order()
    attempt = the_attempt(order)
    page = provider().page_of(attempt.once)
    for step in ("open", state):
        page.disputes[:] = [DisputeSnapshot("dp-1", step, order.total_minor, "SAR", "fraudulent", 6000)]  # type: ignore[arg-type]
        conversations.look_at_disputes(attempt.id)

    run = look()

    assert db.session.query(disputes.Dispute).one().state == state
    assert held(run)[0].theirs_minor == held(run)[0].ours_minor == order.total_minor * (1 + moved) - 6000
    assert run.findings == []


def test_a_refund_that_came_back_agrees_weeks_later() -> None:
    order = a_settled_order()
    attempt = the_attempt(order)
    with unit_of_work():
        refund = payments.ask_refund(the_payment(order), 100, once="test", reason="test")
    conversations.carry_out_refund(refund.id)
    look()
    with clock.set_to(clock.now() + timedelta(days=30)):
        provider().move_refund(0, "failed", provider().page_of(attempt.once), "account_closed")
        conversations.look_at_refunds(attempt.id)

    run = look(after=timedelta(days=30, hours=1))

    assert (run.findings, held(run)[0].theirs_minor) == ([], order.total_minor)


def test_a_provider_that_does_not_answer_leaves_no_run() -> None:
    provider().fail_next("movements_since", ProviderDown("x"))

    with pytest.raises(ProviderDown):
        reconciliation.reconcile(provider().name)

    assert reconciliation.newest(provider().name) is None
    assert db.session.query(reconciliation.ProviderMovement).count() == 0


def test_it_falls_due_once_a_day() -> None:
    before = reconciliation.due()
    look(after=timedelta())

    assert (before, reconciliation.due()) == ([provider().name], [])
    with clock.set_to(clock.now() + timedelta(hours=25)):
        assert reconciliation.due() == [provider().name]
