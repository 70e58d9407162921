"""A day of the Hijri calendar in a form: day, month by name, year."""

from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional

from storefront.kernel import calendars
from storefront.web.kit.forms import Form, WholeNumber
from storefront.web.kit.locale import language


class HijriDay(Form):
    """The fields of such a day, for forms in which a day may be written by either calendar."""

    hijri_day = WholeNumber(
        lazy_gettext("اليوم الهجري"),
        lazy_gettext("اليوم من 1 إلى 30."),
        low=1,
        high=30,
        may_be_empty=True,
        validators=[Optional()],
    )
    hijri_month = SelectField(lazy_gettext("الشهر الهجري"), validate_choice=False)
    hijri_year = WholeNumber(
        lazy_gettext("السنة الهجرية"),
        lazy_gettext("السنة الهجرية مثل 1448."),
        low=1400,
        high=1499,
        may_be_empty=True,
        validators=[Optional()],
    )

    def name_months(self) -> None:
        """The months by name, to choose from."""
        names = calendars.HIJRI_MONTHS[language()]
        self.hijri_month.choices = [SelectChoice(str(number), name) for number, name in enumerate(names, 1)]

    def hijri_date(self) -> date | None:
        """The day that was meant; None with a sentence beside the field where none was."""
        month = int(self.hijri_month.data) if self.hijri_month.data in {str(number) for number in range(1, 13)} else 0
        if not (self.hijri_day.data and month and self.hijri_year.data):
            self.hijri_day.errors = [*self.hijri_day.errors, gettext("اليوم والشهر والسنة مطلوبة.")]
            return None
        return calendars.from_hijri(self.hijri_year.data, month, self.hijri_day.data)


def hijri_of(day: date) -> dict[str, Any]:
    """The fields with a day as it is."""
    year, month, of_month = calendars.to_hijri(day)
    return {"hijri_day": of_month, "hijri_month": str(month), "hijri_year": year}
