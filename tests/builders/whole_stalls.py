"""Plans of stalls of a whole market: one with a picture on which every open shop chooses, one without a stall, one whose families
wait for theirs; and an exhibition without a plan."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from flask import current_app

from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import agreements, allocations, calls, exhibitions, stall_stock, stalls, tills
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import NewSale, Picked
from storefront.goods.catalogue import Variant
from storefront.kernel import clock, photos
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import desk
from tests.builders.fairs import an_exhibition
from tests.builders.goods import a_product, variant_of
from tests.builders.photographs import a_phone_photo
from tests.builders.stall_goods import after_closing_in_units
from tests.builders.stalls import a_desks_fair, a_plan, days_of, stall_of


def whole_stalls(
    body: Body, family: Family, call: ExhibitorCall, others: tuple[int, int]
) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of plans and stalls. The family has a stall on the plan of the call's exhibition; of the others,
    by id, one has an empty plan and one has none."""
    empty, without = others
    picture = photos.keep(a_phone_photo(), current_app.config["MEDIA_DIR"])
    with unit_of_work():
        plan = a_plan(calls.get(call.id).exhibition, booking="open")
        stalls.set_picture(plan, picture, SYSTEM)
        mine, free = stall_of(plan), stall_of(plan, "A-2")
        allocations.give(plan, mine, family.id, days_of(plan)[:1], SYSTEM)
        product = a_product(of=family, stock=9, name=("عود مبثوث", "Oud mabthuth"))
        stall_stock.bring(plan.exhibition, family.id, variant_of(product).id, 4, SYSTEM)
        a_plan(db.session.get_one(Exhibition, empty), number=0)
        agreements.agree(plan.exhibition, family.id, desk(family))
    with unit_of_work():
        waited_for, _ = a_desks_fair(body)
    here, over = (plan.exhibition_id,), (one_to_count(body, family),)
    sold = a_sold_fair(body, family)
    return {
        "organiser.stalls.exhibition_id": (*here, without, empty, waited_for.exhibition_id),
        "organiser.stall_plans.exhibition_id": here,
        "organiser.stall_papers.exhibition_id": here,
        "organiser.allocations.exhibition_id": here,
        "organiser.allocations.stall_id": (free.id, mine.id),
        "family.fair_stalls.exhibition_id": here,
        "family.fair_stalls.show?": (f"?stall={free.id}",),
        "family.fair_goods.exhibition_id": here + over,
        "family.fair_choices.exhibition_id": here,
        "family.fair_counts.exhibition_id": over + here,
        "family.fair_reports.exhibition_id": (sold[0], *here),
        "family.fair_agreements.exhibition_id": (sold[0], *here),
        "family.till.exhibition_id": (sold[0], *here),
        "family.till_sales.exhibition_id": sold[:1],
        "family.till_sales.sale_id": sold[1:3],
        "family.till_cash.exhibition_id": sold[:1],
        "shop.till_receipts.client_id": sold[3:],
        "shop.exhibition_goods.slug": (plan.exhibition.slug,),
        "shop.exhibition_goods.show?": (f"?family={family.id}",),
        "shop.stall_plans.slug": (plan.exhibition.slug,),
    }


def one_to_count(body: Body, family: Family) -> int:
    """An exhibition that is over, at whose stall the family has left something it has not counted; by id."""
    with clock.set_to(clock.now() - timedelta(days=40)), unit_of_work():
        plan = a_plan(an_exhibition(body), booking="open")
        allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
        product = a_product(of=family, stock=9, name=("دهن عود", "Oud oil"))
        stall_stock.bring(plan.exhibition, family.id, variant_of(product).id, 4, SYSTEM)
    with after_closing_in_units(plan.exhibition):
        return plan.exhibition_id


def a_sold_fair(body: Body, family: Family) -> tuple[int, int, int, str]:
    """An exhibition that is on today, where the family sold something and something that was not there; by id, the two sales by
    theirs, and the name of the first."""
    now = clock.now()
    with clock.set_to(now - timedelta(days=30)), unit_of_work():
        exhibition = an_exhibition(body, first=clock.riyadh(now).date())
        plan = a_plan(exhibition, booking="open")
        allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
        variant = variant_of(a_product(of=family, stock=9, name=("بخور", "Bakhoor")))
        stall_stock.bring(plan.exhibition, family.id, variant.id, 6, SYSTEM)
    with unit_of_work():
        sales = [
            tills.record(exhibitions.get(plan.exhibition_id), family.id, a_sale_of(variant, units, now), SYSTEM)
            for units in (2, 9)
        ]
    return plan.exhibition_id, sales[0].id, sales[1].id, sales[0].client_id


def a_sale_of(variant: Variant, units: int, at: datetime) -> NewSale:
    return NewSale(str(uuid4()), [Picked(variant.id, units, variant.price_minor)], "cash", sold_at=at)
