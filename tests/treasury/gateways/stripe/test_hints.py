"""Stripe's messages: taken when they are from Stripe and of now, refused otherwise, and believed in nothing but where to
look."""

import json
from collections.abc import Callable

import pytest

from storefront.treasury.gateways import InvalidWebhook
from storefront.treasury.gateways.stripe import Stripe
from storefront.treasury.gateways.stripe.hints import KEPT, TOPICS, hint
from tests.builders.stripe_market import SECRET, a_message, signed

GATEWAY = Stripe("sk_test_of_nobody", [SECRET, "whsec_the_new_one"])


def parse(message: tuple[dict[str, str], bytes]):  # type: ignore[no-untyped-def]
    headers, raw = message
    return GATEWAY.parse_webhook(headers, raw)


def test_a_message_says_where_to_look() -> None:
    (found,) = parse(a_message())

    assert (found.event_id, found.kind, found.topic) == ("evt_1", "checkout.session.completed", "payment")
    assert (found.session_ref, found.reference, found.payment_ref) == ("cs_1", "ours:1", None)
    assert (found.live, found.account, found.api_version) == (False, None, "2026-10-28.endive")


@pytest.mark.parametrize("secret", [SECRET, "whsec_the_new_one"])
def test_either_secret_signs_while_one_is_replaced(secret: str) -> None:
    assert len(parse(a_message(secret=secret))) == 1


@pytest.mark.parametrize("age", [0, 299, -299])
def test_a_message_of_these_minutes_is_taken(age: int) -> None:
    assert len(parse(a_message(age=age))) == 1


@pytest.mark.parametrize("age", [302, 86_400, -302, -86_400])
def test_a_message_of_another_time_is_refused_also_of_the_future(age: int) -> None:
    with pytest.raises(InvalidWebhook):
        parse(a_message(age=age))


Spoil = Callable[[str, bytes], tuple[str | None, bytes]]
SPOILED: dict[str, Spoil] = {
    "no header": lambda good, body: (None, body),
    "an empty header": lambda good, body: ("", body),
    "an empty signature": lambda good, body: ("t=1,v1=", body),
    "nonsense": lambda good, body: ("nonsense", body),
    "no time": lambda good, body: ("t=,v1=0", body),
    "only an old scheme": lambda good, body: (good.replace("v1=", "v0="), body),
    "a letter of elsewhere after it": lambda good, body: (good + "é", body),
    "a letter of elsewhere before it": lambda good, body: ("é" + good, body),
    "an arabic digit in it": lambda good, body: (good.replace("v1=", "v1=١"), body),
    "one space more": lambda good, body: (good, body + b" "),
    "another session": lambda good, body: (good, body.replace(b"cs_1", b"cs_2")),
    "bytes that are no text": lambda good, body: (good, b"\xff\xfe" + body),
    "nothing": lambda good, body: (good, b""),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_what_is_not_truly_signed_is_refused(spoiled: str) -> None:
    headers, raw = a_message()
    signature, body = SPOILED[spoiled](headers["Stripe-Signature"], raw)

    with pytest.raises(InvalidWebhook) as refused:
        GATEWAY.parse_webhook({} if signature is None else {"Stripe-Signature": signature}, body)

    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_secret_of_somebody_else_is_refused() -> None:
    with pytest.raises(InvalidWebhook):
        parse(a_message(secret="whsec_of_somebody_else"))


@pytest.mark.parametrize(
    "text",
    [
        *("not json", "[]", "null", "7", '"evt_1"', "{}", '{"object": "event"}', '{"object": "event", "id": 7}'),
        '{"object": "v2.core.event", "id": "evt_1"}',
        "[" * 100_000,
        '{"object": "event", "id": "evt_1", "created": NaN',
    ],
)
def test_words_that_are_no_event_are_refused_even_when_signed(text: str) -> None:
    with pytest.raises(InvalidWebhook):
        parse(signed(text))


@pytest.mark.parametrize(
    "event",
    [
        {"data": None},
        {"data": []},
        {"data": {"object": "cs_1"}},
        {"type": None},
        {"created": "yesterday"},
        {"account": 7},
    ],
)
def test_an_event_of_a_strange_shape_leads_nowhere_and_breaks_nothing(event: dict[str, object]) -> None:
    (found,) = parse(a_message(**event))

    assert found.event_id == "evt_1"


ODD: dict[str, dict[str, object]] = {
    "a moment after all calendars": {"created": 10**18},
    "a moment before all calendars": {"created": -(10**18)},
    "a moment before the first": {"created": -1},
    "half a letter in its name": {"id": "evt_\ud800"},
    "a sign that ends texts in its name": {"id": "evt\0_1"},
    "half a letter in its kind": {"type": "charge.\udfff"},
    "half a letter in its account": {"account": "acct_\ud800"},
    "half a letter in its version": {"api_version": "\ud800"},
    "a sign that ends texts in what it is about": {"data": {"object": {"object": "checkout.session", "id": "cs\0"}}},
    "half a letter in its state": {
        "data": {"object": {"object": "checkout.session", "id": "cs_1", "status": "\ud800"}}
    },
    "a sign that ends texts in our own name": {"data": {"object": {"metadata": {"attempt": "ours\0"}}}},
}


@pytest.mark.parametrize("odd", ODD)
def test_what_no_database_keeps_is_refused_even_when_signed(odd: str) -> None:
    with pytest.raises(InvalidWebhook):
        parse(a_message(**ODD[odd]))


def test_names_longer_than_ours_are_cut_to_what_can_be_kept() -> None:
    about = {"object": "checkout.session", "id": "c" * 300, "client_reference_id": "o" * 300}

    (found,) = parse(a_message(id="e" * 300, type="t" * 300, api_version="v" * 300, data={"object": about}))

    kept = (found.event_id, found.kind, found.api_version, found.session_ref or "", found.reference or "")
    assert [len(one) for one in kept] == [255, 120, 40, 255, 80]


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("payment_intent.payment_failed", {"object": "payment_intent", "id": "pi_1"}, ("payment", None, "pi_1", None)),
        (
            "charge.refunded",
            {"object": "charge", "id": "ch_1", "payment_intent": "pi_1", "metadata": {"attempt": "ours:1"}},
            ("refund", None, "pi_1", "ours:1"),
        ),
        ("refund.failed", {"object": "refund", "id": "re_1", "payment_intent": "pi_1"}, ("refund", None, "pi_1", None)),
        (
            "charge.dispute.created",
            {"object": "dispute", "id": "du_1", "payment_intent": {"id": "pi_1"}},
            ("dispute", None, "pi_1", None),
        ),
        ("customer.created", {"object": "customer", "id": "cus_1"}, ("other", None, None, None)),
        ("something.new", {"object": "something"}, ("other", None, None, None)),
    ],
)
def test_each_kind_leads_to_its_money(kind: str, about: dict[str, object], expected: tuple[object, ...]) -> None:
    (found,) = parse(a_message(type=kind, data={"object": about}))

    assert (found.topic, found.session_ref, found.payment_ref, found.reference) == expected


def test_what_is_about_a_familys_own_account_is_not_ours_to_follow() -> None:
    (found,) = parse(a_message(account="acct_1"))

    assert (found.topic, found.account) == ("other", "acct_1")


def test_nothing_private_or_secret_of_an_event_is_kept() -> None:
    about = {
        "object": "checkout.session",
        "id": "cs_1",
        "status": "complete",
        "client_secret": "canary",
        "url": "https://canary",
        "customer_details": {"email": "canary@example.com", "name": "canary"},
    }

    (found,) = parse(a_message(data={"object": about}))

    assert "canary" not in json.dumps(dict(found.about)) + repr(found)
    assert set(found.about) <= set(KEPT)


def test_an_event_of_another_version_is_read_as_well() -> None:
    assert parse(a_message(api_version="2019-01-01"))[0].session_ref == "cs_1"


def test_every_topic_is_one_the_market_follows() -> None:
    assert set(TOPICS.values()) == {"payment", "refund", "dispute"}
    assert hint({"id": "evt_2", "created": 1}).topic == "other"
