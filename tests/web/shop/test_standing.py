"""Whoever came back from the page of a card unpaid reads the same everywhere: that the order waits to be paid. While nobody
knows, all of them say that it is being confirmed."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.phones import as_dialled
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from storefront.treasury.gateways import ProviderDown
from storefront.web.kit.deadlines import pay_until
from tests.builders.browser import Browser, post
from tests.builders.community import a_member, sign_in
from tests.builders.payment_pages import main, press, the_payment, unpaid
from tests.builders.providers import provider
from tests.builders.reading import Element, page
from tests.builders.trade import opened

WAITS = {"": "ينتظر الدفع.", "/en": "is waiting to be paid."}
CONFIRMED = {"": "ننتظر تأكيد", "/en": "to be confirmed"}


def said(client: FlaskClient, there: str, prefix: str = "") -> tuple[str, str]:
    """What the basket and the order's page say."""
    notice = page(client.get(f"{prefix}/cart")).one("div", class_="unpaid").words
    return notice, main(client, prefix + there.removesuffix("/payment")).words


def left(client: FlaskClient, there: str, prefix: str = "") -> str:
    """To the card page and back without paying."""
    press(client, there, prefix)
    return main(client, f"{prefix}{there}?back=left").words


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_who_left_the_card_page_reads_what_is_to_be_paid_until_when_and_both_ways_out(
    client: FlaskClient, prefix: str
) -> None:
    there = unpaid(client)
    left(client, there, prefix)

    with clock.set_to(clock.now() + timedelta(minutes=3)):
        answer = client.get(f"{prefix}/cart")
        notice, order = said(client, there, prefix)

    assert WAITS[prefix] in notice
    assert "85" in notice
    assert ("حتى" if not prefix else "until") in notice
    assert f'href="{prefix}{there}"' in answer.text
    assert f'action="{prefix}{there.removesuffix("/payment")}/abandonment"' in answer.text
    assert [CONFIRMED[prefix] in words for words in (notice, order)] == [False, False]
    assert ("متابعة الدفع" if not prefix else "Go on to payment") in order


def test_whoever_was_led_there_and_is_not_back_is_told_that_it_is_being_confirmed(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)

    notice, order = said(client, there)

    assert ("ننتظر تأكيد دفع طلبك" in notice, "ننتظر تأكيد الدفع" in order) == (True, True)


NOT_TWICE = "لا حاجة إلى الدفع مرة ثانية"
HONEST = "إن كان الدفع قد تم فالطلب مؤكد، وإن لم يتم فإكماله من صفحة الدفع."


def tracked(client: FlaskClient, there: str) -> Element:
    """What the page for whoever knows number and mobile says."""
    order = opened(there.split("/")[2])
    return page(post(client, "/tracking", reference=order.reference, mobile=as_dialled(order.mobile))).one("main")


def test_of_a_page_that_stands_open_is_said_what_to_do_if_it_was_not_paid_and_until_when(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    last = pay_until(the_payment(there))

    for shown in (main(client, there.removesuffix("/payment")), tracked(client, there)):
        assert (HONEST in shown.words, NOT_TWICE in shown.words, f"حتى {last}" in shown.words) == (True, False, True)
        assert len(shown.all("a", href=there)) == 1


def test_what_is_being_decided_is_not_to_be_paid_twice(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().newest.state = "processing"
    main(client, f"{there}?back=left")

    for shown in (main(client, there.removesuffix("/payment")), tracked(client, there)):
        assert (HONEST in shown.words, NOT_TWICE in shown.words) == (False, True)


def test_when_the_time_is_over_no_time_is_said(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    payment = the_payment(there)
    assert payment.expires_at is not None

    for minutes, words in ((-1, True), (1, False)):
        with clock.set_to(payment.expires_at - payments.GRACE + timedelta(minutes=minutes)):
            for shown in (main(client, there.removesuffix("/payment")), tracked(client, there)):
                assert ("حتى" in shown.one("div", class_="notice").words) is words


def test_another_browser_reads_where_it_is_paid_and_is_led_nowhere(app: Flask, client: FlaskClient) -> None:
    there = unpaid(client)

    shown = tracked(Browser(app, app.response_class), there)

    assert "في المتصفح الذي طُلب منه" in shown.words
    assert shown.all("a", href=there) == []


def test_whoever_is_led_there_again_is_not_known_to_have_left(client: FlaskClient) -> None:
    there = unpaid(client)
    left(client, there)
    press(client, f"{there}?back=left")

    assert ["ننتظر تأكيد" in words for words in said(client, there)] == [True, True]


def test_a_page_pressed_twice_leads_to_the_same_and_is_not_left_any_more(client: FlaskClient) -> None:
    there = unpaid(client)
    left(client, there)
    post(client, there, after="0")

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        assert ["ننتظر تأكيد" in words for words in said(client, there)] == [True, True]


@pytest.mark.parametrize("way", ["?back=paid", ""])
def test_what_the_payments_page_does_not_know_any_more_nobody_says(client: FlaskClient, way: str) -> None:
    there = unpaid(client)
    left(client, there)
    provider().fail_next("fetch", ProviderDown("x"))

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        now = main(client, there + way).words
        everywhere = said(client, there)

    assert "ننتظر تأكيد الدفع" in now
    assert ["ننتظر تأكيد" in words for words in everywhere] == [True, True]


def test_a_card_that_was_turned_down_is_to_be_paid(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().decline("page-1")
    client.get(f"{there}?back=left")

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        assert ["ننتظر تأكيد" in words for words in said(client, there)] == [False, False]


def test_two_orders_that_were_left_are_both_to_be_paid(client: FlaskClient) -> None:
    ways = [unpaid(client)]
    left(client, ways[0])
    ways.append(unpaid(client))
    left(client, ways[1])

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        notices = page(client.get("/cart")).all("div", class_="unpaid")

    assert ["ينتظر الدفع." in one.words for one in notices] == [True, True]


@pytest.mark.parametrize("is_left", [True, False])
def test_a_members_list_says_the_same_and_another_browser_knows_of_no_coming_back(
    client: FlaskClient, is_left: bool
) -> None:
    with unit_of_work():
        user = a_member()
    sign_in(client, user)
    there = unpaid(client)
    left(client, there) if is_left else press(client, there)
    other = Browser(client.application)
    sign_in(other, user)

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        rows = [page(one.get("/account/orders")).one("article").words for one in (client, other)]
        notices = [page(one.get("/cart")).one("div", class_="unpaid").words for one in (client, other)]

    assert ["ننتظر تأكيد" in words for words in (*rows, *notices)] == [not is_left, True, not is_left, True]
    assert ["بانتظار الدفع" in words for words in rows] == [is_left, False]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_whoever_follows_the_order_by_its_number_reads_the_same(client: FlaskClient, prefix: str) -> None:
    there = unpaid(client)
    number = there.split("/")[2]
    with unit_of_work():
        mobile = as_dialled(opened(number).mobile)
    press(client, there)
    other = Browser(client.application)

    told = [
        page(post(one, f"{prefix}/tracking", reference=number, mobile=mobile)).one("main") for one in (client, other)
    ]

    assert [CONFIRMED[prefix] in one.words for one in told] == [True, True]
    assert ["بانتظار الدفع" in one.words or "waiting for its payment" in one.words for one in told] == [False, False]
    left(client, there)
    again = page(post(client, f"{prefix}/tracking", reference=number, mobile=mobile)).one("main")
    assert CONFIRMED[prefix] not in again.words
