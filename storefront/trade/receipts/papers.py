"""What stands on a document of sale: who sold what, the sums and the tax in them, and the seal over all of it.

Pure arithmetic on halalas and text, no database. Nothing here tells who the buyer is.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from storefront.kernel import money
from storefront.kernel.money import SAR
from storefront.trade.commissions import of_pieces
from storefront.trade.orders import CALLED_OFF
from storefront.trade.receipts.zatca import fitting, qr_text

RECEIPT, INVOICE, CREDIT_NOTE = "receipt", "invoice", "credit_note"
RETURNED, ALLOWANCE = "returned", "allowance"
REASONS = (RETURNED, ALLOWANCE, *CALLED_OFF)  # why, on a credit note; ALLOWANCE of goods that stay
KINDS = (RECEIPT, INVOICE, CREDIT_NOTE)
VERSION = 1
OFF = ("discount_minor", "coupon_minor")
NO_HASH = "0" * 64  # what stands before a family's first document


class NothingSold(Exception):
    """A document without a line, or of nothing, is a mistake in the program, never a refusal."""


class UnknownReason(Exception):
    """So is a credit note for which nobody has words."""


@dataclass(frozen=True)
class Seller:
    """The family as it stands on its documents; `vat_number` only when it is registered for value added tax."""

    name_ar: str
    name_en: str
    city_ar: str
    city_en: str
    vat_number: str | None = None


@dataclass(frozen=True)
class Item:
    """Pieces of one order line, in the words and at the price of the order, less what the family takes off itself. The tax
    lies within the total. What a coupon of the market pays for (`coupon_minor`) takes nothing off what is sold."""

    line_id: int
    name_ar: str
    name_en: str
    choice_ar: str
    choice_en: str
    unit_minor: int
    quantity: int
    vat_minor: int = 0
    discount_minor: int = 0
    coupon_minor: int = 0

    @property
    def total_minor(self) -> int:
        return self.unit_minor * self.quantity - self.discount_minor


@dataclass(frozen=True)
class Handing:
    """How the goods reach the buyer: the way, the place it names, its fee. What a courier takes is the courier's supply
    and not the family's, so it is in neither the family's tax nor its code."""

    way: str
    place_ar: str
    place_en: str
    minor: int
    is_supply: bool
    vat_minor: int = 0


@dataclass(frozen=True)
class Original:
    """The document a credit note takes something back of."""

    number: int
    uuid: str


@dataclass(frozen=True)
class Content:
    """What is sold, or credited, before it has a number. The rate is in basis points, 0 for who is not registered."""

    seller: Seller
    order: str
    parcel: str
    method: str
    items: tuple[Item, ...]
    handing: Handing
    vat_rate: int
    credits: Original | None = None
    reason: str = ""

    @property
    def kind(self) -> str:
        if self.credits:
            return CREDIT_NOTE
        return INVOICE if self.is_taxed else RECEIPT

    @property
    def is_taxed(self) -> bool:
        return self.seller.vat_number is not None

    @property
    def items_minor(self) -> int:
        return sum(item.total_minor for item in self.items)

    @property
    def discount_minor(self) -> int:
        """What the family takes off its goods; it is not in their sum."""
        return sum(item.discount_minor for item in self.items)

    @property
    def coupon_minor(self) -> int:
        """What of the total the market pays instead of the buyer."""
        return sum(item.coupon_minor for item in self.items)

    @property
    def total_minor(self) -> int:
        """What is sold, delivery with it, whoever pays for it."""
        return self.items_minor + self.handing.minor

    @property
    def paid_minor(self) -> int:
        """What of the total the buyer pays."""
        return self.total_minor - self.coupon_minor

    @property
    def vat_minor(self) -> int:
        return sum(item.vat_minor for item in self.items) + self.handing.vat_minor

    @property
    def supply_minor(self) -> int:
        """What of the total is the family's own supply, tax included."""
        return self.items_minor + (self.handing.minor if self.handing.is_supply else 0)


@dataclass(frozen=True)
class Paper:
    """A whole document: its content with number, identity, time and the seal of the one before."""

    number: int
    uuid: str
    issued_at: datetime
    previous_hash: str
    content: Content
    code: str = ""  # what the QR code says; tax documents alone have one

    @property
    def kind(self) -> str:
        return self.content.kind


def sealed(content: Content, *, number: int, uuid: str, issued_at: datetime, previous_hash: str) -> Paper:
    """The document, its code made. Raises NothingSold when there is nothing on it."""
    if (
        not content.items
        or content.total_minor + content.discount_minor <= 0
        or min(item.quantity for item in content.items) < 1
    ):
        raise NothingSold(content.parcel)
    at = issued_at.astimezone(UTC).replace(microsecond=0)
    return Paper(number, uuid, at, previous_hash, content, code_of(content, at))


def code_of(content: Content, at: datetime) -> str:
    """What the tax authority wants to scan; nothing of who is not registered."""
    seller = content.seller
    if seller.vat_number is None:
        return ""
    return qr_text(
        fitting(seller.name_ar), seller.vat_number, at, total_minor=content.supply_minor, vat_minor=content.vat_minor
    )


def with_tax(content: Content) -> Content:
    """The same with the tax inside each line and the family's own delivery, rounded line by line."""
    rate = content.vat_rate
    items = tuple(replace(item, vat_minor=money.vat_within(item.total_minor, rate)) for item in content.items)
    vat = money.vat_within(content.handing.minor, rate) if content.handing.is_supply else 0
    return replace(content, items=items, handing=replace(content.handing, vat_minor=vat))


@dataclass(frozen=True)
class Gone:
    """What was taken back of a sale before: pieces and halalas by order line, and whether what bringing it cost was."""

    pieces: Counter[int] = field(default_factory=Counter)
    allowed: Counter[int] = field(default_factory=Counter)
    delivery: bool = False


def credited(sale: Paper, gone: Gone, back: Mapping[int, int], *, with_delivery: bool, reason: str) -> Content:
    """What is taken back of a sale: `back` pieces by order line after `gone` was taken back before; never more of a line
    than is left of its price.

    The tax on the pieces of a line is what all pieces so far bear less what those before bore, so that the parts add up
    to the line. Delivery goes back whole or not at all.
    """
    items: list[Item] = []
    for item in sale.content.items:
        pieces = back.get(item.line_id, 0)
        items += part_of(item, gone, pieces, sale.content.vat_rate) if pieces else []
    return taken_back(sale, items, with_delivery=with_delivery, reason=reason)


def allowed(sale: Paper, gone: Gone, amounts: Mapping[int, int], *, with_delivery: bool) -> Content:
    """What is allowed of a sale whose goods stay: halalas by order line after `gone` was taken back before. What is only
    of the delivery names the first line with nothing."""
    items = []
    for item in sale.content.items:
        amount, gone_before = amounts.get(item.line_id, 0), credited_of(item, gone, gone.pieces[item.line_id])
        if amount:
            vat = vat_between(gone_before, gone_before + amount, sale.content.vat_rate)
            items.append(replace(item, unit_minor=amount, quantity=1, vat_minor=vat, discount_minor=0, coupon_minor=0))
    first = replace(sale.content.items[0], unit_minor=0, quantity=1, vat_minor=0, discount_minor=0, coupon_minor=0)
    return taken_back(sale, items or [first], with_delivery=with_delivery, reason=ALLOWANCE)


def taken_back(sale: Paper, items: list[Item], *, with_delivery: bool, reason: str) -> Content:
    """A credit note's content: these items of a sale, and its delivery or not. Raises UnknownReason."""
    handing = sale.content.handing if with_delivery else replace(sale.content.handing, minor=0, vat_minor=0)
    if reason not in REASONS:
        raise UnknownReason(reason)
    original = Original(sale.number, sale.uuid)
    return replace(sale.content, items=tuple(items), handing=handing, credits=original, reason=reason)


def paid_of(item: Item, pieces: int) -> int:
    """What the buyer paid for the first so many pieces of a line."""
    return item.unit_minor * pieces - sum(
        of_pieces(off, item.quantity, pieces) for off in (item.discount_minor, item.coupon_minor)
    )


def credited_of(item: Item, gone: Gone, pieces: int) -> int:
    """All that has gone back of a line with so many pieces home: what was paid and what the market paid for them, and what
    was allowed."""
    allowed = gone.allowed[item.line_id]
    home = min(paid_of(item, pieces), paid_of(item, item.quantity) - allowed)
    return allowed + home + of_pieces(item.coupon_minor, item.quantity, pieces)


def part_of(item: Item, gone: Gone, pieces: int, rate: int) -> list[Item]:
    """So many more pieces of a line: whatever is cut so adds up to the line again, with what was allowed of it."""
    first, last = gone.pieces[item.line_id], gone.pieces[item.line_id] + pieces
    since, until = (credited_of(item, gone, n) for n in (first, last))
    discount, coupon = (
        of_pieces(whole, item.quantity, last) - of_pieces(whole, item.quantity, first)
        for whole in (item.discount_minor, item.coupon_minor)
    )
    part = replace(
        item,
        quantity=pieces,
        vat_minor=vat_between(since, until, rate),
        discount_minor=discount,
        coupon_minor=coupon,
    )
    return [part] if part.total_minor == until - since else at_what_is_left(part, until - since)


def vat_between(since_minor: int, until_minor: int, rate: int) -> int:
    """The tax in a line's price between two of its halalas."""
    return money.vat_within(until_minor, rate) - money.vat_within(since_minor, rate)


def at_what_is_left(part: Item, price_minor: int) -> list[Item]:
    """Pieces of a line that come back for so much together, less than their price; in two entries where that does not
    divide by them."""
    unit, rest = divmod(price_minor, part.quantity)
    whole = replace(part, unit_minor=unit, discount_minor=0)
    if not rest:
        return [whole]
    coupon = min(part.coupon_minor, unit + rest)
    one = replace(whole, unit_minor=unit + rest, quantity=1, coupon_minor=coupon)
    others = replace(whole, quantity=part.quantity - 1, vat_minor=0, coupon_minor=part.coupon_minor - coupon)
    return [one, others]


def payload_of(paper: Paper) -> dict[str, Any]:
    """A document as it is kept: plain values that JSON knows, all sums whole halalas."""
    content = paper.content
    return {
        "version": VERSION,
        "kind": paper.kind,
        "number": paper.number,
        "uuid": paper.uuid,
        "issued_at": paper.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "previous_hash": paper.previous_hash,
        "currency": SAR,
        "seller": asdict(content.seller),
        "order": content.order,
        "parcel": content.parcel,
        "method": content.method,
        "items": [{**kept(item), "total_minor": item.total_minor} for item in content.items],
        "handing": asdict(content.handing),
        "vat_rate": content.vat_rate,
        "items_minor": content.items_minor,
        "total_minor": content.total_minor,
        "vat_minor": content.vat_minor,
        "credits": asdict(content.credits) if content.credits else None,
        "reason": content.reason,
        "code": paper.code,
        **({"paid_minor": content.paid_minor} if content.coupon_minor else {}),
    }


def kept(item: Item) -> dict[str, Any]:
    """A line as it is kept: it speaks of what was taken off only where something was, as documents did before there were
    coupons."""
    return {name: value for name, value in asdict(item).items() if value or name not in OFF}


def paper_of(payload: Mapping[str, Any]) -> Paper:
    """The document that was kept so. KeyError or TypeError for what is none."""
    content = Content(
        seller=Seller(**payload["seller"]),
        order=payload["order"],
        parcel=payload["parcel"],
        method=payload["method"],
        items=tuple(Item(**{name: item[name] for name in item if name != "total_minor"}) for item in payload["items"]),
        handing=Handing(**payload["handing"]),
        vat_rate=payload["vat_rate"],
        credits=Original(**payload["credits"]) if payload["credits"] else None,
        reason=payload["reason"],
    )
    at = datetime.strptime(payload["issued_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return Paper(payload["number"], payload["uuid"], at, payload["previous_hash"], content, payload["code"])


def canonical(payload: Mapping[str, Any]) -> bytes:
    """A payload as the one text that is sealed: names in order, nothing between, UTF-8."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of(payload: Mapping[str, Any]) -> str:
    """The seal over a payload (SHA-256, hexadecimal)."""
    return hashlib.sha256(canonical(payload)).hexdigest()
