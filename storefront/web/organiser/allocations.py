"""One stall at the desk: what it is like, who stands in it day by day; giving it, taking it back, swapping it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.fairs import allocations as fairs
from storefront.fairs import applications, exhibitions, stalls
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.organiser.stall_forms import FIELDS, StallForm, filled
from storefront.web.organiser.stalls import planned
from storefront.web.shop.stall_map import feature_words, size_words

allocations = Blueprint("allocations", __name__)


class DayRow(NamedTuple):
    """A day of a stall, and the family in it, if there is one."""

    day: date
    family: str


class Choice(NamedTuple):
    """A family that can be given a stall, with the numbers of those it has."""

    id: int
    name: str
    numbers: str


def asked(exhibition_id: int, stall_id: int) -> tuple[Exhibition, StallPlan, Stall]:
    """A stall on the plan of an exhibition of this person's bodies; raises NotFound."""
    exhibition, plan = planned(exhibition_id)
    return exhibition, plan, stalls.one_of(plan.id, stall_id)


@allocations.get("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>")
def show(exhibition_id: int, stall_id: int) -> str:
    """One stall, and all that can be done with it."""
    exhibition, plan, stall = asked(exhibition_id, stall_id)
    return page(exhibition, plan, stall, filled(stall))


def page(exhibition: Exhibition, plan: StallPlan, stall: Stall, form: StallForm) -> str:
    held = fairs.holders(plan.id)
    names = {day: in_language(one, "trade_name") for one in held.get(stall.id, []) for day in one.days}
    return render_template(
        "organiser/stalls/show.html",
        exhibition=exhibition,
        plan=plan,
        stall=stall,
        size=size_words(stall),
        features=feature_words(stall),
        days=[DayRow(one.day, names.get(one.day, "")) for one in exhibitions.days_of(exhibition.id)],
        choices=choices_of(plan, held),
        others=[one for one in stalls.of_plan(plan.id) if one.id != stall.id],
        held=held,
        form=form,
        may_give=exhibition.state in fairs.GIVING,
        may_change=exhibition.state not in stalls.CLOSED,
    )


def choices_of(plan: StallPlan, held: dict[int, Any]) -> list[Choice]:
    """The families that come, those without a stall first."""
    with_one = {one.family_id for rows in held.values() for one in rows}
    ids = {*applications.exhibiting(plan.exhibition_id), *with_one}
    numbers = fairs.numbers_of(plan.id, ids)
    rows = [
        Choice(one.id, in_language(one, "trade_name"), gettext("، ").join(numbers.get(one.id, [])))
        for one in families.by_id(sorted(ids)).values()
    ]
    return sorted(rows, key=lambda row: (bool(row.numbers), row.name))


def back(exhibition_id: int, stall_id: int) -> Response:
    return redirect(url_for("organiser.allocations.show", exhibition_id=exhibition_id, stall_id=stall_id), 303)


def done(act: Callable[[], object], words: str) -> bool:
    """Does it and says so, or says what stands in the way; whether it was done."""
    try:
        act()
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return False
    say("good", words)
    return True


@allocations.post("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>")
def update(exhibition_id: int, stall_id: int) -> Response | tuple[str, int]:
    """The stall is so from now on."""
    _, plan, stall = asked(exhibition_id, stall_id)
    form = StallForm()
    if keep(form, FIELDS, lambda: stalls.change(plan, stall, form.words, actor())):
        say("good", gettext("حُفظت البسطة."))
        return back(exhibition_id, stall_id)
    return page(*asked(exhibition_id, stall_id), form), 422


@allocations.post("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>/removal")
def removal(exhibition_id: int, stall_id: int) -> Response:
    """The stall is taken off the plan."""
    _, plan, stall = asked(exhibition_id, stall_id)
    words = gettext("رُفعت البسطة %(number)s من المخطط.", number=stall.number)
    if done(lambda: stalls.drop(plan, stall, actor()), words):
        return redirect(url_for("organiser.stalls.index", exhibition_id=exhibition_id), 303)
    return back(exhibition_id, stall_id)


def days_told() -> Sequence[date]:
    """The days that were ticked; what is none is left out."""
    found = []
    for text in request.form.getlist("day")[:100]:
        try:
            found.append(date.fromisoformat(text))
        except ValueError:
            continue
    return found


@allocations.post("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>/giving")
def giving(exhibition_id: int, stall_id: int) -> Response:
    """A family stands in it on the days that were ticked."""
    _, plan, stall = asked(exhibition_id, stall_id)
    family_id, second = key_of(request.form.get("family")) or 0, request.form.get("second") == "yes"
    known = families.by_id([family_id])
    if not known:
        say("bad", gettext("اختاروا أسرة."))
        return back(exhibition_id, stall_id)
    words = gettext(
        "أُعطيت البسطة %(number)s لـ«%(name)s»، وكُتب إليهم.",
        number=stall.number,
        name=in_language(known[family_id], "trade_name"),
    )
    done(lambda: fairs.give(plan, stall, family_id, days_told(), actor(), second=second), words)
    return back(exhibition_id, stall_id)


@allocations.post("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>/taking")
def taking(exhibition_id: int, stall_id: int) -> Response:
    """It is free again on the days that were ticked."""
    _, plan, stall = asked(exhibition_id, stall_id)
    done(
        lambda: fairs.take_back(plan, stall, days_told(), actor()),
        gettext("البسطة %(number)s خالية في الأيام المختارة، وكُتب إلى من كان فيها.", number=stall.number),
    )
    return back(exhibition_id, stall_id)


@allocations.post("/exhibitions/<int:exhibition_id>/stalls/<int:stall_id>/swap")
def swap(exhibition_id: int, stall_id: int) -> Response:
    """Whoever stands in it and in another one change places."""
    _, plan, stall = asked(exhibition_id, stall_id)
    try:
        other = stalls.one_of(plan.id, key_of(request.form.get("other")) or 0)
    except NotFound:
        say("bad", gettext("اختاروا بسطة أخرى."))
        return back(exhibition_id, stall_id)
    words = gettext("بُدّلت البسطتان %(one)s و%(other)s، وكُتب إلى من فيهما.", one=stall.number, other=other.number)
    done(lambda: fairs.swap(plan, stall, other, actor()), words)
    return back(exhibition_id, stall_id)
