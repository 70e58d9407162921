"""Runs are read one by one and page by page, the newest first."""

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury import reconciliation
from storefront.treasury.reconciliation import ReconciliationRun

pytestmark = pytest.mark.usefixtures("app")


def a_run(provider: str = "stripe") -> ReconciliationRun:
    run = ReconciliationRun(provider=provider, since=clock.now(), until=clock.now(), movements=1, findings=[])
    db.session.add(run)
    db.session.flush()
    return run


def test_the_newest_run_comes_first() -> None:
    first, second, other = a_run(), a_run(), a_run("tap")

    assert [run.id for run in reconciliation.runs().rows] == [other.id, second.id, first.id]
    assert reconciliation.newest("stripe") == second
    assert reconciliation.newest("nobody") is None


def test_a_run_is_found_by_its_number() -> None:
    run = a_run()

    assert reconciliation.get(run.id) == run
    with pytest.raises(NotFound):
        reconciliation.get(987654)
