"""The family's holiday at its desk: from which day to which, what shoppers read meanwhile; going and coming back."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, StringField
from wtforms.validators import InputRequired

from storefront.community import holidays, shop_pages
from storefront.community.families import Family, is_closed
from storefront.kernel import clock, units
from storefront.kernel.refusals import NotValid, Refusal
from storefront.trade import orders
from storefront.web.family.shop_page import shop_of_desk
from storefront.web.family.shop_page_form import public
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import day
from storefront.web.kit.forms import Form, trimmed, upto

holiday = Blueprint("holiday", __name__)
FIELDS: dict[type[Refusal], str] = {
    holidays.refusals.FirstDayIsOver: "first",
    holidays.refusals.LastDayIsNotValid: "last",
    shop_pages.refusals.NoContactsInPublic: "note_ar",
}


class HolidayForm(Form):
    """From which day to which, and a note that everybody reads."""

    first = DateField(lazy_gettext("أول يوم"), [InputRequired(lazy_gettext("اختاروا أول يوم من الإجازة."))])
    last = DateField(lazy_gettext("آخر يوم"), [InputRequired(lazy_gettext("اختاروا آخر يوم من الإجازة."))])
    note_ar = StringField(lazy_gettext("كلمة للمتسوّقين"), [upto(holidays.MOST_NOTE), public], filters=[trimmed])
    note_en = StringField(lazy_gettext("الكلمة بالإنجليزية"), [upto(holidays.MOST_NOTE), public], filters=[trimmed])

    @property
    def terms(self) -> holidays.Terms:
        """What was typed, of a form that was found valid."""
        note = (self.note_ar.data or "", self.note_en.data or "")
        return holidays.Terms(self.first.data, self.last.data, note)


def is_known(family: Family) -> bool:
    """Whether the family is on holiday or is about to be."""
    return family.closed_until is not None and family.closed_until > clock.today()


@holiday.get("/shop/holiday")
def edit() -> str:
    """The holiday there is, or asks for one."""
    family = shop_of_desk()
    if not is_known(family):
        return page(family, HolidayForm(formdata=None))
    told = {"first": family.closed_from or clock.today(), "last": holidays.of(family).last}
    notes = {"note_ar": family.closed_note_ar, "note_en": family.closed_note_en}
    return page(family, HolidayForm(formdata=None, data={**told, **notes}))


def page(family: Family, form: HolidayForm) -> str:
    """The form; with a holiday, how many parcels are promised for its days."""
    known, away = is_known(family), holidays.of(family)
    first = max(away.closed_from or clock.today(), clock.today())
    return render_template(
        "family/holiday/edit.html",
        form=form,
        known=known,
        is_away=is_closed(family),
        away=away,
        today=clock.today(),
        promised=orders.boards.promised_within(family.id, first, away.last) if known and away.last else 0,
    )


@holiday.post("/shop/holiday")
def update() -> Response | tuple[str, int]:
    """The family goes, on these days."""
    family, form = shop_of_desk(), HolidayForm()
    if not form.validate():
        return page(family, form), 422
    try:
        holidays.plan(family, form.terms, actor())
    except NotValid as refusal:
        units.abandon()
        form.refuse(FIELDS.get(type(refusal), "note_ar"), refusal, sentence(refusal))
        return page(shop_of_desk(), form), refusal.status
    terms = form.terms
    say("good", gettext("سُجّلت إجازتكم من %(first)s إلى %(last)s.", first=day(terms.first), last=day(terms.last)))
    return redirect(url_for(".edit"), 303)


@holiday.post("/shop/holiday/ending")
def ending() -> Response:
    """The family is back, or stays."""
    holidays.end(shop_of_desk(), actor())
    say("good", gettext("انتهت الإجازة، ودكّتكم مفتوحة."))
    return redirect(url_for("family.shop_page.show"), 303)
