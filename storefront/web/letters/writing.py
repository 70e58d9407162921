"""From a notice to an e-mail. KINDS is the table of all letters and of what each of them is told."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from flask import current_app, render_template

from storefront.community import notices
from storefront.web.kit.links import absolute, path_in
from storefront.web.kit.locale import LANGUAGES, PREFIX, read_in
from storefront.web.letters import (
    body_letters,
    fair_letters,
    family_letters,
    fee_letters,
    lease_letters,
    message_letters,
    money_letters,
    order_letters,
    people_letters,
    question_letters,
    registration_letters,
    review_letters,
    stall_letters,
    team_letters,
    visit_letters,
)
from storefront.web.letters.ways_out import NO_WAYS_OUT, ways_out

EMPTY_LINES = re.compile(r"\n{3,}")
Context = Callable[[Mapping[str, Any]], dict[str, Any]]  # of the notice's values

KINDS: dict[str, Context] = {
    "confirm-address": people_letters.confirm_address,
    "address-known": people_letters.plain,
    "reset-password": people_letters.reset_password,
    "password-changed": people_letters.plain,
    "email-change": people_letters.email_change,
    "email-change-asked": people_letters.plain,
    "email-changed": people_letters.plain,
    "order-confirmed": order_letters.order_confirmed,
    "parcel-moved": order_letters.parcel_moved,
    "parcel-called-off": order_letters.parcel_called_off,
    "transfer-due": order_letters.transfer_due,
    "transfer-short": order_letters.transfer_due,
    "transfer-ended": order_letters.transfer_ended,
    "money-sent-back": order_letters.money_sent_back,
    "date-proposed": order_letters.date_proposed,
    "date-settled": order_letters.date_settled,
    "return-noted": order_letters.return_noted,
    "return-answered": order_letters.return_answered,
    "return-done": order_letters.return_done,
    "part-not-taken": order_letters.part_not_taken,
    "allowance-given": order_letters.allowance_given,
    "cash-given": order_letters.cash_given,
    "parcel-new": family_letters.parcel,
    "parcel-cancelled": family_letters.parcel,
    "parcel-lapsed": family_letters.parcel,
    "parcel-refused": family_letters.parcel,
    "part-refused": family_letters.part_refused,
    "date-answered": family_letters.date_answered,
    "parcel-corrected": family_letters.parcel,
    "return-asked": family_letters.return_asked,
    "return-withdrawn": family_letters.return_withdrawn,
    "share-taken": family_letters.share_taken,
    "money-disputed": family_letters.money_disputed,
    "restocked": people_letters.restocked,
    "followed-goods": people_letters.followed_goods,
    "cash-denied": family_letters.cash_denied,
    "review-written": review_letters.written,
    "review-answered": review_letters.of_mine,
    "review-hidden": review_letters.of_mine,
    "message-from-family": message_letters.from_family,
    "message-from-shopper": message_letters.from_shopper,
    "question-asked": question_letters.asked,
    "question-answered": question_letters.answered,
    "registration-sent": registration_letters.registration,
    "registration-question": registration_letters.question,
    "registration-closed": registration_letters.registration,
    "shop-closed": registration_letters.registration,
    "document-decided": registration_letters.document,
    "document-ends": registration_letters.document,
    "documents-asked": registration_letters.wallet,
    "goods-hidden": registration_letters.wallet,
    "shop-open": family_letters.shop_open,
    "product-approved": family_letters.product,
    "product-sent-back": family_letters.product,
    "team-invitation": team_letters.invitation,
    "team-answered": team_letters.answered,
    "team-decided": team_letters.decided,
    "team-left": team_letters.left,
    "officer-changed": body_letters.officer,
    "juror-changed": fair_letters.juror,
    "application-received": fair_letters.application,
    "application-answered": fair_letters.application,
    "place-offered": fair_letters.application,
    "place-confirmed": fair_letters.application,
    "offer-over": fair_letters.application,
    "fair-changed": fair_letters.application,
    "fee-due": fee_letters.invoice,
    "fee-news": fee_letters.invoice,
    "lease-offered": lease_letters.lease,
    "lease-news": lease_letters.lease,
    "stall-given": stall_letters.stall,
    "stall-taken": stall_letters.stall,
    "stall-count": stall_letters.count,
    "visit-ticket": visit_letters.visit,
    "visit-changed": visit_letters.visit,
    "visit-tomorrow": visit_letters.visit,
    "payout-account": money_letters.payout_account,
    "payout-done": money_letters.payout,
    "payout-failed": money_letters.payout,
}


def write(notice: notices.Notice) -> EmailMessage:
    """The e-mail of a notice. Raises KeyError for a kind nobody wrote, NotFound when what it is about is gone."""
    lang = notice.language if notice.language in LANGUAGES else LANGUAGES[0]
    with reading_in(lang):
        told = {**told_of(notice.kind, notice.values, lang), **ways_out(notice)}
        subject, _, text = render_template(f"letters/{notice.kind}.{lang}.txt", **told).strip().partition("\n")
        html = render_template(f"letters/{notice.kind}.{lang}.html", **told, subject=subject)
    message = notices.letter(
        notices.Written(subject, EMPTY_LINES.sub("\n\n", text.strip()) + "\n", html),
        sender=current_app.config["MAIL_FROM"],
        to=notice.address,
        once=notice.once,
    )
    message["Content-Language"] = lang
    if told["stop"]:
        message["List-Unsubscribe"] = f"<{told['stop']}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    return message


def told_of(kind: str, values: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """What the templates of a kind are given; inside `reading_in`."""
    return {"home": absolute(path_in(lang, "/")), **NO_WAYS_OUT, **KINDS[kind](values)}


@contextmanager
def reading_in(lang: str) -> Iterator[None]:
    """Inside the block sentences, dates and addresses are those of a reader of this language."""
    environ = {"SCRIPT_NAME": PREFIX if lang == "en" else ""}
    with current_app.test_request_context("/", environ_overrides=environ), read_in(lang):
        yield
