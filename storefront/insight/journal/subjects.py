"""What entries are about, by the names people know: a family's, a product's, the reference of an order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, literal, or_, select

from storefront.community.accounts import User
from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import PURPOSE, ExhibitInvoice, InvoicePart
from storefront.fairs.venues import Venue
from storefront.goods.catalogue import Product
from storefront.goods.seasons import Season
from storefront.kernel.database import db
from storefront.trade.coupons import Coupon
from storefront.trade.orders import Order, Parcel
from storefront.treasury.alarms import Alarm
from storefront.treasury.disputes import Dispute
from storefront.treasury.hints import ProviderEvent
from storefront.treasury.payments import Attempt, Payment, Refund
from storefront.treasury.payouts import Payout, PayoutFile


@dataclass(frozen=True)
class Subject:
    """What people call the thing an entry is about, in both languages; references are the same in both."""

    name_ar: str
    name_en: str


KEY = re.compile(r"[0-9]{1,18}")
MOST = 50  # subjects of one noun that a text may stand for
# for each noun: id, Arabic name, English name; a payment is called by what it is for, its own reference is a secret
NAMES: Mapping[str, Select[int, str, str]] = {
    "family": select(Family.id, Family.trade_name_ar, Family.trade_name_en),
    "product": select(Product.id, Product.name_ar, Product.name_en),
    "order": select(Order.id, Order.reference, Order.reference),
    "parcel": select(Parcel.id, Parcel.reference, Parcel.reference),
    "payment": select(
        Payment.id, func.coalesce(Order.reference, Parcel.reference, ExhibitInvoice.reference), literal("")
    )
    .outerjoin(Order, and_(Payment.purpose == "order", Order.id == Payment.subject_id))
    .outerjoin(Parcel, and_(Payment.purpose == "parcel", Parcel.id == Payment.subject_id))
    .outerjoin(InvoicePart, and_(Payment.purpose == PURPOSE, InvoicePart.id == Payment.subject_id))
    .outerjoin(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id),
    "coupon": select(Coupon.id, Coupon.shown, Coupon.shown),
    "refund": select(Refund.id, func.coalesce(Order.reference, Parcel.reference, ExhibitInvoice.reference), literal(""))
    .join(Payment, Payment.id == Refund.payment_id)
    .outerjoin(Order, and_(Payment.purpose == "order", Order.id == Payment.subject_id))
    .outerjoin(Parcel, and_(Payment.purpose == "parcel", Parcel.id == Payment.subject_id))
    .outerjoin(InvoicePart, and_(Payment.purpose == PURPOSE, InvoicePart.id == Payment.subject_id))
    .outerjoin(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id),
    "dispute": select(Dispute.id, func.coalesce(Order.reference, ""), func.coalesce(Order.reference, ""))
    .join(Attempt, Attempt.id == Dispute.attempt_id)
    .join(Payment, Payment.id == Attempt.payment_id)
    .outerjoin(Order, and_(Payment.purpose == "order", Order.id == Payment.subject_id)),
    "event": select(ProviderEvent.id, ProviderEvent.kind.label("ar"), ProviderEvent.kind.label("en")),
    "payout": select(Payout.id, Payout.reference, Payout.reference),
    "file": select(PayoutFile.id, PayoutFile.reference, PayoutFile.reference),
    "alarm": select(Alarm.id, cast(Alarm.id, String).label("ar"), cast(Alarm.id, String).label("en")),
    "user": select(User.id, User.name, User.name),
    "body": select(Body.id, Body.name_ar, Body.name_en),
    "venue": select(Venue.id, Venue.name_ar, Venue.name_en),
    "exhibition": select(Exhibition.id, Exhibition.name_ar, Exhibition.name_en),
    "season": select(Season.id, Season.name_ar, Season.name_en),
}


def names(subjects: Iterable[str]) -> dict[str, Subject]:
    """The names of what these subjects ("parcel:12") stand for, one query for each noun; what is gone is left out."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        noun, _, number = subject.partition(":")
        if is_subject(subject):
            wanted[noun].add(int(number))
    return {
        f"{noun}:{found}": Subject(arabic or "", english or "")
        for noun, ids in wanted.items()
        for found, arabic, english in db.session.execute(NAMES[noun].where(id_of(noun).in_(ids)))
    }


def id_of(noun: str) -> ColumnElement[int]:
    """The id column of a noun's rows."""
    column: ColumnElement[int] = NAMES[noun].selected_columns[0]
    return column


def meant(text: str) -> list[str]:
    """The subjects somebody means by a reference, a name, an e-mail address or "family:12"; none when nothing is so called.

    By an order's reference are meant the order, its parts of each family and what was paid for it.
    """
    if is_subject(text):
        return [text]
    reference = text.upper()
    asked: list[tuple[str, Select[Any]]] = [
        ("order", select(Order.id).where(Order.reference == reference)),
        ("parcel", parcels_of(reference)),
        ("payment", payments_of(reference)),
        ("coupon", select(Coupon.id).where(Coupon.shown == reference)),
        ("family", select(Family.id).where(or_(Family.trade_name_ar == text, Family.trade_name_en == text))),
        ("product", select(Product.id).where(or_(Product.name_ar == text, Product.name_en == text))),
        ("user", select(User.id).where(or_(User.email == text.lower(), User.name == text))),
    ]
    return [f"{noun}:{one}" for noun, statement in asked for one in db.session.scalars(statement.limit(MOST))]


def is_subject(text: str) -> bool:
    """Whether a text is a subject as entries keep it."""
    noun, _, number = text.partition(":")
    return noun in NAMES and KEY.fullmatch(number) is not None


def parcels_of(reference: str) -> Select[Any]:
    """The parts of an order, or the one part, of this reference."""
    return (
        select(Parcel.id)
        .join(Order, Order.id == Parcel.order_id)
        .where(or_(Order.reference == reference, Parcel.reference == reference))
    )


def payments_of(reference: str) -> Select[Any]:
    """What was paid for the order, the part of one, or the exhibitor's invoice of this reference."""
    whole = select(Order.id).where(Order.reference == reference)
    named = select(InvoicePart.id).join(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id)
    parts = named.where(ExhibitInvoice.reference == reference)
    return select(Payment.id).where(
        or_(
            and_(Payment.purpose == "order", Payment.subject_id.in_(whole)),
            and_(Payment.purpose == "parcel", Payment.subject_id.in_(parcels_of(reference))),
            and_(Payment.purpose == PURPOSE, Payment.subject_id.in_(parts)),
        )
    )
