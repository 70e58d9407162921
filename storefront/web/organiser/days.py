"""Days and hours of an exhibition: first from when and for how many days, by either calendar or by its season; then each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, RadioField, TimeField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from storefront.fairs import exhibitions as fairs
from storefront.fairs.exhibitions import Exhibition, OpenDay
from storefront.goods import seasons
from storefront.kernel import clock, units
from storefront.kernel.refusals import NotValid
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import AUDIENCES
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import WholeNumber
from storefront.web.organiser.desk import own
from storefront.web.organiser.hijri_day import HijriDay, hijri_of

days = Blueprint("days", __name__)
SIXTY, DAY_MINUTES = 60, 24 * 60
MOST_DAYS = fairs.days.MOST_DAYS
GREGORIAN, HIJRI, SEASON = "gregorian", "hijri", "season"
A_MONTH = 30  # days from today, where nothing is known yet
MOST_AWAY = 60  # days before or after the first of the season


class SpanForm(HijriDay):
    """From when, for how many days, from which hour to which; a closing before the opening is one after midnight."""

    rule = RadioField(
        lazy_gettext("كيف يُحسب أول يوم؟"),
        choices=[
            SelectChoice(GREGORIAN, lazy_gettext("بتاريخ ميلادي")),
            SelectChoice(HIJRI, lazy_gettext("بتاريخ هجري")),
            SelectChoice(SEASON, lazy_gettext("مع الموسم، ويتحرك معه")),
        ],
        default=GREGORIAN,
    )
    first = DateField(lazy_gettext("أول يوم"), [Optional()])
    away = WholeNumber(
        lazy_gettext("كم يوماً قبل أول الموسم؟"),
        lazy_gettext("من 0 إلى 60 يوماً."),
        low=0,
        high=MOST_AWAY,
        may_be_empty=True,
        validators=[Optional()],
    )
    number = WholeNumber(lazy_gettext("كم يوماً؟"), lazy_gettext("من 1 إلى 120 يوماً."), low=1, high=MOST_DAYS, default=3)
    opens = TimeField(
        lazy_gettext("تفتح الساعة"), [InputRequired(lazy_gettext("ساعة الافتتاح مطلوبة."))], default=time(16)
    )
    closes = TimeField(
        lazy_gettext("وتغلق الساعة"), [InputRequired(lazy_gettext("ساعة الإغلاق مطلوبة."))], default=time(23)
    )

    def offered(self, exhibition: Exhibition) -> "SpanForm":
        """With the months by name; the season only for one that has one."""
        self.name_months()
        if exhibition.season_id is None:
            self.rule.choices = [one for one in self.rule.choices if one.value != SEASON]
        return self

    def first_day(self, exhibition: Exhibition) -> date | None:
        """The day that was meant; None with a sentence beside the field where none was."""
        if self.rule.data == HIJRI:
            return self.hijri_date()
        if self.rule.data == SEASON and exhibition.season_id is not None:
            season = next(row for row in seasons.year() if row.id == exhibition.season_id)
            first = seasons.next_turn(season, clock.today() + timedelta(days=self.away.data or 0)).first
            return first - timedelta(days=self.away.data or 0)
        if self.first.data is None:
            self.first.errors = [*self.first.errors, gettext("أول يوم مطلوب.")]
        chosen: date | None = self.first.data
        return chosen


@days.get("/exhibitions/<int:exhibition_id>/days")
def edit(exhibition_id: int) -> str:
    """The days as they are, each with its hours, and the form that lays them all anew."""
    exhibition = own(exhibition_id)
    return page(exhibition, SpanForm(formdata=None, data=told_of(exhibition)).offered(exhibition))


def told_of(exhibition: Exhibition) -> dict[str, Any]:
    """The form as the days are."""
    known = fairs.days_of(exhibition.id)
    if not known:
        later = clock.today() + timedelta(days=A_MONTH)
        return {"first": later, **hijri_of(later)}
    first = known[0]
    rule = SEASON if exhibition.season_offset is not None else GREGORIAN
    away = -exhibition.season_offset if exhibition.season_offset is not None else None
    hours = {"opens": clock_of(first.opens), "closes": clock_of(first.closes)}
    return {"rule": rule, "first": first.day, "away": away, "number": len(known), **hours, **hijri_of(first.day)}


def clock_of(minute: int) -> time:
    return time(minute % DAY_MINUTES // SIXTY, minute % SIXTY)


def page(exhibition: Exhibition, form: SpanForm, rows: "Sequence[Row] | None" = None, wrong: str = "") -> str:
    known = [row_of(one) for one in fairs.days_of(exhibition.id)] if rows is None else rows
    return render_template(
        "organiser/days/edit.html",
        exhibition=exhibition,
        form=form,
        rows=known,
        wrong=wrong,
        audiences=[("", gettext("كما هو للفعالية")), *((name, gettext(words)) for name, words in AUDIENCES.items())],
        has_season=exhibition.season_id is not None,
    )


@dataclass(frozen=True)
class Row:
    """A day as the form prints it: as typed, even where it cannot be so."""

    day: str
    opens: str
    closes: str
    audience: str


def row_of(one: OpenDay) -> Row:
    return Row(one.day.isoformat(), f"{clock_of(one.opens):%H:%M}", f"{clock_of(one.closes):%H:%M}", one.audience)


@days.post("/exhibitions/<int:exhibition_id>/days")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """Lays all days anew from the first one on."""
    exhibition = own(exhibition_id)
    form = SpanForm().offered(exhibition)
    is_valid = form.validate()
    first = form.first_day(exhibition)
    if not is_valid or first is None:
        return page(exhibition, form), 422
    laid = fairs.days.spread(first, form.number.data or 1, minutes(form.opens.data), minutes(form.closes.data))
    wrong = kept(exhibition, laid, follows=form.rule.data == SEASON)
    if wrong:
        form.first.errors = [*form.first.errors, wrong]
        return page(own(exhibition_id), form), 422
    return redirect(url_for("organiser.exhibitions.show", exhibition_id=exhibition_id), 303)


def minutes(moment: Any) -> int:
    return int(moment.hour * SIXTY + moment.minute)


def kept(exhibition: Exhibition, laid: Sequence[OpenDay], *, follows: bool) -> str:
    """Writes the days; why that cannot be, or nothing."""
    try:
        fairs.set_days(exhibition, laid, actor(), follows=follows)
    except NotValid as refusal:
        units.abandon()
        return sentence(refusal)
    say("good", gettext("حُفظت الأيام والأوقات."))
    return ""


@days.post("/exhibitions/<int:exhibition_id>/days/each")
def update(exhibition_id: int) -> Response | tuple[str, int]:
    """Each day with its own hours and for whom it is; one that was emptied is none, an added one is one more."""
    exhibition = own(exhibition_id)
    rows = typed()
    laid = [day for day in map(open_day, rows) if day]
    if len(laid) < len(rows):
        wrong = gettext("كل يوم بتاريخه وساعتيه، مثل 2027-02-12 من 16:00 إلى 23:00.")
    else:
        wrong = kept(exhibition, laid, follows=exhibition.season_offset is not None)
    if wrong:
        exhibition = own(exhibition_id)
        form = SpanForm(formdata=None, data=told_of(exhibition)).offered(exhibition)
        return page(exhibition, form, rows, wrong), 422
    return redirect(url_for("organiser.exhibitions.show", exhibition_id=exhibition_id), 303)


def typed() -> list[Row]:
    """The rows of the form that have a day."""
    names = ("day", "opens", "closes", "audience")
    columns = [[text.strip()[:20] for text in request.form.getlist(name)[: MOST_DAYS + 1]] for name in names]
    rows = [Row(*row) for row in zip(*columns, strict=False)]
    return [row for row in rows if row.day]


def open_day(row: Row) -> OpenDay | None:
    """A day of what was typed; None where it is none."""
    try:
        opens, closes = minutes(time.fromisoformat(row.opens)), minutes(time.fromisoformat(row.closes))
        until = closes if closes > opens else closes + DAY_MINUTES
        return OpenDay(date.fromisoformat(row.day), opens, until, row.audience if row.audience in AUDIENCES else "")
    except ValueError:
        return None
