"""What is with the courier: its answers are ticked, shown once more and written down, several at once, by the office."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import ledger
from tests.builders.browser import post
from tests.builders.community import a_family, desk
from tests.builders.desk_money import NOBODYS
from tests.builders.desks import a_relative_of_the_office, a_staff
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, the_parcel

PAGE = "/office/courier"
REASON = "لم يجب على الهاتف"


def sent(number: int = 1) -> list[Parcel]:
    """Parcels to be paid in cash that are with the courier."""
    with unit_of_work():
        family = a_family(ways=frozenset({"courier"}))
        product = a_product(of=family, price=10_000, stock=9)
        parcels = [bring_to(the_parcel(an_order((product, 1))), "ready") for _ in range(number)]
        for parcel in parcels:
            orders.hand_over(parcel, desk(family), code="")
    return parcels


def states(parcels: list[Parcel]) -> list[str]:
    db.session.rollback()
    return [db.session.get_one(Parcel, one.id, populate_existing=True).state for one in parcels]


def ids(parcels: list[Parcel]) -> list[str]:
    return [str(one.id) for one in parcels]


def test_what_is_with_the_courier_is_listed_with_its_cash(client: FlaskClient) -> None:
    a_staff(client)
    (parcel,) = sent()

    page, english = client.get(PAGE).text, client.get(f"/en{PAGE}").text

    assert all(word in page for word in (parcel.reference, "نقداً عند الباب", "لم تُستلم"))
    assert "Cash at the door" in english


def test_without_any_the_page_says_what_will_stand_there(client: FlaskClient) -> None:
    a_staff(client)

    assert "حين تسلّم أسرة طلباً للمندوب" in client.get(PAGE).text


def test_nothing_is_written_down_before_the_sum_was_seen(client: FlaskClient) -> None:
    a_staff(client)
    parcels = sent(2)

    shown = post(client, PAGE, parcel=ids(parcels), answer="brought")

    assert (shown.status_code, states(parcels)) == (200, ["sent", "sent"])
    total = sum(one.total_minor for one in parcels) // 100
    assert "نقد حصّله المندوب" in shown.text
    assert str(total) in shown.text


def test_of_what_was_paid_before_the_courier_owes_no_cash(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family(ways=frozenset({"courier"}))
        parcel = bring_to(the_parcel(a_paid_order((a_product(of=family, stock=9), 1))), "ready")
        orders.hand_over(parcel, desk(family), code="")

    words = post(client, PAGE, parcel=ids([parcel]), answer="brought").text

    assert "فلا نقد عليه" in words
    assert "نقداً" not in words


def test_what_was_brought_is_written_down_together(client: FlaskClient) -> None:
    a_staff(client)
    parcels = sent(2)

    answer = post(client, PAGE, parcel=ids(parcels), answer="brought", sure="yes")

    assert "عدد الطلبات: 2" in client.get(str(answer.location)).text
    assert states(parcels) == ["delivered", "delivered"]
    assert ledger.balances()[ledger.COURIER_CASH] == sum(one.total_minor for one in parcels)


def test_what_was_not_taken_needs_a_reason_and_costs_nobody_anything(client: FlaskClient) -> None:
    a_staff(client)
    parcels = sent(2)

    without = post(client, PAGE, parcel=ids(parcels), answer="refused", sure="yes")
    between = states(parcels)
    post(client, PAGE, parcel=ids(parcels), answer="refused", sure="yes", reason=REASON)

    assert (without.status_code, between) == (422, ["sent", "sent"])
    assert (states(parcels), ledger.balances()) == (["refused", "refused"], {})


def test_what_somebody_else_wrote_down_is_not_written_twice(client: FlaskClient) -> None:
    a_staff(client)
    first, second = sent(2)
    post(client, PAGE, parcel=ids([first]), answer="brought", sure="yes")

    again = post(client, PAGE, parcel=ids([first]), answer="refused", sure="yes", reason=REASON)
    none = post(client, PAGE, answer="brought")

    assert "اختاروا الطلبات التي أجاب عنها المندوب" in client.get(str(again.location)).text
    assert (none.status_code, states([first, second])) == (303, ["delivered", "sent"])


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_or_writes_it(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    parcels = sent()
    enter(client)

    codes = [client.get(PAGE).status_code, post(client, PAGE, parcel=ids(parcels), answer="brought").status_code]

    assert (codes, states(parcels)) == ([403, 403], ["sent"])


def test_what_the_courier_did_for_ones_own_family_is_left_to_a_colleague(client: FlaskClient) -> None:
    own, other = sent(), sent()
    a_relative_of_the_office(client, own[0].family)

    post(client, PAGE, parcel=ids(own + other), answer="brought", sure="yes")

    assert (states(own), states(other)) == (["sent"], ["delivered"])
    assert own[0].reference in client.get(PAGE).text.split("ويسجّله شخص آخر من المكتب")[1][:80]
