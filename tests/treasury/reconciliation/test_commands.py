"""A night's look at a provider: nothing to say of books that agree, an alarm for those that do not, and what reached the
bank is booked once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, ledger, payments, reconciliation
from storefront.treasury.gateways import Movement, ProviderDown
from storefront.treasury.reconciliation import ReconciliationRun
from tests.builders.money import a_settled_order, the_attempt
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


def test_money_nobody_booked_is_found() -> None:
    a_settled_order()
    with unit_of_work():
        attempt = db.session.query(payments.Attempt).one()
        attempt.payment_ref = "another"

    run = look()

    assert kinds(run) == ["extra", "missing"]
    assert called() == ["books-differ"]


def test_another_sum_is_found() -> None:
    order = a_settled_order()
    page = provider().pages[the_attempt(order).session_ref or ""]
    page.request = replace(page.request, lines=[replace(page.request.lines[0], amount_minor=1)])

    assert kinds(look()) == ["altered"]


def test_what_reached_the_bank_is_booked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paid_out = Movement("txn-9", "payout", "po-9", -5000, 25, "SAR", clock.now(), to_bank=True)
    monkeypatch.setattr(provider(), "movements_since", lambda moment: iter([paid_out]))

    for _ in range(2):
        run = look()

    kept = ledger.balances()
    assert (kept[ledger.BANK], kept[ledger.clearing(provider().name)], run.findings) == (5000, -5025, [])


def test_a_provider_that_does_not_answer_leaves_no_run() -> None:
    provider().fail_next("movements_since", ProviderDown("x"))

    with pytest.raises(ProviderDown):
        reconciliation.reconcile(provider().name)

    assert reconciliation.newest(provider().name) is None


def test_it_falls_due_once_a_day() -> None:
    before = reconciliation.due()
    look(after=timedelta())

    assert (before, reconciliation.due()) == ([provider().name], [])
    with clock.set_to(clock.now() + timedelta(hours=25)):
        assert reconciliation.due() == [provider().name]
