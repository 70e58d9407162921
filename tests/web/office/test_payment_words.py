"""Every state of money has its words in both languages, and what stood in the way is said."""

import pytest
from flask import Flask

from storefront.treasury import gateways
from storefront.treasury.disputes.states import DISPUTE
from storefront.treasury.gateways.bank_transfer import BankTransfer
from storefront.treasury.gateways.cash import Cash
from storefront.treasury.gateways.stripe.gateway import Stripe
from storefront.treasury.payments.refunding import BY_HAND, DIFFERS
from storefront.treasury.payments.states import ATTEMPT, PAYMENT, REFUND
from storefront.web.kit.locale import read_in
from storefront.web.office import payment_words as words
from storefront.web.office.journal_words import WORDS


@pytest.mark.parametrize(
    ("table", "states"),
    [
        (words.PAYMENTS, PAYMENT),
        (words.ATTEMPTS, ATTEMPT),
        (words.REFUNDS, REFUND),
        (words.DISPUTES, DISPUTE),
        (words.EVENTS, ("waiting", "done", "ignored", "dead")),
    ],
)
def test_every_state_has_its_words(app: Flask, table, states) -> None:  # type: ignore[no-untyped-def]
    with app.test_request_context("/en/"):
        assert table.keys() == set(states)
        assert [words.look_of(table, state)[0] for state in table] == [label for _, label in words.choices(table)]


@pytest.mark.parametrize(("language", "said"), [("ar", "رُدّ إلى صاحبه"), ("en", "Given back to its payer")])
def test_money_is_given_back_and_not_delivered_as_goods_are(app: Flask, language: str, said: str) -> None:
    with app.test_request_context(), read_in(language):
        assert words.look_of(words.REFUNDS, "done")[0] == said


def test_what_stood_in_the_way_is_said(app: Flask) -> None:
    with app.test_request_context():
        assert words.trouble_words("declined:insufficient_funds") == "رُفضت البطاقة: الرصيد لا يكفي"
        assert words.trouble_words("declined:new_word_of_theirs") == "رُفضت البطاقة: new_word_of_theirs"
        assert words.trouble_words("amount,live") == "يختلف عن المطلوب: المبلغ، حقيقي أو تجريبي"
        assert words.trouble_words("") == ""
        assert words.trouble_words("card_gone") == "card_gone"
        assert all(words.trouble_words(one) != one for one in (BY_HAND, DIFFERS, "disputed", "too_late", "in_parts"))


def test_every_provider_and_topic_we_know_has_its_words() -> None:
    ours = {one.name for one in (BankTransfer, Cash, Stripe)}

    assert words.PROVIDERS.keys() == ours == {word for field, word in WORDS if field == "gateway"}
    assert words.TOPICS.keys() == set(gateways.base.Topic.__args__)
