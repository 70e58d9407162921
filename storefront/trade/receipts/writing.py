"""Writing the documents that follow a parcel: its receipt once the family accepted, credit notes for what goes back."""

from collections import Counter
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from storefront.community import regions
from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.vat import vat_rate
from storefront.trade import allowances, meeting, orders, returns
from storefront.trade.delivery import COLLECT, COURIER
from storefront.trade.orders import Order, Parcel
from storefront.trade.receipts import papers
from storefront.trade.receipts.commands import issue
from storefront.trade.receipts.models import Document
from storefront.trade.receipts.papers import ALLOWANCE, CREDIT_NOTE, RETURNED, Content, Handing, Item, Seller
from storefront.trade.receipts.queries import find, of_parcel, paper


def name_of(parcel_id: int) -> str:
    """The name under which a parcel's receipt is issued once."""
    return f"parcel:{parcel_id}"


def write_receipt(parcel_id: int) -> Document:
    """The receipt of an accepted parcel, or its tax invoice where the family is registered; the parcel notes it."""
    parcel = whole(parcel_id)
    document = issue(parcel.family_id, parcel.id, content_of(parcel), once=name_of(parcel_id))
    parcel.receipt_number, parcel.receipt_at = document.number, document.issued_at
    db.session.flush()
    return document


def credit_undone(parcel_id: int, state: str) -> None:
    """All of a parcel that is not made after all is credited; nothing where no receipt was written yet."""
    sale = find(name_of(parcel_id))
    if sale:
        pieces = Counter({item.line_id: item.quantity for item in paper(sale).content.items})
        credit(sale, pieces, with_delivery=True, reason=state, once=f"undone:{parcel_id}")


def credit_return(request_id: int, *, with_delivery: bool) -> None:
    """The pieces of a return that came home, or were never taken, are credited."""
    request = returns.get(request_id)
    sale = find(name_of(request.parcel_id))
    if sale:
        pieces = Counter({line.order_line_id: line.quantity for line in request.lines})
        reason = "refused" if request.kind == returns.AT_DOOR else RETURNED
        credit(sale, pieces, with_delivery=with_delivery, reason=reason, once=f"return:{request_id}")


def credit_allowance(allowance_id: int) -> None:
    """What goes to the shopper of goods they keep is credited, line by line; nothing where no receipt was written yet."""
    allowance = allowances.get(allowance_id)
    sale = find(name_of(allowance.parcel_id))
    if sale:
        once = f"{ALLOWANCE}:{allowance_id}"
        amounts = {line.order_line_id: line.amount_minor for line in allowance.lines}
        gone = gone_of(sale, but=once)
        content = papers.allowed(paper(sale), gone, amounts, with_delivery=allowance.delivery_minor > 0)
        issue(sale.family_id, sale.parcel_id, content, once=once)


def credit(sale: Document, pieces: Counter[int], *, with_delivery: bool, reason: str, once: str) -> None:
    """A credit note for pieces of a sale, by order line; issued once, as `issue` does. None for what was credited before
    to the last halala."""
    gone = gone_of(sale, but=once)
    content = papers.credited(
        paper(sale), gone, pieces, with_delivery=with_delivery and not gone.delivery, reason=reason
    )
    if content.total_minor:
        issue(sale.family_id, sale.parcel_id, content, once=once)


def gone_of(sale: Document, *, but: str) -> papers.Gone:
    """What the credit notes of a sale, but for the one of this name, have taken back of it."""
    gone = papers.Gone()
    for note in of_parcel(sale.parcel_id):
        if note.kind == CREDIT_NOTE and note.once != but:
            content = paper(note).content
            if content.reason == ALLOWANCE:
                gone.allowed.update({item.line_id: item.total_minor for item in content.items})
            else:
                for item in content.items:
                    gone.pieces[item.line_id] += item.quantity
            gone = replace(gone, delivery=gone.delivery or content.handing.minor > 0)
    return gone


def content_of(parcel: Parcel) -> Content:
    """What stands on a parcel's receipt: the words, prices and tax of the day of the order."""
    family, order = parcel.family, parcel.order
    content = Content(
        seller=Seller(
            family.trade_name_ar, family.trade_name_en, family.city.name_ar, family.city.name_en, parcel.vat_number
        ),
        order=order.reference,
        parcel=parcel.reference,
        method=order.method,
        items=tuple(item_of(line, parcel.discount_by) for line in parcel.lines),
        handing=handing_of(parcel),
        vat_rate=vat_rate(clock.riyadh(order.placed_at).date()) if parcel.vat_number else 0,
    )
    return papers.with_tax(content)


def item_of(line: orders.OrderLine, discount_by: str) -> Item:
    """A line, without what the shopper had written on it: that is the shopper's own."""
    words = (line.name_ar, line.name_en, line.choice_ar, line.choice_en)
    item = Item(line.id, *words, unit_minor=line.unit_minor, quantity=line.quantity)
    if discount_by == orders.BY_MARKET:
        return replace(item, coupon_minor=line.discount_minor)
    return replace(item, discount_minor=line.discount_minor)


def handing_of(parcel: Parcel) -> Handing:
    """How a parcel reaches its shopper: to which city, or from which outlet or district."""
    family, city = parcel.family, parcel.order.city
    point = meeting.point_of(parcel)
    if point and not point.is_home:
        town = regions.place(point.city_id)[0]
        places = (f"{point.name_ar}، {town.name_ar}", f"{point.name_en or point.name_ar}, {town.name_en}")
    elif parcel.way == COLLECT:
        places = (f"{family.district_ar}، {family.city.name_ar}", f"{family.district_en}, {family.city.name_en}")
    else:
        places = (city.name_ar, city.name_en)
    return Handing(parcel.way, *places, parcel.delivery_minor, is_supply=parcel.way != COURIER)


def whole(parcel_id: int) -> Parcel:
    """A parcel with everything that stands on its receipt."""
    statement = (
        select(Parcel)
        .where(Parcel.id == parcel_id)
        .options(
            joinedload(Parcel.order).joinedload(Order.city),
            joinedload(Parcel.family).joinedload(Family.city),
            selectinload(Parcel.lines),
        )
    )
    return db.session.scalars(statement).one()
