"""What a booking is about, by the name it is booked under: which parcel, through which channel, how it was paid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import String, case, cast, func, literal, select

from storefront.kernel.database import db
from storefront.trade.allowances import Allowance
from storefront.trade.orders import BY_FAMILY, Order, Parcel
from storefront.trade.receipts import Document
from storefront.trade.returns import ReturnRequest
from storefront.treasury import payments

CALLED_OFF = "taken-back:parcel:"
SOLD = Parcel.items_minor - case((Parcel.discount_by == BY_FAMILY, Parcel.discount_minor), else_=0)


@dataclass(frozen=True)
class About:
    """The sale a transaction is about; `goods_minor` of what it sold or took back, less what the family took off itself."""

    parcel: str
    channel: str
    method: str
    goods_minor: int


def subjects(onces: Sequence[str]) -> dict[str, About]:
    """What each transaction is about, by its name: "sale:parcel:12", "taken-back:return:5", "paid-back:refund:7"."""
    names = {once: once.partition(":")[2] for once in onces}
    refunds = numbers(names.values(), "refund")
    asked = select(payments.Refund.id, payments.Refund.once).where(payments.Refund.id.in_(refunds))
    reasons = {refund: once for refund, once in db.session.execute(asked)}
    names = {
        once: reasons.get(number_of(name), name) if name.startswith("refund:") else name for once, name in names.items()
    }
    about = of_parcels(numbers(names.values(), "parcel")) | of_returns(numbers(names.values(), "return"))
    given = numbers(names.values(), "allowance")
    about |= of_allowances(given) if given else {}
    about |= called_off([name for once, name in names.items() if once.startswith(CALLED_OFF)], about)
    keys = {once: f"undone:{name}" if once.startswith(CALLED_OFF) else name for once, name in names.items()}
    return {once: about[name] for once, name in keys.items() if name in about}


def called_off(names: Sequence[str], about: Mapping[str, About]) -> dict[str, About]:
    """Parcels that were called off: what was left of their goods, of which something may have been allowed before."""
    statement = select(Allowance.parcel_id, func.sum(Allowance.items_minor)).group_by(Allowance.parcel_id)
    mine = statement.where(Allowance.parcel_id.in_([number_of(name) for name in names]))
    gone = {f"parcel:{parcel}": int(items) for parcel, items in db.session.execute(mine)} if names else {}
    return {
        f"undone:{name}": replace(about[name], goods_minor=about[name].goods_minor - gone.get(name, 0))
        for name in names
        if name in about
    }


def numbers(names: Iterable[str], noun: str) -> list[int]:
    """The numbers of the subjects of one noun."""
    return sorted({number_of(name) for name in names if name.startswith(f"{noun}:")})


def number_of(name: str) -> int:
    """ "parcel:12" is 12, and so is "refund:12:again:1:family"; 0 for what has no number."""
    number = name.partition(":")[2].partition(":")[0]
    return int(number) if number.isdecimal() else 0


def of_parcels(ids: Sequence[int]) -> dict[str, About]:
    """Whole parcels."""
    statement = (
        select(Parcel.id, Parcel.reference, Parcel.channel, Order.method, SOLD)
        .join(Order, Order.id == Parcel.order_id)
        .where(Parcel.id.in_(ids))
    )
    return {
        f"parcel:{parcel}": About(reference, channel, method, goods)
        for parcel, reference, channel, method, goods in db.session.execute(statement)
    }


def of_returns(ids: Sequence[int]) -> dict[str, About]:
    """The pieces of a parcel that a return brought home, at the price that stands on their credit note."""
    statement = (
        select(ReturnRequest.id, Parcel.reference, Parcel.channel, Order.method, Document.payload)
        .join(Parcel, Parcel.id == ReturnRequest.parcel_id)
        .join(Order, Order.id == Parcel.order_id)
        .join(Document, Document.once == literal("return:").concat(cast(ReturnRequest.id, String)))
        .where(ReturnRequest.id.in_(ids))
    )
    return {
        f"return:{request}": About(reference, channel, method, payload["items_minor"])
        for request, reference, channel, method, payload in db.session.execute(statement)
    }


def of_allowances(ids: Sequence[int]) -> dict[str, About]:
    """What went to shoppers of goods they kept."""
    statement = (
        select(Allowance.id, Parcel.reference, Parcel.channel, Order.method, Allowance.items_minor)
        .join(Parcel, Parcel.id == Allowance.parcel_id)
        .join(Order, Order.id == Parcel.order_id)
        .where(Allowance.id.in_(ids))
    )
    return {
        f"allowance:{allowance}": About(reference, channel, method, goods)
        for allowance, reference, channel, method, goods in db.session.execute(statement)
    }
