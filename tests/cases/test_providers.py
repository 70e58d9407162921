"""Cases 76 to 78 and 82: what every provider keeps to, and one provider after another."""

import hmac
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury import gateways
from storefront.treasury.gateways import Handle, InvalidWebhook, PageGateway, PayLine, ProviderRefused, RefundRequest
from tests.builders import providers
from tests.builders.card_market import OPEN, PAID, CardMarket, follow_hints, kinds_of_alarms, left, sales
from tests.builders.card_refunds import a_round, call_off, gone, what_became
from tests.builders.money import an_unpaid_order, begin, the_payment
from tests.builders.providers import TOKEN, Obedient, somebody_pays
from tests.builders.stripe_market import a_request

BEFORE = timedelta(minutes=5)


@pytest.fixture(params=["obedient", "stripe"])
def gateway(request: pytest.FixtureRequest, market: CardMarket) -> PageGateway:
    """Each provider in turn."""
    return market.gateway if request.param == "stripe" else Obedient()


def paid(gateway: PageGateway) -> Handle:
    """A page of 125 riyals that somebody has paid on."""
    handle = gateway.create_checkout(a_request())
    somebody_pays(gateway, handle.ref, handle.url)
    return handle


def back(gateway: PageGateway, handle: Handle, amount: int, once: str) -> RefundRequest:
    return RefundRequest(once, once, gateway.fetch(handle.ref).payment_ref, amount, "SAR", "returned")


def test_case_76_a_key_opens_one_page_and_belongs_to_one_request(gateway: PageGateway) -> None:
    request = a_request()

    handles = [gateway.create_checkout(request) for _ in range(2)]
    with pytest.raises(ProviderRefused):
        gateway.create_checkout(replace(request, lines=[PayLine("goods", 12_600)]))

    assert handles[0] == handles[1]
    assert handles[0].url.startswith(gateway.capabilities.pages)
    assert (handles[0].live, gateway.live) == (False, False)


def test_case_76_a_paid_page_says_what_was_paid_and_for_what(gateway: PageGateway) -> None:
    request = a_request()
    handle = gateway.create_checkout(request)
    before = gateway.fetch(handle.ref)

    somebody_pays(gateway, handle.ref, handle.url)
    after = gateway.fetch(handle.ref)

    assert (before.state, before.payment_ref) == ("open", None)
    assert (after.state, after.amount_minor, after.currency, after.live) == ("paid", 12_500, "SAR", False)
    assert (after.reference, bool(after.payment_ref)) == (request.reference, True)


def test_case_76_a_page_is_closed_for_good_unless_it_was_paid(gateway: PageGateway) -> None:
    handle = gateway.create_checkout(a_request())

    assert [gateway.expire(handle.ref) for _ in range(2)] == ["expired", "expired"]
    assert gateway.fetch(handle.ref).state == "expired"
    assert gateway.expire(paid(gateway).ref) == "paid"


def test_case_76_a_page_is_found_by_our_name_for_it(gateway: PageGateway) -> None:
    request = a_request()
    handle = gateway.create_checkout(request)

    assert gateway.find_checkout(request.reference, clock.now() - BEFORE) == handle.ref
    assert gateway.find_checkout("somebody-else:1", clock.now() - BEFORE) is None


def test_case_76_money_goes_back_once_under_a_key_and_never_more_than_came(gateway: PageGateway) -> None:
    handle = paid(gateway)

    refs = {gateway.refund(back(gateway, handle, 10_000, "one")).ref for _ in range(2)}
    with pytest.raises(ProviderRefused):
        gateway.refund(back(gateway, handle, 2_501, "two"))
    gateway.refund(back(gateway, handle, 2_500, "three"))

    found = gateway.list_refunds(str(gateway.fetch(handle.ref).payment_ref))
    assert len(refs) == 1
    assert sorted((one.reference, one.amount_minor, one.state) for one in found) == [
        ("one", 10_000, "done"),
        ("three", 2_500, "done"),
    ]


def test_case_76_what_came_in_is_a_movement(gateway: PageGateway) -> None:
    handle = paid(gateway)

    moved = [one for one in gateway.movements_since(clock.now() - BEFORE) if one.kind == "charge"]

    assert [(one.amount_minor, one.currency) for one in moved] == [(12_500, "SAR")]
    assert moved[0].source_ref == gateway.fetch(handle.ref).payment_ref


def test_case_76_what_it_holds_is_what_moved(gateway: PageGateway) -> None:
    before = gateway.holdings().get("SAR", 0)
    handle = paid(gateway)
    gateway.refund(back(gateway, handle, 2_500, "one"))

    moved = list(gateway.movements_since(clock.now() - BEFORE))

    held = gateway.holdings()["SAR"] - before
    assert held == sum(one.amount_minor - one.fee_minor for one in moved)
    assert 0 < held <= 10_000


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff", b'{"events": []}', b'{"object": "event", "id": "evt_1"}'])
def test_case_76_a_message_without_proof_is_none(gateway: PageGateway, raw: bytes) -> None:
    with pytest.raises(InvalidWebhook):
        gateway.parse_webhook({}, raw)


@pytest.mark.parametrize(
    ("price", "written"), [(2_050, "45.50"), (2_505, "50.05"), (2_500, "50.00"), (97_500, "1000.00")]
)
def test_case_77_a_provider_of_decimal_sums_reads_both_places(market: CardMarket, price: int, written: str) -> None:
    obedient = providers.install()

    begin(an_unpaid_order(market.product(price=price)))

    assert obedient.newest.written == written


@pytest.mark.parametrize("token", ["", "guessed", TOKEN[:-1], TOKEN + "x", "é"])
def test_case_78_a_shared_token_is_compared_in_constant_time_and_never_written_down(
    market: CardMarket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    compared: list[bytes] = []
    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda one, other: compared.append(one) or real(one, other))
    obedient = providers.install()
    begin(an_unpaid_order(market.product()))
    obedient.tell("paid", obedient.newest)
    body = json.dumps({"events": ["event-1"]})

    with caplog.at_level("DEBUG"):
        door = market.app.test_client()
        answers = [door.post("/hooks/obedient", data=body, headers={"X-Token": one}) for one in (token, TOKEN)]

    assert [answer.status_code for answer in answers] == [400, 200]
    assert compared == [token.encode(), TOKEN.encode()]
    assert [word for word in (token, TOKEN) if word and word in caplog.text] == []


def test_case_82_what_was_begun_with_the_old_provider_ends_there(market: CardMarket, door: str) -> None:
    old = market.order()
    market.pay(old)
    obedient = providers.install()
    new = market.order()
    begin(new)

    market.stripe.control.send()
    follow_hints()

    assert (market.states(old), sales()) == (PAID, 1)
    assert (the_payment(old).gateway, the_payment(new).gateway) == ("stripe", "obedient")
    assert [page.request.amount_minor for page in obedient.pages.values()] == [new.total_minor]


def test_case_82_what_the_old_provider_took_goes_back_there(market: CardMarket) -> None:
    order = market.paid()
    obedient = providers.install()
    call_off(order)

    a_round()

    assert (what_became(order), gone(market, order)) == ([("done", order.total_minor)], [order.total_minor])
    assert "refund" not in obedient.calls


def test_case_82_of_a_provider_nobody_can_ask_any_more_goods_are_held_and_the_office_is_told(
    market: CardMarket,
) -> None:
    order = market.order()
    market.pay(order)
    gateways.open_with({})

    market.settle(order)

    assert (market.states(order), left(order), kinds_of_alarms()) == (OPEN, 4, ["provider-missing"])
    gateways.serve("card", market.gateway)
    market.settle(order)
    assert market.states(order) == PAID
