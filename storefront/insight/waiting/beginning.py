"""How far a shop has come: whether anything stands on its shelves, the first draft, the first product without a picture, and
how much of it has reached people, or never can. What a family that has nothing to do is told to do next hangs on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, select

from storefront.community.families import Family
from storefront.fairs import invoices, stall_stock
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine
from storefront.fairs.leases import Lease
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.insight.waiting import stranded
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import REACHED, Parcel


@dataclass(frozen=True)
class Beginning:
    """How many products shoppers see, how many the office looks at, how many are hidden; the oldest draft, and the oldest
    product on the shelves without any picture, if there are such; how many orders reached their shoppers and are still with
    them; how many products on the shelves nobody can have (see `stranded`); and how many places at exhibitions it was offered
    and has not answered, and how many halalas it owes for those it has; how many units of markets it was offered
    and how much rent it owes; how many stalls it has still to count; and how many leases of others it is asked to take over."""

    shown: int = 0
    in_review: int = 0
    hidden: int = 0
    draft: Product | None = None
    bare: Product | None = None
    reached: int = 0
    stranded: int = 0
    offers: int = 0
    fees_minor: int = 0
    units: int = 0
    rents_minor: int = 0
    counts: int = 0
    asked: int = 0

    @property
    def has_nothing(self) -> bool:
        """Whether nothing stands on the shelves, nor is about to."""
        return not self.shown and not self.in_review


def of_family(family_id: int, *, since: datetime | None = None) -> Beginning:
    """The same of a family, orders since a moment (UTC; none without one); one query."""
    no_picture = ~exists().where(ProductPhoto.product_id == Product.id).correlate(Product)
    draft = _first(family_id, Product.status == "draft")
    bare = _first(family_id, Product.status == "published", no_picture)
    numbers = [_number(family_id, status) for status in ("published", "pending_review", "hidden")]
    numbers += [_reached(family_id, since or clock.now()), stranded.number(), _offers(family_id)]
    numbers += [_fees(family_id, ExhibitInvoice.lease_id.is_(None)), _units(family_id)]
    numbers += [_fees(family_id, ExhibitInvoice.lease_id.is_not(None)), stall_stock.number_waiting(family_id)]
    numbers.append(_asked(family_id))
    statement = (
        select(*numbers, Product)
        .select_from(Family)
        .outerjoin(Product, (Product.id == draft) | (Product.id == bare))
        .where(Family.id == family_id)
    )
    rows = db.session.execute(statement).all()
    products = {product.status: product for *_, product in rows if product}
    shown, in_review, hidden, *others = rows[0][: len(numbers)] if rows else (0,) * len(numbers)
    return Beginning(shown, in_review, hidden, products.get("draft"), products.get("published"), *others)


def _first(family_id: int, *where: object) -> ScalarSelect[int]:
    mine = select(Product.id).where(Product.family_id == family_id, *where)  # type: ignore[arg-type]
    return mine.order_by(Product.id).limit(1).scalar_subquery()


def _number(family_id: int, status: str) -> ScalarSelect[int]:
    mine = select(func.count(Product.id)).where(Product.family_id == family_id, Product.status == status)
    return mine.correlate(None).scalar_subquery()


def _offers(family_id: int) -> ScalarSelect[int]:
    """Offers that can still be answered."""
    mine = (ExhibitApplication.family_id == family_id, ExhibitApplication.state == "offered")
    stands = select(func.count(ExhibitApplication.id)).where(*mine, ExhibitApplication.offered_until > clock.now())
    return stands.correlate(None).scalar_subquery()


def _units(family_id: int) -> ScalarSelect[int]:
    """Offers of units of markets that can still be answered."""
    offered = (Lease.family_id == family_id, Lease.state == "offered", Lease.offered_until > clock.now())
    return select(func.count(Lease.id)).where(*offered).correlate(None).scalar_subquery()


def _asked(family_id: int) -> ScalarSelect[int]:
    """Leases of others that name the family as their successor, before it agreed."""
    named = (Lease.successor_id == family_id, Lease.state == "active", Lease.agreed_at.is_(None))
    return select(func.count(Lease.id)).where(*named).correlate(None).scalar_subquery()


def _fees(family_id: int, which: ColumnElement[bool]) -> ScalarSelect[int]:
    """What is left of invoices the family pays itself: of exhibitions, or of leases."""
    left = InvoiceLine.amount_minor - InvoiceLine.waived_minor - InvoiceLine.paid_minor + InvoiceLine.back_minor
    owed = and_(invoices.waiting_of(family_id), ~and_(InvoiceLine.kind == invoices.DEPOSIT, InvoiceLine.back_minor > 0))
    lines = select(func.coalesce(func.sum(left), 0)).join(ExhibitInvoice, ExhibitInvoice.id == InvoiceLine.invoice_id)
    return lines.where(owed, which).correlate(None).scalar_subquery()


def _reached(family_id: int, since: datetime) -> ScalarSelect[int]:
    there = (Parcel.family_id == family_id, Parcel.state.in_(REACHED), Parcel.handed_over_at >= since)
    return select(func.count(Parcel.id)).where(*there).correlate(None).scalar_subquery()
