"""What a client may not send, and how it is told so: the first wrong parameter, by its name."""

from typing import Any

import pytest
import stripe

from .stage import a_line, a_session, words


def refused(client: stripe.StripeClient, **different: Any) -> tuple[str | None, str | None]:
    """Code and parameter of the refusal of a session."""
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        a_session(client, **different)
    assert refusal.value.http_status == 400
    assert refusal.value.error is not None
    assert refusal.value.error.type == "invalid_request_error"
    assert refusal.value.user_message
    return refusal.value.code, refusal.value.param


@pytest.mark.parametrize(
    ("different", "code", "param"),
    [
        ({"colour": "red"}, "parameter_unknown", "colour"),
        ({"payment_method_types": ["card"]}, "parameter_unknown", "payment_method_types"),
        ({"payment_intent_data": {"colour": "red"}}, "parameter_unknown", "payment_intent_data[colour]"),
        ({"locale": "ar"}, None, "locale"),
        ({"mode": "later"}, None, "mode"),
        ({"expires_at": "soon"}, "parameter_invalid_integer", "expires_at"),
        ({"expires_at": "1.5"}, "parameter_invalid_integer", "expires_at"),
        ({"adaptive_pricing": {"enabled": "maybe"}}, None, "adaptive_pricing[enabled]"),
        ({"adaptive_pricing": "no"}, None, "adaptive_pricing"),
        ({"metadata": "family"}, None, "metadata"),
        ({"metadata": {"family": {"id": 1}}}, None, "metadata[family]"),
        ({"success_url": ["a", "b"]}, None, "success_url"),
        ({"success_url": ""}, "parameter_invalid_empty", "success_url"),
        ({"success_url": "shop.example/back"}, "url_invalid", "success_url"),
        ({"line_items": "two"}, None, "line_items"),
        ({"line_items": [{"quantity": 1}]}, "parameter_missing", "line_items[0][price_data]"),
        ({"line_items": [{"quantity": 1, "price_data": {}}]}, "parameter_missing", "line_items[0][price_data]"),
        ({"client_reference_id": "x" * 201}, None, "client_reference_id"),
        ({"metadata": {"a": "x" * 501}}, None, "metadata[a]"),
        ({"metadata": {"k" * 41: "x"}}, None, f"metadata[{'k' * 41}]"),
        ({"metadata": {f"k{number}": "x" for number in range(51)}}, None, "metadata"),
        ({"cancel_url": "http://127.0.0.1/" + "x" * 5000}, None, "cancel_url"),
    ],
)
def test_a_wrong_parameter_is_named(
    stripe_client: stripe.StripeClient, different: dict[str, Any], code: str | None, param: str
) -> None:
    assert refused(stripe_client, **different) == (code, param)


def test_a_missing_parameter_is_named_with_its_whole_path(stripe_client: stripe.StripeClient) -> None:
    line = a_line()
    del line["price_data"]["currency"]

    assert refused(stripe_client, line_items=[a_line(), line]) == (
        "parameter_missing",
        "line_items[1][price_data][currency]",
    )


@pytest.mark.parametrize(
    ("wrong", "param"),
    [
        ({"metadata": "family"}, "metadata"),
        ({"reason": "because"}, "reason"),
        ({"amount": "1e3"}, "amount"),
        ({"amount": "+5"}, "amount"),
        ({"amount": {"value": 5}}, "amount"),
        ({"amount": ""}, "amount"),
        ({"charge": ""}, "charge"),
        ({"reverse_transfer": True}, "reverse_transfer"),
    ],
)
def test_a_refund_that_is_asked_for_wrongly(stripe_client: stripe.StripeClient, wrong: Any, param: str) -> None:
    asked: Any = {"charge": "ch_1", **wrong}

    with pytest.raises(stripe.InvalidRequestError) as refusal:
        stripe_client.v1.refunds.create(asked)

    assert refusal.value.param == param


def test_what_the_server_does_not_model_is_refused_rather_than_ignored(stripe_client: stripe.StripeClient) -> None:
    assert refused(stripe_client, allow_promotion_codes=True) == ("not_modelled", "allow_promotion_codes")
    assert refused(stripe_client, mode="setup") == ("not_modelled", "mode")
    destination = {"transfer_data": {"destination": "acct_1"}}
    assert refused(stripe_client, payment_intent_data=destination) == (
        "not_modelled",
        "payment_intent_data[transfer_data]",
    )


def test_an_address_that_is_not_described_is_not_found(stripe_client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL") as refusal:
        stripe_client.v1.products.list()

    assert refusal.value.http_status == 404


def test_metadata_may_have_any_letters_up_to_the_limit(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, metadata={"k" * 40: "ن" * 500})

    assert words(stripe_client.v1.checkout.sessions.retrieve(session.id)) == {"k" * 40: "ن" * 500}


def test_an_empty_word_takes_metadata_away(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, metadata={"one": "1", "two": "2"})

    less = stripe_client.v1.checkout.sessions.update(session.id, {"metadata": {"one": "", "three": "3"}})
    none = stripe_client.v1.checkout.sessions.update(session.id, {"metadata": ""})

    assert words(less) == {"two": "2", "three": "3"}
    assert words(none) == {}
