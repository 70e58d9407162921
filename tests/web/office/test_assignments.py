"""What a found refund was for: divided over all parcels of its payment and what did not get through, shown before it is done,
done once however often it is sent."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.insight import invariants, journal
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.trade import allowances, orders
from storefront.trade.orders import Order, Parcel
from storefront.treasury import alarms, payments
from storefront.treasury.payments import Refund
from tests.builders.browser import post
from tests.builders.card_market import owed
from tests.builders.community import desk
from tests.builders.desk_money import NOBODYS, a_failed_refund, a_found_refund, a_paid_parcel, doors, refund_of
from tests.builders.desks import a_staff
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order

Counting = Callable[[], AbstractContextManager[list[str]]]
REASON = "ردّه موظف من لوحة شركة الدفع"
FIELD = re.compile(r'name="((?:line|delivery|instead)_\d+)"(?: type="\w+")? value="([^"]*)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def of_families(number: int = 2) -> Order:
    """A paid order of so many families, 125 riyals each and its way."""
    with unit_of_work():
        order = a_paid_order(*((a_product(price=12_500, stock=9), 1) for _ in range(number)))
    return orders.get(order.id)


def found(order: Order, amount_minor: int = 0) -> Refund:
    """So much of its payment, or all of it, went back in the provider's office."""
    return a_found_refund(order.parcels[0], amount_minor or order.total_minor)


def page_of(refund: Refund) -> str:
    return f"/office/refunds/{refund.id}/assignment"


def confirm(client: FlaskClient, path: str, shown: TestResponse) -> TestResponse:
    """Says yes on the page that was shown."""
    fields = {name: value for name, value in HIDDEN.findall(shown.text) if name != "csrf_token"}
    return post(client, path, **fields)


def given(order: Order) -> list[int]:
    """What was laid on each parcel of an order, as it is now."""
    units.abandon()
    return [one.total_minor for one in allowances.of_parcels([parcel.id for parcel in order.parcels])]


def decline(parcel: Parcel) -> None:
    with unit_of_work():
        whole = orders.get_parcel(parcel.id)
        orders.decline(whole, desk(whole.family), reason="نعتذر")


def broken() -> list[str]:
    units.abandon()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


def test_a_whole_payment_is_filled_in_shown_by_family_and_assigned_in_one_step(client: FlaskClient) -> None:
    staff, order = a_staff(client), of_families()
    refund = found(order)
    page = client.get(page_of(refund))
    filled = dict(FIELD.findall(page.text))

    shown = post(client, page_of(refund), **filled, reason=REASON)
    before = (given(order), refund_of(order.parcels[0]).state)
    done = confirm(client, page_of(refund), shown)

    assert (before, done.status_code) == (([], "unattributed"), 303)
    assert all(parcel.reference in shown.text for parcel in order.parcels)
    assert given(order) == [parcel.total_minor for parcel in order.parcels]
    assert (refund_of(order.parcels[0]).state, owed(), alarms.open_alarms(), broken()) == ("done", 0, [], [])
    assert [row.entry.actor_id for row in journal.page(kind="RefundAssigned").rows] == [staff]


def test_sent_again_it_is_said_that_it_was_assigned_and_nothing_more_is(client: FlaskClient) -> None:
    a_staff(client)
    order = of_families()
    refund = found(order)
    shown = post(client, page_of(refund), **dict(FIELD.findall(client.get(page_of(refund)).text)), reason=REASON)

    answers = [confirm(client, page_of(refund), shown) for _ in range(3)]

    text = client.get(str(answers[0].location)).text
    assert [answer.status_code for answer in answers] == [303] * 3
    assert (text.count("نُسب المبلغ كله"), text.count("نُسب هذا المبلغ من قبل")) == (1, 2)
    assert given(order) == [parcel.total_minor for parcel in order.parcels]


def test_sums_are_typed_as_people_type_them_and_must_be_all_of_it(client: FlaskClient) -> None:
    a_staff(client)
    order = of_families()
    refund = found(order, 15_050)
    lines = [f"line_{parcel.lines[0].id}" for parcel in orders.get(order.id).parcels]

    short = post(client, page_of(refund), **{lines[0]: "100", lines[1]: "50", "reason": REASON})
    nonsense = post(client, page_of(refund), **{lines[0]: "مئة", "reason": REASON})
    shown = post(client, page_of(refund), **{lines[0]: "١٠٠", lines[1]: "50,50", "reason": REASON})
    confirm(client, page_of(refund), shown)

    assert (short.status_code, "المجموع 150 ر.س، والمبلغ المردود 150.50 ر.س" in short.text) == (422, True)
    assert (nonsense.status_code, "اكتبوا المبلغ بالأرقام" in nonsense.text, "مئة" in nonsense.text) == (
        422,
        True,
        True,
    )
    assert (given(order), broken()) == ([10_000, 5_050], [])


def test_more_than_is_left_of_a_line_is_said_beside_it_and_what_was_typed_stays(client: FlaskClient) -> None:
    a_staff(client)
    order = of_families()
    refund = found(order, 13_000)
    line = f"line_{orders.get(order.id).parcels[0].lines[0].id}"

    answer = post(client, page_of(refund), **{line: "130", "reason": REASON})

    assert (answer.status_code, "هذا أكثر مما بقي، وهو 125 ر.س" in answer.text) == (422, True)
    assert 'value="130"' in answer.text


def test_both_families_declined_and_the_found_money_stands_for_what_was_not_asked_for(client: FlaskClient) -> None:
    a_staff(client)
    order = of_families()
    refund = found(order)
    for parcel in order.parcels:
        decline(parcel)
    waiting = [one.id for one in payments.refunds_of(refund.payment_id) if one.state == "failed"]
    filled = dict(FIELD.findall(client.get(page_of(refund)).text))

    shown = post(client, page_of(refund), **filled, reason=REASON)
    confirm(client, page_of(refund), shown)

    assert set(filled) == {f"instead_{one}" for one in waiting}
    assert all(f"بدل المبلغ المعاد {one} الذي لم يصل" in shown.text for one in waiting)
    assert (given(order), {one.state for one in payments.refunds_of(refund.payment_id)}) == ([], {"done", "replaced"})
    assert (owed(), alarms.open_alarms(), broken()) == (0, [], [])


def test_of_what_failed_a_part_is_stood_for_and_what_is_left_of_it_is_shown(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    failed = a_failed_refund(parcel, 2_500)
    refund = a_found_refund(parcel, 1_000)

    shown = post(client, page_of(refund), **{f"instead_{failed.id}": "y", "reason": REASON})
    done = confirm(client, page_of(refund), shown)

    assert ("يبقى منه" in shown.text, done.status_code, broken()) == (True, 303, [])
    assert (payments.get_refund(failed.id).amount_minor, owed()) == (1_500, 1_500)


def test_where_nothing_is_left_that_is_said(client: FlaskClient) -> None:
    a_staff(client)
    order = of_families(1)
    first = found(order, order.total_minor)
    page = client.get(page_of(first)).text

    assert "لم يبقَ من هذه الدفعة ما يُنسب إليه" not in page
    assert client.get("/office/refunds/999999/assignment").status_code == 404


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_says_what_it_was_for(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    refund = found(of_families())
    enter(client)

    assert doors(client, page_of(refund)) == [403]
    assert post(client, page_of(refund), sure="yes", reason=REASON).status_code == 403
    assert payments.get_refund(refund.id).state == "unattributed"


def test_the_page_costs_the_same_however_many_families_there_are(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    two, five = (found(of_families(number), 100) for number in (2, 5))
    client.get(page_of(two))

    with count_queries() as for_two:
        assert client.get(page_of(two)).status_code == 200
    with count_queries() as for_five:
        assert client.get(page_of(five)).status_code == 200

    assert len(for_five) == len(for_two)
