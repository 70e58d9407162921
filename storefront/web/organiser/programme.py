"""The programme of an exhibition: what happens on its days, each with its hour."""

from dataclasses import dataclass
from datetime import date, time

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions as fairs
from storefront.fairs.exhibitions import Exhibition, Item
from storefront.kernel import units
from storefront.kernel.refusals import NotValid
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.organiser.days import clock_of, minutes
from storefront.web.organiser.desk import own

programme = Blueprint("programme", __name__)
EMPTY_ROWS, MOST_ROWS = 3, 201


@dataclass(frozen=True)
class Row:
    """Something of the programme as it was typed."""

    day: str = ""
    starts: str = ""
    title_ar: str = ""
    title_en: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.title_ar or self.title_en)


@programme.get("/exhibitions/<int:exhibition_id>/programme")
def edit(exhibition_id: int) -> str:
    """What is written, and room for more."""
    exhibition = own(exhibition_id)
    rows = [
        Row(item.day.isoformat(), f"{clock_of(item.starts):%H:%M}", item.title_ar, item.title_en)
        for item in fairs.programme_of(exhibition.id)
    ]
    return page(exhibition, rows)


def page(exhibition: Exhibition, rows: list[Row], wrong: str = "") -> str:
    return render_template(
        "organiser/programme/edit.html",
        exhibition=exhibition,
        rows=[*rows, *([Row()] * EMPTY_ROWS)],
        days=[one.day for one in fairs.days_of(exhibition.id)],
        wrong=wrong,
    )


@programme.post("/exhibitions/<int:exhibition_id>/programme")
def update(exhibition_id: int) -> Response | tuple[str, int]:
    """So from now on; rows without a title are left out."""
    exhibition = own(exhibition_id)
    rows = [row for row in typed() if not row.is_empty]
    items = [item for item in map(item_of, rows) if item]
    wrong = "" if len(items) == len(rows) else gettext(fairs.refusals.ProgrammeIsNotValid.text)
    wrong = wrong or kept(exhibition, items)
    if wrong:
        return page(own(exhibition_id), rows, wrong), 422
    if "more" in request.form:
        return redirect(url_for(".edit", exhibition_id=exhibition_id, _anchor="more"), 303)
    return redirect(url_for("organiser.exhibitions.show", exhibition_id=exhibition_id), 303)


def kept(exhibition: Exhibition, items: list[Item]) -> str:
    """Writes it; why that cannot be, or nothing."""
    try:
        fairs.set_programme(exhibition, items, actor())
    except NotValid as refusal:
        units.abandon()
        return sentence(refusal)
    say("good", gettext("حُفظ البرنامج."))
    return ""


def typed() -> list[Row]:
    """The rows of the form."""
    names = ("day", "starts", "title_ar", "title_en")
    columns = [[text.strip()[:300] for text in request.form.getlist(name)[:MOST_ROWS]] for name in names]
    return [Row(*row) for row in zip(*columns, strict=False)]


def item_of(row: Row) -> Item | None:
    """What was typed as something of the programme; None where it is none."""
    try:
        starts = minutes(time.fromisoformat(row.starts))
        return Item(date.fromisoformat(row.day), starts, (row.title_ar, row.title_en))
    except ValueError:
        return None
