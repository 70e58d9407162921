"""The family's holidays at its desk: from which day to which, what shoppers read meanwhile; going and coming back."""

from contextlib import suppress
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, HiddenField, StringField
from wtforms.validators import InputRequired

from storefront.community import holidays, shop_pages
from storefront.community.families import Family, is_closed
from storefront.kernel import clock, units
from storefront.kernel.refusals import NotValid, Refusal
from storefront.trade import orders
from storefront.web.family.public_words import public
from storefront.web.family.shop_page import shop_of_desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import day
from storefront.web.kit.forms import Form, trimmed, upto

holiday = Blueprint("holiday", __name__)
FIELDS: dict[type[Refusal], str] = {
    holidays.refusals.FirstDayIsOver: "first",
    holidays.refusals.HolidaysOverlap: "first",
    holidays.refusals.TooManyHolidays: "first",
    holidays.refusals.LastDayIsNotValid: "last",
    shop_pages.refusals.NoContactsInPublic: "note_ar",
}


class HolidayForm(Form):
    """From which day to which, and a note that everybody reads; the first day of the one it takes the place of, if of any."""

    first = DateField(lazy_gettext("أول يوم"), [InputRequired(lazy_gettext("اختاروا أول يوم من الإجازة."))])
    last = DateField(lazy_gettext("آخر يوم"), [InputRequired(lazy_gettext("اختاروا آخر يوم من الإجازة."))])
    note_ar = StringField(lazy_gettext("كلمة للمتسوّقين"), [upto(holidays.MOST_NOTE), public], filters=[trimmed])
    note_en = StringField(lazy_gettext("الكلمة بالإنجليزية"), [upto(holidays.MOST_NOTE), public], filters=[trimmed])

    instead_of = HiddenField()

    @property
    def terms(self) -> holidays.Terms:
        """What was typed, of a form that was found valid."""
        note = (self.note_ar.data or "", self.note_en.data or "")
        return holidays.Terms(self.first.data, self.last.data, note)


@holiday.get("/shop/holiday")
def edit() -> str:
    """The holidays there are, and asks for one more; ?first= names the one that is to be changed."""
    family = shop_of_desk()
    asked = request.args.get("first", "")
    chosen = next((one for one in holidays.planned(family) if one.first.isoformat() == asked), None)
    return page(family, HolidayForm(formdata=None, data=told(chosen)), chosen)


def told(chosen: holidays.Terms | None) -> dict[str, Any]:
    """What a holiday says, for its form."""
    if chosen is None:
        return {}
    notes = {"note_ar": chosen.note[0], "note_en": chosen.note[1]}
    return {"first": chosen.first, "last": chosen.last, "instead_of": chosen.first.isoformat(), **notes}


def page(family: Family, form: HolidayForm, chosen: holidays.Terms | None = None) -> str:
    """The list and the form; of the nearest holiday, how many parcels are promised for its days."""
    known, today = holidays.planned(family), clock.today()
    nearest = known[0] if known else None
    promised = orders.boards.promised_within(family.id, max(nearest.first, today), nearest.last) if nearest else 0
    return render_template(
        "family/holiday/edit.html",
        form=form,
        known=known,
        is_away=is_closed(family),
        chosen=chosen,
        today=today,
        promised=promised,
        most=holidays.MOST_PLANNED,
    )


@holiday.post("/shop/holiday")
def update() -> Response | tuple[str, int]:
    """The family goes, on these days too, or on these in the place of others."""
    family, form = shop_of_desk(), HolidayForm()
    instead_of = day_of(form.instead_of.data)
    chosen = next((one for one in holidays.planned(family) if one.first == instead_of), None)
    if not form.validate():
        return page(family, form, chosen), 422
    try:
        holidays.plan(family, form.terms, actor(), instead_of=instead_of)
    except NotValid as refusal:
        units.abandon()
        form.refuse(FIELDS.get(type(refusal), "note_ar"), refusal, sentence(refusal))
        return page(shop_of_desk(), form, chosen), refusal.status
    terms = form.terms
    say("good", gettext("سُجّلت إجازتكم من %(first)s إلى %(last)s.", first=day(terms.first), last=day(terms.last)))
    return redirect(url_for(".edit"), 303)


def day_of(text: str | None) -> date | None:
    """The day a hidden field names; none for what is no day."""
    with suppress(ValueError):
        return date.fromisoformat(text or "")
    return None


@holiday.post("/shop/holiday/ending")
def ending() -> Response:
    """The family is back, or stays; from the holiday that begins on `first`, or from the nearest."""
    family = shop_of_desk()
    was_away = is_closed(family)
    named = request.form.get("first")
    first = day_of(named) if named else None
    if (named and first is None) or not holidays.end(family, actor(), first=first):
        say("warn", gettext("لا إجازة لكم تبدأ في ذلك اليوم، وما ترونه هو ما خططتم له الآن."))
        return redirect(url_for(".edit"), 303)
    is_back = was_away and not is_closed(family)
    say("good", gettext("انتهت الإجازة، ودكّتكم مفتوحة.") if is_back else gettext("أُلغيت الإجازة."))
    return redirect(url_for(".edit") if holidays.planned(family) else url_for("family.shop_page.show"), 303)
