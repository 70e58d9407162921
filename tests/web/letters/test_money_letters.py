"""How letters name an account: by its last figures, or by the company it is at."""

import pytest
from flask import Flask

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks
from storefront.web.letters.money_letters import payout, payout_account
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back
from tests.builders.mail import Write, text_of
from tests.builders.trade import an_order, hand_back, the_parcel
from tests.builders.treasury import IBAN, a_payout, an_account


def test_a_bank_account_is_named_by_its_last_figures(app: Flask) -> None:
    with unit_of_work():
        found = a_payout(state="done")

    with app.test_request_context():
        told = payout({"payout_id": found.id})

    assert told["iban"].endswith(IBAN[-4:])
    assert IBAN not in told.values()


@pytest.mark.parametrize("again", [True, False])
def test_an_account_at_a_company_is_named_by_the_company(app: Flask, again: bool) -> None:
    with unit_of_work():
        family = a_family()
        an_account(family).iban = ""
        db.session.flush()

    with app.test_request_context():
        told = payout_account({"family_id": family.id, "again": again})

    assert told["account_words"] == "لدى Stripe"


@pytest.mark.parametrize("why", ["short", "late"])
def test_a_letter_about_money_that_goes_back_names_no_cause_it_does_not_know(write: Write, why: str) -> None:
    with unit_of_work():
        values = {"order_id": an_order(method="transfer").id, "amount_minor": 1_000, "why": why}

    arabic, english = (text_of(write("money-sent-back", language, values)) for language in ("ar", "en"))

    assert [
        words for words in ("مهلة", "قد بيعت", "ran out", "time was over", "been sold") if words in arabic + english
    ] == []
    assert "أُلغي" in arabic
    assert "cancelled" in english


@pytest.mark.parametrize(
    ("way", "arabic", "english"),
    [
        ("collect", "قول ذلك من صفحة الطلب حتى", "noted that it gave you SAR 9.50 in cash"),
        ("courier", "إن لم يصلك فيُرجى التواصل معنا", "The office of Dakkah noted that it gave you SAR 9.50 back"),
    ],
)
def test_a_shopper_reads_who_says_that_cash_was_given(write: Write, way: str, arabic: str, english: str) -> None:
    with unit_of_work():
        parcel = the_parcel(an_order((a_product(of=a_family(ways=frozenset({way}))), 1)))
        cash_goes_back(parcel, 950)
        refund = hand_back(handbacks.of_parcel(parcel.id)[0], parcel)
        values = {"parcel_id": parcel.id, "refund_id": refund.id}

    for language, words in (("ar", arabic), ("en", english)):
        letter = write("cash-given", language, values)
        assert words in text_of(letter)
