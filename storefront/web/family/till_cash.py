"""The end of a day at a till: what was taken in each way, and the cash that is in the box."""

from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField

from storefront.community.families import Family
from storefront.fairs import exhibitions, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import CASH, Box, TillCount
from storefront.kernel.database import NAME_LENGTH
from storefront.kernel.refusals import Refusal
from storefront.web.family.till import here
from storefront.web.family.till_rows import method_of, sum_of
from storefront.web.family.till_sales import day_asked
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, amount, on_one_line, trimmed, upto
from storefront.web.kit.saving import keep

till_cash = Blueprint("till_cash", __name__)
FIELDS: dict[type[Refusal], str] = {tills.refusals.SumIsNotValid: "counted"}


class CashForm(Form):
    """The cash in the box: before the first sale, and now."""

    opening = StringField(lazy_gettext("كم كان في الصندوق أول اليوم؟"), filters=[trimmed, amount])
    counted = StringField(lazy_gettext("كم فيه الآن؟"), filters=[trimmed, amount])
    note = StringField(lazy_gettext("ملاحظة"), [upto(NAME_LENGTH)], [on_one_line])

    @property
    def box(self) -> Box:
        """Raises SumIsNotValid where nothing was counted."""
        counted = sum_of(self.counted.data)
        if counted is None:
            raise tills.refusals.SumIsNotValid()
        return Box(self.opening_minor, counted, self.note.data or "")

    @property
    def opening_minor(self) -> int:
        return sum_of(self.opening.data) or 0


@till_cash.get("/till/<int:exhibition_id>/cash")
def show(exhibition_id: int) -> str:
    """What the day came to, and the form of the count."""
    exhibition, family = here(exhibition_id)
    return page(exhibition, family, CashForm(formdata=None))


def page(exhibition: Exhibition, family: Family, form: CashForm) -> str:
    days = exhibitions.days_of(exhibition.id)
    day = day_asked(days)
    found = tills.takings(exhibition.id, family.id, day, days)
    return render_template(
        "family/till/cash.html",
        exhibition=exhibition,
        day_shown=day,
        takings=found,
        ways=[
            *((method_of(name)["words"], taken.total_minor) for name, taken in found.by_method.items()),
            *((back_words(name), -taken.total_minor) for name, taken in found.back.items()),
        ],
        cash_minor=found.of(CASH).total_minor,
        cash_back_minor=found.of(CASH).total_minor - found.cash_minor,
        counts=tills.counts_of(exhibition.id, family.id, day),
        form=form,
    )


def back_words(method: str) -> str:
    """That money of sales of other days was given back, and how."""
    return str(gettext("أُعيد من بيع أيام أخرى، %(way)s", way=method_of(method)["words"]))


@till_cash.post("/till/<int:exhibition_id>/cash")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """The cash was counted."""
    exhibition, family = here(exhibition_id)
    form, day = CashForm(), day_asked(exhibitions.days_of(exhibition_id))

    def count() -> TillCount:
        return counted(exhibition, family, day, form)

    found = keep(form, FIELDS, count)
    if not found:
        exhibition, family = here(exhibition_id)
        return page(exhibition, family, form), 422
    say("good", gettext("حُفظ عدّ النقد."))
    return redirect(url_for(".show", exhibition_id=exhibition_id, day=day.isoformat()), 303)


def counted(exhibition: Exhibition, family: Family, day: date, form: CashForm) -> TillCount:
    return tills.count_cash(exhibition, family.id, day, form.box, actor())
