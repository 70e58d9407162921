"""Hints are listed by provider and state, the newest first, and read one by one."""

import pytest

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury import hints
from storefront.treasury.hints import ProviderEvent
from tests.builders.providers import provider
from tests.builders.trade import a_paid_order

pytestmark = pytest.mark.usefixtures("app")


def heard_of(number: int) -> list[ProviderEvent]:
    """So many hints about one payment."""
    a_paid_order()
    hints.take_in("obedient", [provider().tell("paid", provider().newest) for _ in range(number)], live=False)
    return list(db.session.query(ProviderEvent).order_by(ProviderEvent.id))


def test_hints_are_listed_by_provider_and_state() -> None:
    first, second, third = heard_of(3)
    hints.close(second.id)

    assert [one.id for one in hints.page().rows] == [third.id, second.id, first.id]
    assert [one.id for one in hints.page(provider="obedient", state="waiting").rows] == [third.id, first.id]
    assert hints.page(provider="stripe").total == 0


def test_one_is_read_and_what_is_none_is_not_found() -> None:
    (event,) = heard_of(1)

    assert hints.get(event.id) is event
    with pytest.raises(NotFound):
        hints.get(999_999)
    assert hints.due() == [event.id]
