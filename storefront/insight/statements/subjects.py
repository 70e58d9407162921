"""What a booking is about, by the name it is booked under: which parcel, through which channel, how it was paid."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, String, case, cast, exists, func, literal, select, union_all
from sqlalchemy.orm import aliased

from storefront.kernel.database import db
from storefront.trade.allowances import Allowance
from storefront.trade.orders import BY_FAMILY, Order, Parcel
from storefront.trade.receipts import Document
from storefront.trade.returns import ReturnRequest
from storefront.treasury import payments
from storefront.treasury.ledger import LedgerTransaction

# a noun, its number, the parcel, the channel, how it was paid, halalas of goods, and of what their family took off
Asked = Select[str, int, str, str, str, int, int]
CALLED_OFF, ALLOWED = "taken-back:parcel:", "allowed"
LATE = ":late:"  # behind it stands what a bank gave back late of the same thing
OFF = case((Parcel.discount_by == BY_FAMILY, Parcel.discount_minor), else_=0)
SOLD, NOTHING = Parcel.items_minor - OFF, literal(0)


@dataclass(frozen=True)
class About:
    """The sale a transaction is about; `goods_minor` of what it sold or took back, less what the family took off itself, which
    is `off_minor` of a whole parcel."""

    parcel: str
    channel: str
    method: str
    goods_minor: int
    off_minor: int = 0


def subjects(onces: Sequence[str]) -> dict[str, About]:
    """What each transaction is about, by its name: "sale:parcel:12", "taken-back:return:5", "paid-back:refund:7". Two
    questions at most, whatever there is among them."""
    names = resolved({once: once.partition(":")[2].partition(LATE)[0] for once in onces})
    gone = {name for once, name in names.items() if once.startswith(CALLED_OFF)}
    about = read(names.values(), gone)
    keys = {once: f"undone:{name}" if once.startswith(CALLED_OFF) else name for once, name in names.items()}
    return {once: about[name] for once, name in keys.items() if name in about}


def resolved(names: Mapping[str, str]) -> dict[str, str]:
    """The same with what each refund was asked for in the place of the refund."""
    refunds = numbers(names.values(), "refund")
    if not refunds:
        return dict(names)
    asked = select(payments.Refund.id, payments.Refund.once).where(payments.Refund.id.in_(refunds))
    reasons = {refund: once for refund, once in db.session.execute(asked)}
    return {
        once: reasons.get(number_of(name), name) if name.startswith("refund:") else name for once, name in names.items()
    }


def read(names: Collection[str], called_off: Collection[str]) -> dict[str, About]:
    """What parcels, returns and allowances are about, by name; and of parcels that were called off, by "undone:parcel:12",
    what was left of their goods, of which something may have been allowed before."""
    asked = [*(wanted(names) if names else []), *([allowed(called_off)] if called_off else [])]
    if not asked:
        return {}
    rows = db.session.execute(union_all(*asked)).all()
    about = {
        f"{noun}:{number}": About(parcel, channel, method, int(goods), int(off))
        for noun, number, parcel, channel, method, goods, off in rows
        if noun != ALLOWED
    }
    less = {f"parcel:{row[1]}": int(row[5]) for row in rows if row[0] == ALLOWED}
    undone = {
        f"undone:{name}": replace(about[name], goods_minor=about[name].goods_minor - less.get(name, 0))
        for name in called_off
        if name in about
    }
    return about | undone


def wanted(names: Collection[str]) -> Iterator[Asked]:
    """A statement for each noun among the names: the noun, its number, the parcel, the channel, how it was paid, its goods.
    A return is at the price that stands on its credit note, where there is one."""
    of_parcel = (Parcel.reference, Parcel.channel, Order.method)
    whole = select(literal("parcel"), Parcel.id, *of_parcel, SOLD, OFF).join(Order, Order.id == Parcel.order_id)
    if parcels := numbers(names, "parcel"):
        yield whole.where(Parcel.id.in_(parcels))
    if asked := numbers(names, "return"):
        price = func.coalesce(Document.payload["items_minor"].as_integer(), 0)
        note = Document.once == literal("return:").concat(cast(ReturnRequest.id, String))
        back = select(literal("return"), ReturnRequest.id, *of_parcel, price, NOTHING)
        joined = back.join(Parcel, Parcel.id == ReturnRequest.parcel_id).join(Order, Order.id == Parcel.order_id)
        yield joined.outerjoin(Document, note).where(ReturnRequest.id.in_(asked))
    if given := numbers(names, "allowance"):
        kept = select(literal("allowance"), Allowance.id, *of_parcel, Allowance.items_minor, NOTHING)
        joined = kept.join(Parcel, Parcel.id == Allowance.parcel_id).join(Order, Order.id == Parcel.order_id)
        yield joined.where(Allowance.id.in_(given))


def allowed(called_off: Collection[str]) -> Asked:
    """What went to shoppers of parcels before these were called off, in the same columns; what a bank gave back late counts
    among it where it did so only afterwards."""
    nothing = (literal(""), literal(""), literal(""))
    sums = select(literal(ALLOWED), Allowance.parcel_id, *nothing, func.sum(Allowance.items_minor), NOTHING)
    mine = [number_of(name) for name in called_off]
    again, called = aliased(LedgerTransaction), aliased(LedgerTransaction)
    given_again = exists().where(
        again.once == literal("unborne:allowance:") + cast(Allowance.id, String),
        called.once == literal(CALLED_OFF) + cast(Allowance.parcel_id, String),
        again.id < called.id,
    )
    return sums.where(Allowance.parcel_id.in_(mine), ~given_again).group_by(Allowance.parcel_id)


def numbers(names: Iterable[str], noun: str) -> list[int]:
    """The numbers of the subjects of one noun."""
    return sorted({number_of(name) for name in names if name.startswith(f"{noun}:")})


def number_of(name: str) -> int:
    """ "parcel:12" is 12, and so is "refund:12:again:1:family"; 0 for what has no number."""
    number = name.partition(":")[2].partition(":")[0]
    return int(number) if number.isdecimal() else 0
