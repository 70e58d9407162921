"""Case 79 once more, everywhere at once: what is secret about cards is in no row, log, letter, error page or page of the
office, whichever way a payment took; and a secret that is planted is seen."""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from storefront.cli import work
from storefront.kernel.units import unit_of_work
from storefront.treasury import hints, payments
from storefront.treasury.payments import Attempt
from tests.builders.browser import Browser, post
from tests.builders.card_market import DECLINED, PAID, SECURE, CardMarket, follow_hints
from tests.builders.card_refunds import a_round, call_off
from tests.builders.desks import a_staff
from tests.builders.money import the_attempt, the_payment
from tests.builders.stripe_market import a_message
from tests.cases.test_safety import everything_kept, secrets_of

LISTS = ("payments", "events", "refunds", "disputes", "journal", "alarms", "ledger/transactions", "reconciliation")
TYPED = ("4242 4242 4242 4242", "4242-4242", "12/34")  # a card in other clothes


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Whatever any logger has to say, down to the last detail."""
    names = ("", "dakkah", "dakkah.payments", "urllib3")  # the library of the company is kept quiet by its gateway
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def take_every_way(market: CardMarket) -> str:
    """An order that was declined, asked by its bank, paid, disputed by nobody, called off and given back, while the
    company failed in between; another that broke. What pages said of it."""
    order, broken = market.order(email="sara@example.com"), market.order()
    url = market.open(order)
    for card in (DECLINED, "4242424242424241", SECURE):
        asked = market.stripe.shopper.pay(url, card)
    market.stripe.control.fault("error", "Session.retrieve", status=500)
    told = market.reader(order).get(f"/orders/{order.reference}/payment?back=paid").text
    market.stripe.shopper.answer(asked.goes_to)
    market.stripe.control.send()
    follow_hints()
    assert market.states(order) == PAID
    call_off(order)
    a_round()
    market.stripe.control.fault("error", "Session.create", status=401, times=9)
    there, browser = f"/orders/{broken.reference}/payment", market.reader(broken)
    told += browser.post(there, data={"after": "0"}, headers={"Sec-Fetch-Site": "same-origin"}).text
    return told + browser.get(there).text


def office(market: CardMarket, attempt: Attempt) -> str:
    """Every page of the office on which a payment leaves a trace, one of its forms too."""
    client = Browser(market.app, market.app.response_class)
    a_staff(client)
    payment = payments.of_attempt(attempt.id)
    wanted = [f"/office/{name}" for name in LISTS] + [f"/office/payments/{payment.id}"]
    wanted += [f"/office/refunds/{one.id}" for one in payments.refunds_of(payment.id)]
    wanted += [f"/office/events/{one.id}" for one in hints.page().rows]
    pages = [client.get(path) for path in wanted]
    pages.append(client.get(str(post(client, f"/office/attempts/{attempt.id}/asking").location)))
    assert {page.status_code for page in pages} == {200}
    return "".join(page.text for page in pages)


def letters(market: CardMarket) -> str:
    """Every letter that was sent, as it lies in the folder."""
    work.send_letters()
    folder = Path(urlsplit(str(market.app.config["MAIL_URL"])).path)
    found = [path.read_text(encoding="utf-8", errors="replace") for path in folder.rglob("*") if path.is_file()]
    assert found
    return "".join(found)


def test_case_79_what_is_secret_is_written_nowhere_whichever_way_a_payment_took(
    market: CardMarket, door: str, said: pytest.LogCaptureFixture
) -> None:
    told = take_every_way(market)
    headers, raw = a_message()
    forged = {"Stripe-Signature": headers["Stripe-Signature"] + "0"}
    answers = [market.app.test_client().post("/hooks/stripe", data=raw, headers=one) for one in (headers, forged)]
    attempt = db_attempt()

    written = {
        "pages": told + "".join(answer.text for answer in answers),
        "office": office(market, attempt),
        "letters": letters(market),
        "database": everything_kept(),
        "logs": said.text,
    }

    canaries = {*secrets_of(market), *TYPED, headers["Stripe-Signature"].partition("v1=")[2]}
    assert [answer.status_code for answer in answers] == [200, 400]
    assert [(place, word) for place, text in written.items() for word in canaries if word in text] == []


def db_attempt() -> Attempt:
    """The attempt that was paid."""
    return next(one for one in map(payments.attempts.read, range(1, 20)) if one.state == "paid")


def test_case_79_a_secret_that_is_kept_by_mistake_is_seen(market: CardMarket) -> None:
    order = market.paid()
    secret = next(word for word in secrets_of(market) if "_secret_" in word)
    with unit_of_work() as session:
        session.get_one(Attempt, the_attempt(order).id).trouble = secret[:80]

    client = Browser(market.app, market.app.response_class)
    a_staff(client)

    assert secret in everything_kept()
    assert secret in client.get(f"/office/payments/{the_payment(order).id}").text
