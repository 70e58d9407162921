"""The plan of an exhibition for everybody: /exhibitions/<slug>/stalls, who stands where, found by number or by name."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Blueprint, render_template, request, url_for

from storefront.fairs import allocations, exhibitions
from storefront.fairs import stalls as fairs
from storefront.fairs.allocations import Holder
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel.refusals import NotFound
from storefront.web.shop.stall_map import HolderRow, holder_rows, map_of, matches, of_stall

stall_plans = Blueprint("stall_plans", __name__)
MOST_ASKED = 60


class StallRow(NamedTuple):
    """A stall in which a family stands, as the list prints it."""

    number: str
    holders: Sequence[HolderRow]


class Told(NamedTuple):
    """What the page of an exhibition says of its plan."""

    href: str
    families: int


def told_of(exhibition: Exhibition) -> Told | None:
    """The way to the plan of an exhibition, once everybody sees it. Two questions."""
    plan = shown(exhibition)
    if plan is None:
        return None
    return Told(url_for("shop.stall_plans.show", slug=exhibition.slug), allocations.count_of(plan.id)[1])


def shown(exhibition: Exhibition) -> StallPlan | None:
    """The plan of an exhibition that everybody sees, once its body shows it."""
    plan = fairs.find(exhibition.id) if exhibition.state in exhibitions.SHOWN else None
    return plan if plan is not None and plan.shown_at is not None else None


@stall_plans.get("/exhibitions/<slug>/stalls")
def show(slug: str) -> str:
    """The plan with the families on it; five questions whatever their number."""
    exhibition = exhibitions.shown(slug)
    plan = shown(exhibition)
    if plan is None:
        raise NotFound()
    asked = request.args.get("q", "").strip()[:MOST_ASKED]
    days = [one.day for one in exhibitions.days_of(exhibition.id)]
    held, stalls = allocations.holders(plan.id, selling=True), fairs.of_plan(plan.id)
    found = {one.id for one in stalls if asked and matches(one, of_stall(held, one), asked)}
    listed = [one for one in stalls if one.id in held and (not asked or one.id in found)]
    return render_template(
        "shop/exhibitions/stalls.html",
        exhibition=exhibition,
        map=map_of(plan, stalls, look_of(held, found), lambda one: f"#{one.number}" if one in listed else ""),
        rows=[StallRow(one.number, holder_rows(held[one.id], days)) for one in listed],
        asked=asked,
        is_found=bool(found),
    )


def look_of(held: dict[int, list[Holder]], found: set[int]) -> Any:
    """How a stall looks: looked for, held, or free."""

    def look(stall: Stall) -> str:
        return "found" if stall.id in found else "held" if stall.id in held else "free"

    return look
