"""Money in the office's words: every account, kind and state has some, in both languages."""

import pytest
from flask import Flask

from storefront.fairs import fees
from storefront.treasury import ledger
from storefront.treasury.payouts import PAYOUT
from storefront.web.kit.locale import read_in
from storefront.web.office.money_words import (
    ACCOUNTS,
    KINDS,
    OURS,
    SIDES,
    STATES,
    account_words,
    kind_words,
    state_words,
    subject_words,
)


def test_every_account_and_state_has_words() -> None:
    assert {*ledger.ACCOUNTS, *fees.accounts.ALL} == ACCOUNTS.keys()
    assert set(PAYOUT) == STATES.keys()
    assert {side for side, _, _ in ACCOUNTS.values()} == SIDES.keys()


@pytest.mark.parametrize(
    ("language", "left", "there"),
    [
        ("ar", "خرج مبلغ من بيع ليُردّ إلى المشتري", "وصل إلى حساب الأسرة"),
        ("en", "Money left a sale, to go back to the shopper", "It reached the family’s account"),
    ],
)
def test_it_is_said_what_happened_to_which_money(app: Flask, language: str, left: str, there: str) -> None:
    with app.test_request_context(), read_in(language):
        assert (kind_words("taken_back"), state_words("done")[0]) == (left, there)


@pytest.mark.parametrize(("language", "name"), [("ar", "عند مزوّد الدفع: Stripe"), ("en", "With the provider: Stripe")])
def test_a_providers_account_is_called_by_its_name(app: Flask, language: str, name: str) -> None:
    with app.test_request_context(), read_in(language):
        assert account_words(ledger.clearing("stripe"))[:2] == (OURS, name)


@pytest.mark.parametrize(("language", "name"), [("ar", "حوالات المشترين"), ("en", "Shoppers’ transfers")])
def test_what_shoppers_transfer_is_no_providers(app: Flask, language: str, name: str) -> None:
    with app.test_request_context(), read_in(language):
        assert account_words(ledger.clearing("bank_transfer"))[:2] == (OURS, name)


def test_what_has_no_words_is_named_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert kind_words("something_new") == "something_new"
        assert kind_words("sale") == "بيع"
        assert [len(state_words(state)) for state in STATES] == [3] * len(STATES)
        assert all(kind_words(kind) != kind for kind in KINDS)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"parcel": "7KQ34U7M", "order": "4F22NKRN"}, "7KQ34U7M"),
        ({"payout": "PAAAAAAA"}, "PAAAAAAA"),
        ({"reference": "ST-1"}, "ST-1"),
        ({}, "parcel:12"),
    ],
)
def test_a_booking_is_called_by_what_people_know(told: dict[str, str], said: str) -> None:
    assert subject_words("parcel:12", told) == said
