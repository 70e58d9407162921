"""Alarms in words: every kind has its sentence; what a subject is about is found, and nothing breaks when it is not."""

import pytest
from flask import Flask

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, disputes, payments
from storefront.treasury.alarms import KINDS, Alarm
from storefront.treasury.gateways import DisputeSnapshot
from storefront.web.kit.locale import read_in
from storefront.web.office.alarm_words import about, sentence, subject_words
from tests.builders.money import a_paid_payment, a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider

VALUES = dict.fromkeys(("differs", "provider", "code", "due", "currency", "riyals", "number", "file", "payout"), "س")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_kind_has_its_sentence_with_its_values(app: Flask, kind: str, lang: str) -> None:
    with app.test_request_context("/" if lang == "ar" else "/en/"):
        said = sentence(Alarm(kind=kind, subject="x", values=VALUES))

    assert said
    assert "%(" not in said


@pytest.mark.parametrize(("lang", "words"), [("ar", "6 ديسمبر"), ("en", "6 December")])
def test_a_day_is_read_in_words_and_a_reason_too(app: Flask, lang: str, words: str) -> None:
    with app.test_request_context(), read_in(lang):
        due = sentence(Alarm(kind="dispute-opened", subject="x", values={"due": "2026-12-06"}))
        failed = sentence(Alarm(kind="refund-failed", subject="x", values={"code": "lost_or_stolen_card"}))
        unknown = sentence(Alarm(kind="refund-failed", subject="x", values={"code": "something_new"}))

    assert words in due
    assert "_" not in failed + unknown


@pytest.mark.parametrize(("kept", "read"), [("1234.50", "1,234.50 ر.س"), ("100.00", "100 ر.س"), ("100", "100 ر.س")])
def test_a_sum_is_written_as_everywhere_else(app: Flask, kept: str, read: str) -> None:
    with app.test_request_context(), read_in("ar"):
        assert f" {read}" in sentence(Alarm(kind="refund-by-hand", subject="x", values={"riyals": kept}))


@pytest.mark.usefixtures("app")
def test_refund_dispute_and_attempt_lead_to_the_same_payment() -> None:
    order = a_settled_order()
    provider().refund_in_office(provider().newest, 500)
    conversations.look_at_refunds(the_attempt(order).id)
    provider().newest.disputes = [DisputeSnapshot("d-1", "open", 500, "SAR", "general")]
    conversations.look_at_disputes(the_attempt(order).id)
    refund = payments.refunds_of(the_payment(order).id)[0]
    dispute = db.session.query(disputes.Dispute).one()

    for subject in (f"attempt:{the_attempt(order).id}", f"refund:{refund.id}", f"dispute:{dispute.id}"):
        known = about(subject)
        assert known is not None
        assert (known.attempt.id, known.payment.id, known.order) == (
            the_attempt(order).id,
            the_payment(order).id,
            order.reference,
        )


@pytest.mark.usefixtures("app")
def test_what_was_paid_for_no_order_is_known_without_one() -> None:
    with unit_of_work():
        _, attempt = a_paid_payment()

    known = about(f"attempt:{attempt.id}")

    assert known is not None
    assert (known.order, known.attempt.amount_minor) == ("", 12_500)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "subject", ["", "provider:stripe", "attempt:999", "refund:999", "dispute:999", "attempt:x", "event:1", "attempt:"]
)
def test_what_is_about_no_payment_is_about_nothing(subject: str) -> None:
    assert about(subject) is None


@pytest.mark.parametrize(
    ("subject", "arabic", "english"),
    [
        ("provider:stripe", "Stripe", "Stripe"),
        ("provider:stripe:USD", "Stripe USD", "Stripe USD"),
        ("credit:7", "الحوالة الواردة 7", "Incoming transfer 7"),
        ("event:12", "خبر من شركة الدفع، رقم 12", "Message of a payment company, no. 12"),
        ("refund:one", "refund:one", "refund:one"),
    ],
)
def test_what_an_alarm_is_about_is_put_into_words(app: Flask, subject: str, arabic: str, english: str) -> None:
    for language, words in (("ar", arabic), ("en", english)):
        with app.test_request_context(), read_in(language):
            assert subject_words(subject) == words
