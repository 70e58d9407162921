"""The pages of the test payment server, in a browser on a phone: accessible, and paid from end to end."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import broken_rules, overflow, small_targets, walk
from tests.stripe_server import Options, StripeServer
from tests.stripe_server.fixtures import client_of
from tests.stripe_server.stage import a_line, a_session, again

PHONE = {"width": 360, "height": 720}
LONG = "بخور العود المعتّق على طريقة أهل المدينة المنورة مع ورد الطائف والعنبر"


@pytest.fixture
def server() -> Iterator[StripeServer]:
    with StripeServer(Options(name="Dakkah", webhooks="manual")) as running:
        yield running


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def fill(page: Page, number: str) -> None:
    """Fills in the form, field by field, by the names people read."""
    page.get_by_label("Email").fill("shopper@example.com")
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expiry date").fill("12 / 34")
    page.get_by_label("Security code").fill("123")
    page.get_by_label("Name on the card").fill("A. Shopper")
    page.get_by_role("button", name="Pay SAR 131.00").click()


def a_basket(server: StripeServer) -> str:
    """A session whose seller is the server's own start page, and the address of its payment page."""
    lines = [a_line(LONG, 4550, 2), a_line("As-Sidrah", 4000)]
    back = f"{server.address}/?session={{CHECKOUT_SESSION_ID}}"
    session = a_session(client_of(server), line_items=lines, success_url=back, cancel_url=server.address)
    return str(session.url)


def faults_of(page: Page) -> list[str]:
    return [*broken_rules(page), *small_targets(page), *walk(page)[1], *overflow(page)]


def test_somebody_is_declined_asked_by_the_bank_and_pays(server: StripeServer, phone: Page) -> None:
    phone.goto(a_basket(server))
    fill(phone, "4000000000009995")
    assert "insufficient funds" in phone.get_by_role("alert").inner_text()

    fill(phone, "4000000000003220")
    phone.get_by_role("button", name="Complete authentication").click()

    session = client_of(server).v1.checkout.sessions.list().data[0]
    assert phone.url == f"{server.address}/?session={session.id}"
    assert again(client_of(server), session).payment_status == "paid"


def test_somebody_does_not_authenticate_and_goes_back_to_the_shop(server: StripeServer, phone: Page) -> None:
    phone.goto(a_basket(server))
    fill(phone, "4000000000003220")
    phone.get_by_role("button", name="Fail authentication").click()
    assert "unable to authenticate" in phone.get_by_role("alert").inner_text()

    phone.get_by_role("link", name="Back to Dakkah").click()

    assert phone.url == f"{server.address}/"
    assert client_of(server).v1.checkout.sessions.list().data[0].status == "open"


def test_the_pages_keep_the_rules_of_accessibility(server: StripeServer, phone: Page) -> None:
    found = {}
    phone.goto(a_basket(server))
    phone.get_by_text("Test cards").click()
    found["pay"] = faults_of(phone)
    fill(phone, "4242424242424241")
    found["invalid"] = faults_of(phone)
    fill(phone, "4000000000003220")
    found["secure"] = faults_of(phone)
    phone.goto(server.address)
    found["start"] = faults_of(phone)
    phone.goto(f"{server.address}/nowhere")
    found["nowhere"] = faults_of(phone)

    assert {name: faults for name, faults in found.items() if faults} == {}
