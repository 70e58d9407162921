"""Giving money of a parcel back: asked for by line, shown before it is done, done once."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.insight import journal
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import payments
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desk_money import (
    NOBODYS,
    a_dispute,
    a_paid_parcel,
    doors,
    payment_of,
)
from tests.builders.desks import a_relative_of_the_office, a_staff
from tests.builders.goods import a_product
from tests.builders.money import an_unpaid_order
from tests.builders.trade import an_order, bring_to, the_parcel

REASON = "وصلت القطعة مخدوشة"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def page_of(parcel: Parcel) -> str:
    return f"/office/parcels/{parcel.id}/allowance"


def typed(parcel: Parcel, amount: str = "25", **other: str) -> dict[str, str]:
    """What somebody types into the form of a parcel with one line."""
    return {f"line_{parcel.lines[0].id}": amount, "reason": REASON, "key": "press-1", **other}


def confirm(client: FlaskClient, path: str, shown: TestResponse) -> TestResponse:
    """Says yes on the page that was shown."""
    fields = {name: value for name, value in HIDDEN.findall(shown.text) if name != "csrf_token"}
    return post(client, path, **fields)


def refunds(parcel: Parcel) -> list[tuple[int, str]]:
    return [(one.amount_minor, one.reason) for one in payments.refunds_of(payment_of(parcel).id)]


def test_the_form_says_what_is_left_of_each_line(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()

    page = client.get(f"/en{page_of(parcel)}").text

    assert "1 × SAR 125; SAR 125 of it is left." in page
    assert "With the delivery fee" in page


def test_nothing_goes_back_until_what_follows_was_seen_and_confirmed(client: FlaskClient) -> None:
    staff, parcel = a_staff(client), a_paid_parcel()

    shown = post(client, page_of(parcel), **typed(parcel))
    before = refunds(parcel)
    done = confirm(client, page_of(parcel), shown)

    assert (shown.status_code, before, done.status_code) == (200, [], 303)
    assert ("لم يتغير شيء بعد" in shown.text, REASON in shown.text, "من عمولة السوق" in shown.text) == (True,) * 3
    assert refunds(parcel) == [(2_500, "allowance")]
    (row,) = journal.page(kind="AllowanceGiven").rows
    assert (row.entry.actor_id, row.entry.reason, row.entry.subject) == (staff, REASON, f"parcel:{parcel.id}")
    assert "في طريقه إلى المشتري" in client.get(str(done.location)).text


@pytest.mark.parametrize("riyals", ["25", "100", "125"])
def test_a_second_press_gives_nothing_more_and_reads_that_it_was_done(client: FlaskClient, riyals: str) -> None:
    a_staff(client)
    parcel = a_paid_parcel()

    for _ in range(3):
        answer = post(client, page_of(parcel), **typed(parcel, riyals, sure="yes"))
        assert (answer.status_code, "في طريقه إلى المشتري" in client.get(str(answer.location)).text) == (303, True)

    assert refunds(parcel) == [(100 * int(riyals), "allowance")]


def test_delivery_goes_along_when_it_is_ticked(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()

    shown = post(client, page_of(parcel), **typed(parcel, "٢٥", delivery="y"))
    confirm(client, page_of(parcel), shown)

    assert refunds(parcel) == [(2_500 + parcel.delivery_minor, "allowance")]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("126", "هذا أكثر مما بقي، وهو 125"),
        ("-1", "اكتبوا المبلغ بالأرقام"),
        ("1.234", "اكتبوا المبلغ بالأرقام"),
        ("كثير", "اكتبوا المبلغ بالأرقام"),
        ("", "اختاروا ما يُردّ"),
        ("0", "اختاروا ما يُردّ"),
    ],
)
def test_what_cannot_be_given_comes_back_with_a_sentence(client: FlaskClient, amount: str, said: str) -> None:
    a_staff(client)
    parcel = a_paid_parcel()

    answer = post(client, page_of(parcel), **typed(parcel, amount, sure="yes"))

    assert (answer.status_code, said in answer.text, refunds(parcel)) == (422, True, [])


def test_a_reason_is_needed(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()

    assert post(client, page_of(parcel), **typed(parcel, reason="", sure="yes")).status_code == 422
    assert refunds(parcel) == []


def test_what_is_not_paid_or_disputed_is_refused_in_words(client: FlaskClient) -> None:
    a_staff(client)
    unpaid, disputed = orders.get_parcel(an_unpaid_order().parcels[0].id), a_paid_parcel()
    a_dispute(disputed)

    away = client.get(page_of(unpaid))
    answer = post(client, page_of(disputed), **typed(disputed, sure="yes"))

    assert (away.status_code, answer.status_code, refunds(disputed)) == (302, 303, [])
    assert "مصرف المشتري ينظر في هذه الدفعة" in client.get(str(answer.location)).text


@pytest.mark.parametrize("is_lost", [False, True])
def test_while_a_bank_decides_no_form_is_shown_but_why_and_the_dispute(client: FlaskClient, is_lost: bool) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel, is_lost=is_lost)

    for ask in (client.get, partial(post, client, **typed(parcel, reason=""))):
        answer = ask(page_of(parcel))
        text = client.get(str(answer.location)).text

        assert answer.status_code in (302, 303)
        assert "مصرف المشتري ينظر في هذه الدفعة أو حسمها" in text
        assert f"/office/disputes/{dispute.id}" in text


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_gives_anything_back(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    parcel = a_paid_parcel()
    enter(client)

    assert doors(client, page_of(parcel)) == [403]
    assert post(client, page_of(parcel), **typed(parcel, sure="yes")).status_code == 403
    assert refunds(parcel) == []


def test_what_is_no_parcel_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert doors(client, "/office/parcels/999999/allowance") == [404]


@pytest.mark.parametrize(
    ("way", "giver"), [("collect", "نقداً من يد الأسرة"), ("courier", "من السوق: يحوّله أحدكم أو يعطيه نقداً")]
)
def test_of_cash_the_office_reads_who_gives_it_back(client: FlaskClient, way: str, giver: str) -> None:
    a_staff(client)
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset({way})), price=12_500)
        parcel = bring_to(the_parcel(an_order((product, 1))), "handed_over")
    shown = post(client, page_of(parcel), **typed(parcel))

    answer = confirm(client, page_of(parcel), shown)

    assert giver in shown.text
    assert f"سُجّل. المبلغ يُعاد: {giver}." in client.get(str(answer.location)).text


@pytest.mark.parametrize("state", ["placed", "delivered"])
def test_that_the_goods_stay_is_said_only_where_somebody_has_them(client: FlaskClient, state: str) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    with unit_of_work():
        if state != "placed":
            bring_to(orders.get_parcel(parcel.id), state)

    page = client.get(f"/en{page_of(parcel)}").text

    assert ("The goods stay with the shopper." in page) is (state == "delivered")
    assert "is taken from the family’s share" in page


def test_nobody_gives_out_of_the_share_of_their_own_family(client: FlaskClient) -> None:
    parcel = a_paid_parcel()
    a_relative_of_the_office(client, parcel.family)

    answer = post(client, f"/en{page_of(parcel)}", **typed(parcel, sure="yes"))

    assert (answer.status_code, refunds(parcel)) == (403, [])
    assert "Another person of the office decides about it." in answer.text
    assert REASON in answer.text
