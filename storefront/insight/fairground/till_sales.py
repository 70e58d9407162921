"""Questions about what was sold at stalls: sums are those of their lines, and what was sold left the stall, once."""

from collections.abc import Sequence

from sqlalchemy import case, func, select

from storefront.fairs import stall_stock, tills
from storefront.fairs.stall_stock import StallItem, StallMove
from storefront.fairs.tills import TillSale, TillSaleLine
from storefront.goods.catalogue import Product, Variant
from storefront.kernel.database import db

SUBJECT = "till:"
MOVING = (stall_stock.reasons.SALE, stall_stock.reasons.RELEASE)


def sales_that_do_not_add_up() -> Sequence[str]:
    """What a sale came to is the sum of its lines."""
    total = func.coalesce(func.sum(TillSaleLine.total_minor), 0)
    rows = (
        select(TillSale.id, TillSale.total_minor, total)
        .outerjoin(TillSaleLine, TillSaleLine.sale_id == TillSale.id)
        .group_by(TillSale.id, TillSale.total_minor)
        .having(total != TillSale.total_minor)
        .order_by(TillSale.id)
    )
    return [f"till sale {one}: {whole}, its lines {lines}" for one, whole, lines in db.session.execute(rows)]


def sales_that_did_not_leave_the_stall() -> Sequence[str]:
    """What is sold moved once, what was undone came back, what is to be settled did not move. Of goods by weight, whose portions
    may weigh something else by now, nothing is asked."""
    sold = case((TillSale.state == tills.BOOKED, TillSaleLine.quantity), else_=0)
    pieces = (
        select(TillSale.id, func.sum(sold))
        .join(TillSaleLine, TillSaleLine.sale_id == TillSale.id)
        .join(Variant, Variant.id == TillSaleLine.variant_id)
        .where(Variant.grams.is_(None))
        .group_by(TillSale.id)
    )
    moved = (
        select(StallMove.subject, func.sum(StallMove.change))
        .join(StallItem, StallItem.id == StallMove.item_id)
        .join(Variant, Variant.id == StallItem.variant_id)
        .where(StallMove.subject.startswith(SUBJECT), StallMove.reason.in_(MOVING))
        .where(Variant.grams.is_(None))
        .group_by(StallMove.subject)
    )
    wanted = {f"{SUBJECT}{one}": int(number) for one, number in db.session.execute(pieces)}
    left = {subject: -int(change) for subject, change in db.session.execute(moved)}
    apart = sorted(one for one in wanted.keys() | left.keys() if wanted.get(one, 0) != left.get(one, 0))
    return [f"{one}: {wanted.get(one, 0)} sold, {left.get(one, 0)} left the stall" for one in apart]


def sales_of_anothers_goods() -> Sequence[str]:
    """A family sells its own."""
    rows = select(TillSale.id).join(TillSaleLine, TillSaleLine.sale_id == TillSale.id)
    goods = rows.join(Variant, Variant.id == TillSaleLine.variant_id).join(Product, Product.id == Variant.product_id)
    wrong = goods.where(Product.family_id != TillSale.family_id).distinct().order_by(TillSale.id)
    return [f"till sale {one}" for one in db.session.scalars(wrong)]


TOLD = (
    ("Sales at stalls are the sum of their lines", sales_that_do_not_add_up),
    ("What was sold at a stall left it once", sales_that_did_not_leave_the_stall),
    ("Families sell their own at their stalls", sales_of_anothers_goods),
)
