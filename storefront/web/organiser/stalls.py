"""The plan of an exhibition at the desk: its stalls on it and in a list, new ones, rows of them, moved ones."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.fairs import allocations, exhibitions
from storefront.fairs import stalls as fairs
from storefront.fairs.allocations import Holder
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import BOOKINGS
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language
from storefront.web.kit.saving import keep
from storefront.web.organiser.desk import own
from storefront.web.organiser.stall_forms import FIELDS, ROW_FIELDS, PictureForm, RowForm, StallForm
from storefront.web.shop.stall_map import HolderRow, feature_words, holder_rows, map_of, matches, of_stall, size_words

stalls = Blueprint("stalls", __name__)
MOST_ASKED, MOST_MOVED, MOST_FIGURES = 60, 600, 12


class StallRow(NamedTuple):
    """A stall as the list prints it."""

    stall: Stall
    size: str
    features: str
    holders: Sequence[HolderRow]
    is_found: bool


def planned(exhibition_id: int) -> tuple[Exhibition, StallPlan]:
    """An exhibition of this person's bodies that has a plan; raises NotFound."""
    plan = fairs.of_exhibition(exhibition_id)
    if not actor().acts_for(plan.exhibition.body_id):
        raise NotFound()
    return plan.exhibition, plan


@stalls.get("/exhibitions/<int:exhibition_id>/stalls")
def index(exhibition_id: int) -> str:
    """The plan and its list; without one, how to begin."""
    plan = fairs.find(exhibition_id)
    if plan is not None and actor().acts_for(plan.exhibition.body_id):
        return page(plan.exhibition, plan)
    exhibition = own(exhibition_id)
    return render_template(
        "organiser/stalls/none.html", exhibition=exhibition, may_begin=exhibition.state not in fairs.CLOSED
    )


def page(
    exhibition: Exhibition, plan: StallPlan, *, one: StallForm | None = None, row: RowForm | None = None,
    picture: PictureForm | None = None,
) -> str:  # fmt: skip
    """The page, with the form that was sent where one was wrong."""
    asked = request.args.get("q", "").strip()[:MOST_ASKED]
    days = [each.day for each in exhibitions.days_of(exhibition.id)]
    held, all_stalls = allocations.holders(plan.id), fairs.of_plan(plan.id)
    rows = [row_of(stall, of_stall(held, stall), days, asked) for stall in all_stalls]
    found = {each.stall.id for each in rows if each.is_found}
    return render_template(
        "organiser/stalls/index.html",
        exhibition=exhibition,
        plan=plan,
        rows=[each for each in rows if not asked or each.is_found],
        map=drawn(exhibition, plan, all_stalls, held, found),
        asked=asked,
        number=len(all_stalls),
        held=len(held),
        waiting=waiting_rows(plan, held),
        templates=[] if all_stalls else fairs.templates(exhibition.body_id, exhibition.id),
        bookings=[(name, gettext(words)) for name, words in BOOKINGS.items()],
        may_change=exhibition.state not in fairs.CLOSED,
        may_give=exhibition.state in allocations.GIVING,
        one=one or StallForm(formdata=None),
        row=row or RowForm(formdata=None),
        picture=picture or PictureForm(formdata=None),
        opened="one" if one else "row" if row else "picture" if picture else "",
    )


def row_of(stall: Stall, holders: Sequence[Holder], days: Sequence[Any], asked: str) -> StallRow:
    found = bool(asked) and matches(stall, holders, asked)
    return StallRow(stall, size_words(stall), feature_words(stall), holder_rows(holders, days), found)


def drawn(
    exhibition: Exhibition,
    plan: StallPlan,
    all_stalls: Sequence[Stall],
    held: Mapping[int, Sequence[Holder]],
    found: set[int],
) -> Any:
    """The plan with what is looked for, what is held and what is free; each pin leads to its stall."""
    base = url_for("organiser.stalls.index", exhibition_id=exhibition.id)

    def look(stall: Stall) -> str:
        return "found" if stall.id in found else "held" if stall.id in held else "free"

    return map_of(plan, all_stalls, look, lambda stall: f"{base}/{stall.id}")


def waiting_rows(plan: StallPlan, held: Mapping[int, Sequence[Holder]]) -> list[str]:
    """The families that come and have no stall yet, by name."""
    ids = allocations.waiting(plan, {one.family_id for there in held.values() for one in there})
    return sorted(in_language(one, "trade_name") for one in families.by_id(ids).values()) if ids else []


def back(exhibition_id: int) -> Response:
    return redirect(url_for("organiser.stalls.index", exhibition_id=exhibition_id), 303)


@stalls.post("/exhibitions/<int:exhibition_id>/stalls")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """One stall more."""
    _, plan = planned(exhibition_id)
    form = StallForm()
    made = keep(form, FIELDS, lambda: fairs.add(plan, form.words, actor()))
    if made:
        say("good", gettext("وُضعت البسطة %(number)s.", number=made.number))
        return back(exhibition_id)
    return page(*planned(exhibition_id), one=form), 422


@stalls.post("/exhibitions/<int:exhibition_id>/stalls/rows")
def rows(exhibition_id: int) -> Response | tuple[str, int]:
    """A row of stalls."""
    _, plan = planned(exhibition_id)
    form = RowForm()
    made = keep(form, ROW_FIELDS, lambda: fairs.add_row(plan, form.row, form.look, actor()))
    if made:
        say("good", gettext("وُضعت على المخطط: %(stalls)s.", stalls=count_of("stall", len(made))))
        return back(exhibition_id)
    return page(*planned(exhibition_id), row=form), 422


@stalls.post("/exhibitions/<int:exhibition_id>/stalls/places")
def places(exhibition_id: int) -> Response:
    """Where the stalls that were moved stand now."""
    _, plan = planned(exhibition_id)
    try:
        number = fairs.place(plan, moved(request.form.getlist("place")[:MOST_MOVED]), actor())
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        say("good", gettext("حُفظت مواضع البسطات: %(number)s.", number=number))
    return back(exhibition_id)


def moved(told: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Places as the editor writes them, "12:3400:5600", by stall; what is none is left out."""
    parts = [one.split(":") for one in told]
    numbers = [
        [int(each) for each in one]
        for one in parts
        if len(one) == 3 and all(each.isascii() and each.isdigit() and len(each) <= MOST_FIGURES for each in one)
    ]
    return {stall_id: (x, y) for stall_id, x, y in numbers}
