"""A shopper says that cash never came which a family says it gave: from the order's page, in time, and nobody else does."""

from datetime import timedelta

from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders
from storefront.trade.orders import Order
from storefront.treasury import alarms
from tests.builders.browser import post
from tests.builders.community import a_family, desk
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, given
from tests.builders.shopping import order
from tests.builders.trade import opened, the_parcel


def with_cash(client: FlaskClient, *, is_given: bool = True) -> Order:
    """An order paid in cash, of which 9.50 riyals are to go back, or the family says that it gave them."""
    with unit_of_work():
        product = a_product(of=a_family())
    placed = order(client, product)
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        cash_goes_back(parcel, 950)
        if is_given:
            given(parcel)
        return opened(placed.reference)


def denial(placed: Order) -> str:
    parcel = placed.parcels[0]
    refund = handbacks.of_parcel(parcel.id)[0]
    db.session.rollback()
    return f"/orders/{placed.reference}/parcels/{parcel.reference}/handbacks/{refund.id}/denial"


def state_of(placed: Order) -> tuple[str, str]:
    db.session.rollback()
    refund = handbacks.of_parcel(placed.parcels[0].id)[0]
    return refund.state, refund.trouble


def test_the_page_of_the_order_says_who_gives_cash_back(client: FlaskClient) -> None:
    placed = with_cash(client, is_given=False)

    page, english = (client.get(f"{prefix}/orders/{placed.reference}").text for prefix in ("", "/en"))

    assert "تعيد إليك الأسرة 9.50 ر.س نقداً" in page
    assert "the family gives you SAR 9.50 back in cash" in english
    assert "لم يصلني المبلغ" not in page


def test_a_shopper_can_call_the_family_until_it_gave_the_cash(client: FlaskClient) -> None:
    placed = with_cash(client, is_given=False)
    family = placed.parcels[0].family
    with unit_of_work():
        orders.mark_returned(the_parcel(opened(placed.reference)), desk(family))
    number = f'href="tel:{family.mobile}"'

    while_owed = client.get(f"/orders/{placed.reference}").text
    with unit_of_work():
        given(the_parcel(opened(placed.reference)))

    assert (number in while_owed, number in client.get(f"/orders/{placed.reference}").text) == (True, False)


def test_a_shopper_says_that_it_never_came_and_the_office_finds_out(client: FlaskClient) -> None:
    placed = with_cash(client)
    before = client.get(f"/orders/{placed.reference}").text

    answer = post(client, denial(placed))

    assert ("تقول الأسرة إنها أعطتك 9.50 ر.س نقداً" in before, "لم يصلني المبلغ" in before) == (True, True)
    assert "ينظر مكتب دكّة في الأمر" in client.get(str(answer.location)).text
    assert state_of(placed) == ("failed", "denied")
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-denied"]
    assert len(journal.page(kind="CashDenied").rows) == 1


def test_it_is_too_late_after_a_week_and_needless_before(client: FlaskClient) -> None:
    placed, early = with_cash(client), with_cash(client, is_given=False)

    with clock.set_to(clock.now() + timedelta(days=8)):
        answers = [post(client, denial(one)) for one in (placed, early)]

    assert [one.status_code for one in answers] == [303, 303]
    assert "لا يُعترض على هذا المبلغ الآن" in client.get(str(answers[0].location)).text
    assert (state_of(placed)[0], state_of(early)[0]) == ("done", "asked")


def test_nobody_else_denies_it(client: FlaskClient) -> None:
    placed = with_cash(client)
    path = denial(placed)
    foreign = post(client, path.replace(path.split("/")[-2], "999999")).status_code

    with client.session_transaction() as kept:
        kept.pop("orders", None)
    a_stranger(client)

    assert (foreign, post(client, path).status_code) == (404, 404)
    assert state_of(placed)[0] == "done"
