"""Paying ahead: to the provider's page and back, or to our account. Never more is said than is known, nothing is booked twice."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, payments
from storefront.treasury.gateways import ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused
from storefront.treasury.ledger.models import LedgerTransaction
from tests.builders.bank import imported
from tests.builders.browser import Browser, post
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, fill
from tests.builders.hostile import HOSTILE
from tests.builders.payment_pages import main, press, the_order, the_payment, unpaid
from tests.builders.providers import SITE, provider
from tests.builders.reading import page
from tests.builders.shopping import confirm, order, put_in, walk

TROUBLES = [ProviderDown("x"), ProviderBusy("x"), ProviderLocked("x"), ProviderRefused("x", "amount")]
CLOSED_DOWN = "تعذّر فتح صفحة الدفع الآن"


def test_the_last_button_leads_straight_to_the_providers_page(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=8500)
    put_in(client, product)
    walk(client, product, method="card")

    placed = confirm(client)
    sent = post(client, placed.location)

    assert (placed.status_code, placed.location.endswith("/payment")) == (307, True)
    assert (sent.status_code, sent.location) == (303, f"{SITE}/page-1")
    assert provider().newest.request.amount_minor == 8500


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_shows_the_sum_how_long_it_is_held_and_in_which_language_it_goes_on(
    client: FlaskClient, prefix: str
) -> None:
    there = unpaid(client)

    words = main(client, prefix + there).words

    assert ("85 ر.س" in words, "SAR 85" in words) == (not prefix, bool(prefix))
    assert ("وهي بالإنجليزية" in words, "in English" in words) == (not prefix, False)
    assert ("الطلب محجوز لك حتى" in words) is not bool(prefix)


def test_the_way_back_is_the_readers_own(client: FlaskClient) -> None:
    there = unpaid(client)

    press(client, there, "/en")

    request = provider().newest.request
    assert request.success_url == f"http://localhost/en{there}?back=paid"
    assert request.cancel_url == f"http://localhost/en{there}?back=left"
    assert request.lines[0].label.startswith("Goods of")


def test_the_provider_learns_nothing_of_the_shopper(client: FlaskClient) -> None:
    there = unpaid(client)

    press(client, there)

    told = repr(provider().newest.request)
    for secret in ("لمى العتيبي", "055", "lama@example.com", "RRRD2929", the_order(there).checkout_key):
        assert secret not in told


def test_only_pages_that_lead_to_the_provider_may_lead_there(client: FlaskClient) -> None:
    there = unpaid(client)

    policies = {path: client.get(path).headers["Content-Security-Policy"] for path in (there, "/", "/cart")}

    assert policies[there].endswith(f"form-action 'self' {SITE}")
    assert all(policies[path].endswith("form-action 'self'") for path in ("/", "/cart"))


def test_money_that_came_confirms_the_order_when_the_shopper_is_back(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().pay(provider().newest.ref)

    back = [client.get(f"{there}?back=paid").location for _ in range(3)]

    assert set(back) == {there.removesuffix("/payment")}
    assert the_order(there).confirmed_at is not None
    assert db.session.query(LedgerTransaction).where(LedgerTransaction.kind == "sale").count() == 1


def test_coming_back_without_having_paid_only_waits(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)

    answer = client.get(f"{there}?back=paid")
    found = page(answer).one("main")

    assert "ننتظر تأكيد الدفع" in found.words
    assert found.one("div", data_stage="confirming")["data-behaviour"] == "look-again"
    assert f"{there}?back=paid&amp;look=1" in answer.text
    assert (the_payment(there).state, the_order(there).confirmed_at) == ("open", None)


def test_without_scripts_the_page_looks_again_less_and_less_often(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)

    pauses = []
    for look in ("", "1", "2", "6", "99", "999", "-1", "٣", "x"):
        content = client.get(f"{there}?back=paid&look={look}").text.partition('http-equiv="refresh" content="')[2]
        pauses.append(int(content.partition(";")[0]))

    assert pauses == [3, 3, 5, 30, 30, 3, 3, 3, 3]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_provider_that_is_away_is_waited_for_and_nothing_is_called_failed(
    client: FlaskClient, trouble: Exception
) -> None:
    there = unpaid(client)
    press(client, there)
    provider().fail_next("fetch", trouble)  # type: ignore[arg-type]

    words = main(client, f"{there}?back=paid").words

    assert "ننتظر تأكيد الدفع" in words
    assert the_payment(there).state == "open"


@pytest.mark.parametrize("way", ["", "?back=left", "?back=paid"])
def test_of_a_page_that_stands_open_nothing_is_said_while_nobody_can_be_asked(client: FlaskClient, way: str) -> None:
    there = unpaid(client)
    press(client, there)
    provider().decline("page-1")
    declined = main(client, f"{there}?back=left").words
    provider().pay("page-1")
    for call in ("fetch", "fetch", "expire"):
        provider().fail_next(call, ProviderDown("x"))

    with clock.set_to(clock.now() + timedelta(minutes=1)):
        words, pressed = main(client, there + way).words, post(client, there, after="1")

    assert "لم تُقبل البطاقة" in declined
    assert "ننتظر تأكيد الدفع" in words
    assert [said for said in ("يُسحب", "لم تُقبل", "لم يكتمل") if said in words + page(pressed).one("main").words] == []


def test_polling_does_not_ask_the_provider_every_time(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)

    for _ in range(5):
        client.get(f"{there}?back=paid")

    assert provider().calls.count("fetch") == 1


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_page_that_does_not_open_is_said_neutrally_and_can_be_tried_again(
    client: FlaskClient, trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storefront.treasury.conversations.paying.TWIN_SECONDS", ())
    there = unpaid(client)
    provider().fail_next("create_checkout", trouble)  # type: ignore[arg-type]

    refused = press(client, there)
    again = press(client, there)

    assert refused.status_code == 503
    assert CLOSED_DOWN in page(refused).one("main").words
    assert "sk_" not in refused.text
    assert (again.status_code, urlsplit(again.location).netloc) == (303, "pay.example")


def test_a_declined_card_is_said_and_another_page_opens_after_the_first_is_closed(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().decline("page-1")

    words = main(client, f"{there}?back=left").words
    again = press(client, f"{there}?back=left")

    assert "لم تُقبل البطاقة" in words
    assert "لم يُسحب منها شيء" in words
    assert again.location == f"{SITE}/page-2"
    assert [one.state for one in provider().pages.values()] == ["expired", "open"]


def test_a_payment_that_is_being_decided_is_not_tried_again(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().newest.state = "processing"

    found = main(client, f"{there}?back=left")
    pressed = post(client, there, after="1")

    assert "ننتظر تأكيد الدفع" in found.words
    assert not found.all("a", href=f"{there}?back=left")
    assert (pressed.status_code, len(provider().pages)) == (409, 1)


def test_what_is_paid_is_not_paid_again(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().pay("page-1")

    answer = post(client, there, after="1")
    told = page(client.get(answer.location))

    assert answer.location == there.removesuffix("/payment")
    assert "هذا الطلب مدفوع من قبل." in told.words
    assert len(provider().pages) == 1


def test_money_that_is_not_what_was_asked_is_looked_at_by_a_person(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().pay("page-1", amount_minor=1)

    found = main(client, f"{there}?back=paid")
    pressed = post(client, there, after="1")

    assert "نراجع دفعتك" in found.words
    assert not found.all("form", method="post")
    assert (pressed.status_code, the_payment(there).state) == (409, "open")


def test_nobody_says_that_nothing_was_paid_while_the_provider_holds_other_money(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    provider().pay("page-1", amount_minor=1)
    main(client, f"{there}?back=paid")
    conversations.release(the_payment(there).id)

    seen = [main(client, path).words for path in (there, there.removesuffix("/payment"))]

    assert the_payment(there).state == "expired"
    assert all("نراجع دفعتك" in words for words in seen)
    assert not any("لم يُدفع" in words for words in seen)


def test_after_its_time_the_goods_can_be_put_back_into_the_basket(client: FlaskClient) -> None:
    there = unpaid(client)
    press(client, there)
    conversations.release(the_payment(there).id)

    found = main(client, there)
    answer = post(client, found.one("form", method="post")["action"])

    assert "انتهت مهلة الدفع" in found.words
    assert answer.location == "/cart"
    assert page(client.get("/cart")).all("li", class_="line")
    with unit_of_work():
        assert stock.free(the_order(there).parcels[0].lines[0].variant_id) == 5


def test_money_that_came_too_late_is_said_to_be_on_its_way_back(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=8500, stock=5)
    there = f"/orders/{order(client, product, method='card').reference}/payment"
    press(client, there)
    conversations.release(the_payment(there).id)
    with unit_of_work():
        fill(product, 0)
    provider().pay("page-1")
    attempt = payments.newest_attempt(the_payment(there).id)
    assert attempt is not None

    conversations.settle(attempt.id)

    words = main(client, there).words
    assert "وصل دفعك بعد انتهاء المهلة" in words
    assert "85" in words


def test_the_button_after_the_time_is_over_opens_nothing(client: FlaskClient) -> None:
    there = unpaid(client)
    known = page(client.get(there)).one("input", name="after")["value"]

    with clock.set_to(clock.now() + timedelta(minutes=37)):
        answer = post(client, there, after=known)

    assert (answer.status_code, len(provider().pages)) == (409, 0)


def test_an_order_in_cash_has_nothing_to_pay_here(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    there = f"/orders/{order(client, product).reference}/payment"

    assert client.get(there).location == post(client, there, after="0").location == there.removesuffix("/payment")
    assert provider().calls == []


def test_the_stranger_finds_no_payment_of_the_order(app: Flask, client: FlaskClient) -> None:
    there = unpaid(client)

    for other in (Browser(app, app.response_class), a_stranger(Browser(app, app.response_class))):
        assert other.get(f"{there}?back=paid").status_code == 404
        assert post(other, there, after="0").status_code == 404
    assert provider().pages == {}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_sent_as_the_number_one_page_opens(client: FlaskClient, kind: str) -> None:
    there = unpaid(client)

    answer = post(client, there, after=HOSTILE[kind])

    assert (answer.status_code, answer.location) == (303, f"{SITE}/page-1")


def to_be_transferred(client: FlaskClient) -> str:
    """The address where an order that is paid by transfer is paid."""
    with unit_of_work():
        product = a_product(stock=5)
    return f"/orders/{order(client, product, method='transfer').reference}/payment"


@pytest.mark.parametrize(("prefix", "said"), [("", "تحويل المبلغ"), ("/en", "Send the sum")])
def test_a_transfer_shows_the_account_and_the_number(client: FlaskClient, prefix: str, said: str) -> None:
    there = to_be_transferred(client)

    sent = post(client, prefix + there, after="0")
    seen = main(client, prefix + there).words

    assert (sent.status_code, sent.location) == (303, prefix + there)

    for told in (said, "SA03 8000 0000 6080 1016 7519", the_order(there).reference):
        assert told in seen


def test_a_part_of_a_transfer_asks_for_the_rest(client: FlaskClient) -> None:
    there = to_be_transferred(client)
    imported((the_order(there).total_minor - 1050, the_order(there).reference, "FT1"))

    seen = main(client, there).words

    assert "بقي جزء من الثمن" in seen
    assert "10.50" in seen
