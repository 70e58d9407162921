"""What holds up that a shop is closed: orders, returns, cash, money either way, exhibitions; of another shop nothing."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.fairs import leases
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.trade import orders, returns, unsettled
from storefront.trade.unsettled import ShopIsNotSettled, shops
from storefront.treasury import ledger, recipients
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_family, desk
from tests.builders.feeing import an_invoice
from tests.builders.goods import a_product
from tests.builders.letting import a_lease, a_tenant, an_offer, tenant_of
from tests.builders.trade import an_order, bring_to, heard, the_parcel
from tests.builders.treasury import a_payout, an_account, bring_on, earned

pytestmark = pytest.mark.usefixtures("app")


def why(family_id: int) -> list[str]:
    return [one.why for one in shops.of_family(family_id)]


def ordered(family: Family, state: str, *, method: str = "cash") -> orders.Parcel:
    order = an_order((a_product(of=family, price=10_000), 1), method=method, way="collect")
    return the_parcel(order) if state == "placed" else bring_to(the_parcel(order), state)


def test_a_shop_with_nothing_under_way_may_close() -> None:
    family, other = a_family(), a_family()
    ordered(other, "accepted")

    assert shops.of_family(family.id) == []
    unsettled.check_shop_may_close(family.id)


@pytest.mark.parametrize(
    ("state", "reason"), [("placed", "coming"), ("accepted", "coming"), ("ready", "coming"), ("handed_over", "recent")]
)
def test_an_order_holds_it_up_until_it_is_complete(state: str, reason: str) -> None:
    family = a_family()
    parcel = ordered(family, state)

    held = shops.of_family(family.id)

    assert (held[0].why, held[0].references) == (reason, [parcel.reference])
    with pytest.raises(ShopIsNotSettled):
        unsettled.check_shop_may_close(family.id)


def test_a_return_and_then_its_cash_hold_it_up() -> None:
    family = a_family()
    parcel = ordered(family, "handed_over")
    wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
    asked = why(family.id)

    returns.answer(wish, parcel, desk(family), agreed=True, words="")
    returns.take_back(wish, parcel, desk(family))

    assert asked[0] == "returning"
    assert why(family.id)[0] == "owed"


def test_cash_of_sales_leaves_a_debt_that_holds_it_up() -> None:
    family = a_family()
    ordered(family, "handed_over")
    with clock.set_to(clock.now() + timedelta(days=9)):
        orders.complete_reached()
        heard()

        assert why(family.id) == ["owes"]


def test_money_holds_it_up_but_not_a_small_rest_with_an_account() -> None:
    coming, payable, small, settled = (a_family() for _ in range(4))
    for family in (payable, settled):
        an_account(family)
    ledger.record_sale("parcel:7", ledger.Share(coming.id, 9_000, 0, 0, by_courier=False), received_in=ledger.BANK)
    for family, minor in ((payable, 5_000), (small, 4_999), (settled, 4_999)):
        earned(family, minor)

    assert [why(one.id) for one in (coming, payable, small, settled)] == [
        ["money_coming"], ["payable"], ["no_account"], [],
    ]  # fmt: skip


def test_payouts_on_their_way_or_held_up_hold_it_up() -> None:
    moving, stopped = a_family(), a_family()
    bring_on(a_payout(50_000, family=moving), "sent")
    recipients.hold(stopped.id, SYSTEM, reason="ينظر فيه المصرف")

    assert (why(moving.id), why(stopped.id)) == (["paid_out"], ["held_up"])


def test_places_at_exhibitions_and_fees_for_them_hold_it_up() -> None:
    applied = why(an_application(a_call()).family_id)
    invoice = an_invoice()

    assert applied == ["places"]
    assert why(invoice.family_id) == ["places", "fees"]


def test_a_unit_of_a_market_holds_it_up_from_the_offer_on() -> None:
    lease = an_offer()
    offered = why(lease.family_id)
    leases.sign(lease, tenant_of(lease))

    assert (offered, why(lease.family_id), why(a_tenant().id)) == (["leases"], ["leases"], [])
    with pytest.raises(ShopIsNotSettled):
        unsettled.check_shop_may_close(lease.family_id)


def test_an_offer_that_was_declined_holds_nothing_up() -> None:
    lease = an_offer()

    leases.decline(lease, tenant_of(lease))

    assert why(lease.family_id) == []


def test_a_shop_that_is_to_take_over_a_unit_is_held_up_too() -> None:
    lease, heir = a_lease(), a_tenant()

    leases.name_successor(lease, heir.slug, "أخت", tenant_of(lease))

    assert why(heir.id) == ["leases"]
