"""The pages, as they come over the wire."""

from typing import Any

import pytest
import requests
import stripe

from . import Options, StripeServer
from .fixtures import client_of
from .stage import SHOP, a_line, a_session, again, charge_of, paid


def test_the_page_says_what_is_paid_to_whom() -> None:
    with StripeServer(Options(name="Dakkah", webhooks="manual")) as server:
        lines = [a_line("بخور عود", 4550, 2), a_line("As-Sidrah", 123456)]
        session = a_session(client_of(server), line_items=lines, customer_email="n@example.com")
        html = server.shopper.open(str(session.url)).html

    assert "Dakkah" in html
    assert "SAR 1,325.56" in html
    assert "<bdi>بخور عود</bdi>" in html
    assert "n@example.com" in html
    assert f'href="{SHOP}/basket"' in html
    assert "Test page." in html


def test_names_cannot_write_html(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, line_items=[a_line("<script>alert(1)</script>")])
    opened = stripe_server.shopper.open(str(session.url)).html
    sent = stripe_server.shopper.pay(str(session.url), "1", name='"><img src=x>', email="<b>@x").html

    assert "<script" not in opened
    assert "<img" not in sent
    assert "<b>" not in sent


def test_pages_are_not_kept_and_run_nothing(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    answer = requests.get(str(a_session(stripe_client).url), timeout=5)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script" not in answer.text


def test_a_page_that_is_done_leads_back(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    stripe_server.shopper.pay(str(session.url))

    page = stripe_server.shopper.open(str(session.url))

    assert page.status == 200
    assert f"{SHOP}/back?session={session.id}" in page.html


def test_the_receipt_is_where_the_charge_says(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)
    stripe_server.control.refund(session.id, 100)

    html = stripe_server.shopper.open(str(charge_of(again(stripe_client, session)).receipt_url)).html

    assert "SAR 91.00" in html
    assert "SAR 1.00" in html


def test_the_start_page_says_what_this_is(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)

    html = stripe_server.shopper.open(stripe_server.address).html

    assert "It is not Stripe" in html
    assert str(session.url) in html


@pytest.mark.parametrize(
    "path", ["/nowhere", "/c/pay/cs_test_nothing", "/3ds/pi_nothing", "/setup/nothing", "/express/x", "/receipts/x"]
)
def test_what_is_not_there_is_not_found(stripe_server: StripeServer, path: str) -> None:
    assert stripe_server.shopper.open(stripe_server.address + path).status == 404


@pytest.mark.parametrize("path", ["/c/pay/cs_test_nothing", "/3ds/pi_nothing", "/setup/nothing"])
def test_nothing_is_sent_to_what_is_not_there(stripe_server: StripeServer, path: str) -> None:
    assert requests.post(stripe_server.address + path, data={}, timeout=5).status_code == 404


def test_a_page_that_takes_nothing_says_so(stripe_server: StripeServer) -> None:
    assert requests.post(f"{stripe_server.address}/receipts/x", data={}, timeout=5).status_code == 405


def test_control_calls_are_json_so_that_no_web_page_can_make_them(stripe_server: StripeServer) -> None:
    form = requests.post(f"{stripe_server.address}/_control/reset", data={"a": "b"}, timeout=5)
    nothing = requests.post(f"{stripe_server.address}/_control/reset", timeout=5)
    text = requests.post(f"{stripe_server.address}/_control/reset", data="{}", timeout=5)

    assert (form.status_code, nothing.status_code, text.status_code) == (400, 400, 400)


@pytest.mark.parametrize(
    "options",
    [{"colour": "red"}, {"webhooks": "sometimes"}, {"fee_fixed": "1"}, {"rates": {"sar": "x"}}, {"retries": ["soon"]}],
)
def test_options_that_make_no_sense_are_refused(stripe_server: StripeServer, options: Any) -> None:
    answer = requests.post(f"{stripe_server.address}/_control/options", json=options, timeout=5)

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/clock", {"advance": "a day"}),
        ("/clock", {"now": 1.5}),
        ("/faults", {"status": "bad"}),
        ("/faults", {"executed": 1}),
        ("/messages/send", {"times": "twice"}),
        ("/messages/send", {"ids": "all"}),
        ("/messages/send", {"age": "old"}),
        ("/refunds", {"amount": 5}),
        ("/refunds", {"charge": "ch_nothing"}),
        ("/disputes/du_nothing", {"status": "won"}),
        ("/payments/pi_nothing", {"status": "succeeded"}),
        ("/funds", {"amount": "much", "currency": "sar"}),
        ("/funds", {"amount": 5, "currency": "xyz"}),
        ("/endpoints/we_nothing/secrets", {"secrets": ["a"]}),
        ("/nowhere", {}),
    ],
)
def test_control_calls_that_make_no_sense_are_explained(stripe_server: StripeServer, path: str, sent: Any) -> None:
    answer = requests.post(f"{stripe_server.address}/_control{path}", json=sent, timeout=5)

    assert answer.status_code in (400, 404)
    assert answer.json()["error"]["message"]
