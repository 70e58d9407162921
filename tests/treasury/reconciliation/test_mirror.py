"""The provider's list is kept as it stands today, and asked for from the last whole run on."""

from datetime import datetime, timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury.gateways import Movement
from storefront.treasury.reconciliation import ProviderMovement, ReconciliationRun
from storefront.treasury.reconciliation.mirror import OVERLAP, keep, since_when
from tests.builders.money import a_settled_order, the_attempt

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)


def moved(ref: str, amount: int, at: datetime, source: str = "pi_1", *, to_bank: bool = False) -> Movement:
    return Movement(ref, "charge", source, amount, 0, "SAR", at, to_bank=to_bank)


def kept() -> list[tuple[str, str, int]]:
    rows = db.session.query(ProviderMovement).order_by(ProviderMovement.ref)
    return [(row.ref, row.source_ref, row.amount_minor) for row in rows]


def a_run(until: datetime) -> None:
    db.session.add(ReconciliationRun(provider="tap", since=until, until=until, movements=0, findings=[]))
    db.session.flush()


def test_the_newest_word_stands_and_what_is_older_stays() -> None:
    now = clock.now()
    keep("tap", [moved("1", 100, now - 3 * HOUR), moved("2", 200, now), moved("3", 300, now)], now - 4 * HOUR)

    keep("tap", [moved("2", 201, now), moved("1", 999, now - 3 * HOUR)], now - HOUR)

    assert kept() == [("1", "pi_1", 100), ("2", "pi_1", 201)]


def test_what_is_told_twice_or_by_two_providers_is_kept_once_for_each() -> None:
    now = clock.now()
    keep("tap", [moved("1", 100, now), moved("1", 100, now)], now - HOUR)
    keep("other", [moved("1", 5, now)], now - HOUR)

    assert [amount for _, _, amount in kept()] == [100, 5]


def test_what_goes_to_the_bank_or_names_nothing_is_known_by_its_own_line() -> None:
    now = clock.now()
    keep("tap", [moved("1", -5, now, "po_1", to_bank=True), moved("2", 7, now, "")], now - HOUR)

    assert [(ref, source) for ref, source, _ in kept()] == [("1", "1"), ("2", "2")]


def test_it_is_asked_for_since_the_last_whole_run_however_long_ago() -> None:
    now = clock.now()
    keep("tap", [moved("1", 100, now - timedelta(days=90))], now - timedelta(days=91))
    for days in (60, 40):
        a_run(now - timedelta(days=days))

    assert since_when("tap") == now - timedelta(days=40) - OVERLAP


def test_the_first_time_it_is_asked_for_since_before_anybody_could_pay() -> None:
    with clock.set_to(clock.now() - timedelta(days=200)):
        attempt = the_attempt(a_settled_order())

    with clock.set_to(clock.now()):
        assert since_when(attempt.provider) == attempt.created_at - OVERLAP
        assert since_when("tap") == clock.now() - OVERLAP


def test_runs_that_kept_no_list_do_not_count() -> None:
    with clock.set_to(clock.now()):
        a_run(clock.now() - timedelta(days=40))

        assert since_when("tap") == clock.now() - OVERLAP
