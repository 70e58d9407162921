"""Families that paid for their place and sold there, to begin a test with."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import allocations, exhibitions, stalls, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice
from storefront.fairs.tills import TillSale
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.fairs import an_exhibition
from tests.builders.feeing import an_invoice
from tests.builders.goods import a_product, variant_of
from tests.builders.stall_goods import Holder
from tests.builders.stalls import a_plan, days_of, stall_of
from tests.builders.tills import Till


def a_till_that_pays(exhibition: Exhibition | None = None, **terms: Any) -> tuple[Till, ExhibitInvoice]:
    """A family whose place costs a fee and a deposit, with a stall on the first two of three days and eight pieces there; the
    till opens in forty days."""
    invoice = an_invoice(exhibition, **terms)
    with unit_of_work():
        plan = a_plan(exhibitions.get(invoice.exhibition_id or 0))
        allocations.give(plan, stall_of(plan), invoice.family_id, days_of(plan)[:2], SYSTEM)
        product = a_product(of=invoice.family, stock=10)
        holder = Holder(plan, invoice.family, product, variant_of(product))
        holder.bring(8)
    opens = holder.exhibition.opens_at
    assert opens
    return Till(holder, opens), invoice


def sold_on(till: Till, day: int, *pieces: int, **more: Any) -> None:
    """Sales of so many pieces each, an hour after the opening of a day of the exhibition, counted from nought."""
    with clock.set_to(till.opens + timedelta(days=day, hours=1)), unit_of_work():
        for number in pieces:
            till.sell(number, **more)


def undone_on(till: Till, day: int) -> None:
    """A piece is sold on a day, and the sale is undone."""
    with clock.set_to(till.opens + timedelta(days=day, hours=2)), unit_of_work():
        tills.void(till.sell(1), "خطأ", SYSTEM)


def added_up(exhibition_id: int, family_id: int) -> int:
    """What a family took, one sale after the other, to compare with sums."""
    mine = (TillSale.exhibition_id == exhibition_id, TillSale.family_id == family_id)
    return sum(one.total_minor for one in db.session.scalars(sa.select(TillSale).where(*mine)) if not one.voided_at)


def tills_of(number: int, body: Body | None = None, **more: Any) -> list[Till]:
    """So many families with eight pieces at a stall of one exhibition, which opens in ten days."""
    with unit_of_work():
        plan = a_plan(an_exhibition(body, **more), number=number, booking="open")
        found: list[Till] = []
        for stall in stalls.of_plan(plan.id):
            product = a_product(of=a_family(), stock=10)
            allocations.give(plan, stall, product.family_id, days_of(plan), SYSTEM)
            holder = Holder(plan, db.session.get_one(Family, product.family_id), product, variant_of(product))
            holder.bring(8)
            opens = holder.exhibition.opens_at
            assert opens
            found.append(Till(holder, opens))
    return found
