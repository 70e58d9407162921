"""An alarm about money is closed by somebody whom that money does not concern."""

import pytest

from storefront.insight import paying
from storefront.kernel.actors import Actor
from storefront.trade import orders
from storefront.treasury import alarms
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON, lost, of_one_parcel
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


def test_nobody_closes_one_about_the_money_of_their_own_family() -> None:
    parcel = of_one_parcel()
    lost(orders.get(parcel.order_id))
    (alarm,) = alarms.open_alarms()

    with pytest.raises(OwnInterest):
        paying.close_alarm(alarm, Actor(None, OFFICER.roles, frozenset({parcel.family_id})), note=REASON)
    assert alarm.closed_at is None
    paying.close_alarm(alarm, Actor(None, OFFICER.roles, frozenset({a_family().id})), note=REASON)

    assert alarm.closed_at is not None


def test_one_about_no_payment_is_anybodys_of_the_office() -> None:
    alarms.raise_alarm("provider-locked", "provider:stripe", provider="stripe")
    (alarm,) = alarms.open_alarms()

    paying.close_alarm(alarm, OFFICER, note=REASON)

    assert alarms.open_alarms() == []
