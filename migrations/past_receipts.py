"""The receipts given out before there were documents, carried over with their numbers; what went back since is credited.

Written for 0004 alone and by itself: it has to do tomorrow what it did on the day, whatever the market's code becomes.
"""

import base64
import hashlib
import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from storefront.kernel.database import UtcDateTime

VAT = ((datetime(2020, 7, 1, tzinfo=UTC), 1500), (datetime(2018, 1, 1, tzinfo=UTC), 500))
DOCUMENTS = sa.table(
    "receipt_document",
    *(
        sa.column(name)
        for name in ("family_id", "number", "kind", "parcel_id", "once", "uuid", "previous_hash", "hash")
    ),
    sa.column("payload", sa.JSON),
    sa.column("issued_at", UtcDateTime),
)
PARCELS = sa.text(
    "SELECT p.id, p.family_id, p.reference, p.state, p.way, p.delivery_minor, p.vat_number, p.receipt_number, p.receipt_at,"
    " o.reference AS order_reference, o.method, o.placed_at, c.name_ar AS to_ar, c.name_en AS to_en,"
    " f.trade_name_ar, f.trade_name_en, f.district_ar, f.district_en, h.name_ar AS home_ar, h.name_en AS home_en"
    " FROM parcel p JOIN shop_order o ON o.id = p.order_id JOIN city c ON c.id = o.city_id"
    " JOIN family f ON f.id = p.family_id JOIN city h ON h.id = f.city_id"
    " WHERE p.receipt_number IS NOT NULL ORDER BY p.family_id, p.receipt_number"
).columns(receipt_at=UtcDateTime, placed_at=UtcDateTime)
LINES = sa.text(
    "SELECT id, parcel_id, name_ar, name_en, choice_ar, choice_en, unit_minor, quantity FROM order_line ORDER BY id"
)
RETURNED = sa.text(
    "SELECT r.id, r.parcel_id, r.kind, l.order_line_id, l.quantity FROM return_request r"
    " JOIN return_line l ON l.request_id = r.id WHERE r.state = 'done' ORDER BY r.id, l.order_line_id"
)
UNDONE = ("declined", "cancelled")


@dataclass
class Series:
    """One family's documents so far: the last number and its seal."""

    last: int = 0
    seal: str = "0" * 64


def carry_over(bind: sa.Connection) -> None:
    """Writes a document for every receipt there is, then credit notes for what was called off or came home after it."""
    parcels = bind.execute(PARCELS).mappings().all()
    lines = defaultdict(list)
    for line in bind.execute(LINES).mappings():
        lines[line["parcel_id"]].append(line)
    returned = defaultdict(list)
    for row in bind.execute(RETURNED).mappings():
        returned[row["parcel_id"]].append(row)
    series: defaultdict[int, Series] = defaultdict(Series)
    sales = {}
    for parcel in parcels:
        content = sale_of(parcel, lines[parcel["id"]])
        sales[parcel["id"]] = write(
            bind, series[parcel["family_id"]], parcel, content, f"parcel:{parcel['id']}", parcel["receipt_at"]
        )
    for parcel in parcels:
        for once, content in credits_of(parcel, sales[parcel["id"]], returned[parcel["id"]]):
            write(bind, series[parcel["family_id"]], parcel, content, once, datetime.now(UTC))
    for family_id, done in series.items():
        bind.execute(
            sa.text("UPDATE receipt_counter SET last = :last WHERE family_id = :family"),
            {"last": done.last, "family": family_id},
        )


def sale_of(parcel: Mapping[str, Any], lines: list[Any]) -> dict[str, Any]:
    """What stood on a receipt."""
    registered = bool(parcel["vat_number"])
    rate = next((rate for since, rate in VAT if parcel["placed_at"] >= since), 0) if registered else 0
    collected, by_courier = parcel["way"] == "collect", parcel["way"] == "courier"
    places = (
        (f"{parcel['district_ar']}، {parcel['home_ar']}", f"{parcel['district_en']}, {parcel['home_en']}")
        if collected
        else (parcel["to_ar"], parcel["to_en"])
    )
    names = ("name_ar", "name_en", "choice_ar", "choice_en", "unit_minor", "quantity")
    return {
        "kind": "invoice" if registered else "receipt",
        "seller": {
            "name_ar": parcel["trade_name_ar"], "name_en": parcel["trade_name_en"],
            "city_ar": parcel["home_ar"], "city_en": parcel["home_en"], "vat_number": parcel["vat_number"],
        },
        "order": parcel["order_reference"],
        "parcel": parcel["reference"],
        "method": parcel["method"],
        "items": [
            item({"line_id": line["id"], **{name: line[name] for name in names}}, 0, line["quantity"], rate)
            for line in lines
        ],
        "handing": {
            "way": parcel["way"], "place_ar": places[0], "place_en": places[1], "minor": parcel["delivery_minor"],
            "is_supply": not by_courier, "vat_minor": 0 if by_courier else vat(parcel["delivery_minor"], rate),
        },
        "vat_rate": rate,
        "credits": None,
        "reason": "",
    }  # fmt: skip


def item(line: Mapping[str, Any], before: int, pieces: int, rate: int) -> dict[str, Any]:
    """Pieces of a line after `before` of them, with the tax that is theirs."""
    unit = line["unit_minor"]
    tax = vat(unit * (before + pieces), rate) - vat(unit * before, rate)
    return {**line, "quantity": pieces, "total_minor": unit * pieces, "vat_minor": tax}


def vat(gross: int, rate: int) -> int:
    """The tax inside a price, rounded half up."""
    return (gross * rate * 2 + 10_000 + rate) // ((10_000 + rate) * 2)


def credits_of(
    parcel: Mapping[str, Any], sale: dict[str, Any], returned: list[Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The credit notes of a parcel, by the names they are issued under."""
    original = {"number": sale["number"], "uuid": sale["uuid"]}
    if parcel["state"] in UNDONE:
        yield f"undone:{parcel['id']}", {**sale, "kind": "credit_note", "credits": original, "reason": parcel["state"]}
        return
    whole = Counter({line["line_id"]: line["quantity"] for line in sale["items"]})
    gone: Counter[int] = Counter()
    for request in sorted({row["id"] for row in returned}):
        rows = [row for row in returned if row["id"] == request]
        back = Counter({row["order_line_id"]: row["quantity"] for row in rows})
        items = [
            item(line, gone[line["line_id"]], back[line["line_id"]], sale["vat_rate"])
            for line in sale["items"]
            if back[line["line_id"]]
        ]
        gone += back
        with_delivery = gone == whole and rows[0]["kind"] == "defect"
        handing = sale["handing"] if with_delivery else {**sale["handing"], "minor": 0, "vat_minor": 0}
        told = {"kind": "credit_note", "credits": original, "reason": "returned", "items": items, "handing": handing}
        yield f"return:{request}", {**sale, **told}


def write(
    bind: sa.Connection, series: Series, parcel: Mapping[str, Any], content: dict[str, Any], once: str, at: datetime
) -> dict[str, Any]:
    """Seals a document to the one before and writes it."""
    at = at.replace(microsecond=0)
    payload = sealed(content, series, at)
    seal = hashlib.sha256(json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    row = {
        "family_id": parcel["family_id"],
        "number": payload["number"],
        "kind": payload["kind"],
        "parcel_id": parcel["id"],
        "once": once,
        "uuid": payload["uuid"],
        "previous_hash": payload["previous_hash"],
        "hash": seal.hexdigest(),
        "payload": payload,
        "issued_at": at,
    }
    bind.execute(DOCUMENTS.insert().values(**row))
    series.last, series.seal = payload["number"], row["hash"]
    return payload


def sealed(content: dict[str, Any], series: Series, at: datetime) -> dict[str, Any]:
    """The content with number, identity, sums and code."""
    goods = sum(line["total_minor"] for line in content["items"])
    handing = content["handing"]
    tax = sum(line["vat_minor"] for line in content["items"]) + handing["vat_minor"]
    when = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    supply = goods + (handing["minor"] if handing["is_supply"] else 0)
    return {
        **content,
        "version": 1,
        "number": series.last + 1,
        "uuid": str(uuid.uuid4()),
        "issued_at": when,
        "previous_hash": series.seal,
        "currency": "SAR",
        "items_minor": goods,
        "total_minor": goods + handing["minor"],
        "vat_minor": tax,
        "code": code(content["seller"], when, supply, tax),
    }


def code(seller: Mapping[str, Any], when: str, supply: int, tax: int) -> str:
    """The five fields of a tax document; nothing of who is not registered."""
    if not seller["vat_number"]:
        return ""
    sums = [f"{minor // 100}.{minor % 100:02d}" for minor in (supply, tax)]
    fields = [
        text.encode()[:255].decode(errors="ignore").encode()
        for text in (seller["name_ar"], seller["vat_number"], when, *sums)
    ]
    told = b"".join(bytes((tag, len(text))) + text for tag, text in enumerate(fields, 1))
    return base64.b64encode(told).decode()
