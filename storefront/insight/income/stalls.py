"""What a family sold at its stalls, beside what the books say: the market holds none of that money and takes no fee of it. A sale
counts in the month in which it came here, an undone one goes off in the month in which it was undone: months that are over never
change."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, func, literal, select, union_all

from storefront.fairs.tills import TillSale, TillSaleLine
from storefront.goods.catalogue import Variant
from storefront.insight.income.booked import SALE
from storefront.insight.income.periods import Period
from storefront.insight.income.places import place_of
from storefront.insight.income.sums import Sums
from storefront.kernel.database import db

STALL = "stall"  # the channel
PRODUCT = "product"  # of rows that are no bookings
VOIDED = "voided"  # what a sale that was undone is called among bookings


def told(family_id: int, period: Period) -> Subquery:
    """A row for each sale of a period and each that was undone in it: `at`, `kind`, `name`, `total_minor`."""
    moments: tuple[tuple[Any, str], ...] = ((TillSale.recorded_at, SALE), (TillSale.voided_at, VOIDED))
    return union_all(
        *(
            select(
                moment.label("at"),
                literal(kind).label("kind"),
                TillSale.client_id.label("name"),
                TillSale.total_minor.label("total_minor"),
            ).where(TillSale.family_id == family_id, moment >= period.begins, moment < period.ends)
            for moment, kind in moments
        )
    ).subquery()


def asked(family_id: int, period: Period) -> list[Select[Any]]:
    """What a period came to at stalls, to be asked together with what else was sold: rows of the place of their month, a kind
    (PRODUCT, the sale or VOIDED), a product if it is of one, how many, halalas, and no fee."""
    row = told(family_id, period)
    place = place_of(row.c.at, period).label("place")
    whole = (row.c.kind, literal(0), func.count(), func.sum(row.c.total_minor), literal(0))
    at = place_of(TillSale.recorded_at, period).label("place")
    pieces = (func.sum(TillSaleLine.quantity), func.sum(TillSaleLine.total_minor), literal(0))
    lines = (
        select(at, literal(PRODUCT), Variant.product_id, *pieces)
        .select_from(TillSale)
        .join(TillSaleLine, TillSaleLine.sale_id == TillSale.id)
        .join(Variant, Variant.id == TillSaleLine.variant_id)
        .where(TillSale.family_id == family_id)
        .where(TillSale.recorded_at >= period.begins, TillSale.recorded_at < period.ends)
    )
    return [select(place, *whole).group_by(place, row.c.kind), lines.group_by(at, Variant.product_id)]


def sums_of(kind: str, count: int, total_minor: int) -> Sums:
    """What was sold is in the family's own hand at once, and what was undone went out of it."""
    if kind == SALE:
        return Sums(sales=count, sold_minor=total_minor, in_hand_minor=total_minor)
    return Sums(back_minor=total_minor, in_hand_minor=-total_minor)


def sales_of(family_id: int, period: Period) -> Iterator[tuple[datetime, str, str, Sums]]:
    """Each sale and each that was undone: when, of which kind, a short name of it, what it came to; one question."""
    row = told(family_id, period)
    for at, kind, name, total in db.session.execute(select(row)):
        yield at, kind, name[:8], sums_of(kind, 1, total)
