"""Every fact the diary keeps has words, and what it is about has a page where there is one."""

from dataclasses import fields

import pytest
from flask import Flask

from storefront.insight.journal import Subject
from storefront.reactions import REACTIONS, diary
from storefront.treasury.payouts import PAYOUT
from storefront.web.kit.locale import read_in
from storefront.web.office.journal_words import (
    CARRIED,
    KINDS,
    PAYOUT_STEPS,
    Detail,
    details,
    entry_details,
    entry_words,
    kind_words,
    subject_href,
    subject_words,
)

ASIDE = {"by", "reason"}  # these have columns of their own
UNTOLD = {  # keys of rows say nothing to a person; the rest is what the subject says already, or names an occasion
    "family_id", "product_id", "order_id", "parcel_id", "payment_id", "refund_id", "request_id", "subject_id", "user_id",
    "sign_in_id", "attempt_id", "dispute_id", "reference", "purpose", "share_code", "at", "turn", "was_done", "why",
    "rule_id", "payout_id", "file_id", "allowance_id", "credit_id", "scope", "basis_points", "again", "changed", "subject",
    "payouts", "coupon_id", "code", "capacity_id", "document_id", "question_id", "on", "invitation_id",
    "review_id", "proposal_id", "with_step", "message_id", "body_id", "venue_id", "exhibition_id", "season_id",
    "call_id", "application_id", "resumed", "invoice_id", "part_id", "step_id", "stall_id", "market_id", "lease_id",
    "transaction_id", "variant_id", "sale_id", "visit_id", "successor_id",
}  # fmt: skip


def test_everything_the_diary_keeps_has_words() -> None:
    kept = {fact.__name__ for fact, reactions in REACTIONS.items() if diary.noted in reactions}

    assert kept - KINDS.keys() == set()


def test_what_has_no_words_is_named_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert kind_words("SomethingNew") == "SomethingNew"
        assert subject_words("comet:3", {}) == "comet:3"


def test_everything_an_entry_carries_is_told_or_left_out_on_purpose() -> None:
    kept = [fact for fact, reactions in REACTIONS.items() if diary.noted in reactions]
    carried = {field.name for fact in kept for field in fields(fact)} - diary.PRIVATE - ASIDE

    assert carried - CARRIED.keys() == UNTOLD


def test_what_is_gone_keeps_its_noun(app: Flask) -> None:
    with app.test_request_context():
        assert subject_words("parcel:3", {}) == "طلب أسرة"
        assert subject_words("parcel:3", {"parcel:3": Subject("4F22NKRN", "4F22NKRN")}) == "طلب أسرة 4F22NKRN"


def test_a_state_nobody_knows_is_printed_as_it_was_written(app: Flask) -> None:
    with app.test_request_context():
        told = details({"before": "flying", "after": "ready", "amount_minor": 2500, "agreed": False, "parcel_id": 3})

    assert told == [
        Detail("كان", "word", "flying"),
        Detail("صار", "state", "ready"),
        Detail("المبلغ", "money", 2500),
        Detail("الرد", "word", "اعتذرت الأسرة"),
    ]


def test_what_became_of_documents_is_told_in_words(app: Flask) -> None:
    hidden = {"family_id": 4, "products": 3, "kinds": ["home-kitchen", "health-card"], "on": "2026-11-29"}
    with app.test_request_context():
        told = [*details(hidden), *details({"days": 7}), *details({"given_up": True}), *details({"given_up": False})]

    assert told == [
        Detail("المنتجات", "word", 3),
        Detail("ما ينقصها", "word", "تصريح المطبخ المنزلي، البطاقة الصحية"),
        Detail("الأيام الباقية", "word", 7),
        Detail("من أغلقه", "word", "أهل الأسرة"),
        Detail("من أغلقه", "word", "مكتب السوق"),
    ]


@pytest.mark.parametrize(
    ("subject", "href"),
    [
        ("family:12", "/office/families/12"),
        ("product:7", "/office/products/7"),
        ("parcel:3", "/office/journal?subject=parcel:3"),
        ("user:5", "/office/members/5"),
        ("family:abc", ""),
        ("family:", ""),
        ("family:٣", ""),
        (f"family:{2**70}", ""),
        ("market", ""),
    ],
)
def test_a_subject_leads_to_its_page(app: Flask, subject: str, href: str) -> None:
    with app.test_request_context():
        assert subject_href(subject) == href


@pytest.mark.parametrize(
    ("language", "approved", "failed"),
    [
        ("ar", "اعتُمد التحويل، ويخرج إلى الأسرة", "لم يصل التحويل، وعاد مبلغه إلى رصيد الأسرة"),
        ("en", "The payout was approved and leaves", "The payout did not arrive"),
    ],
)
def test_a_step_of_a_payout_is_a_sentence_and_not_a_state(
    app: Flask, language: str, approved: str, failed: str
) -> None:
    moved = ("PayoutMoved", {"before": "planned", "after": "approved"})
    with app.test_request_context(), read_in(language):
        assert entry_words(*moved).startswith(approved)
        assert entry_words("PayoutMoved", {"before": "sent", "after": "failed"}).startswith(failed)
        assert entry_details(*moved) == []
        assert [one.look for one in entry_details("ParcelMoved", {"before": "placed", "after": "ready"})] == [
            "state"
        ] * 2


def test_every_step_of_a_payout_has_its_sentence() -> None:
    assert {state for before in PAYOUT for state in PAYOUT.steps(before)} == PAYOUT_STEPS.keys()
