"""The forms of a plan: one stall, a row of stalls, its picture."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, ValidationError
from wtforms.fields import SelectMultipleField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import CheckboxInput

from storefront.fairs import stalls
from storefront.fairs.stalls import MOST_IN_ROW, WHOLE, Row, Stall, StallWords
from storefront.kernel import money
from storefront.kernel.refusals import NotValid, Refusal
from storefront.web.kit.fair_words import STALL_FEATURES
from storefront.web.kit.forms import Form, WholeNumber, amount, trimmed, western
from storefront.web.organiser.call_form import halalas
from storefront.web.organiser.exhibition_form import choices

HUNDRED = Decimal(100)
SIZE_WORDS = lazy_gettext(stalls.refusals.SizeIsNotValid.text)
FIELDS: Mapping[type[Refusal], str] = {
    stalls.refusals.PlaceIsNotValid: "x",
    stalls.refusals.SizeIsNotValid: "width_cm",
    stalls.refusals.PriceIsNotValid: "price",
    NotValid: "number",
}
ROW_FIELDS: Mapping[type[Refusal], str] = {
    stalls.refusals.PlaceIsNotValid: "from_x",
    stalls.refusals.SizeIsNotValid: "width_cm",
    stalls.refusals.PriceIsNotValid: "price",
    stalls.refusals.RowIsNotValid: "last",
    stalls.refusals.NumberIsTaken: "first",
    NotValid: "letters",
}


def share_of(label: Any, default: str = "") -> StringField:
    """A place along the plan, in percent."""
    return StringField(label, [DataRequired(lazy_gettext("الموضع مطلوب."))], [trimmed, western], default=default)


def percent(field: Any) -> int:
    """Hundredths of what was typed; raises ValidationError for what is none."""
    try:
        hundredths = Decimal((field.data or "").replace("٫", ".")) * HUNDRED
    except InvalidOperation as error:
        raise ValidationError(gettext(stalls.refusals.PlaceIsNotValid.text)) from error
    if not hundredths.is_finite() or not 0 <= hundredths <= WHOLE:
        raise ValidationError(gettext(stalls.refusals.PlaceIsNotValid.text))
    return int(hundredths)


def percent_words(hundredths: int) -> str:
    """ "12.5" of 1250."""
    return f"{Decimal(hundredths) / HUNDRED:f}"


def size_field(label: Any) -> WholeNumber:
    return WholeNumber(label, SIZE_WORDS, low=stalls.layout.LEAST_SIZE, high=stalls.layout.MOST_SIZE, default=200)


class LookForm(Form):
    """What stalls are like, one or many."""

    width_cm = size_field(lazy_gettext("الطول (سم)"))
    depth_cm = size_field(lazy_gettext("العمق (سم)"))
    features = SelectMultipleField(
        lazy_gettext("ما فيها"), option_widget=CheckboxInput(), choices=choices(STALL_FEATURES)
    )
    price = StringField(lazy_gettext("تزيد على الرسوم، بالريال"), [Optional()], [trimmed, amount])

    def validate_price(self, field: Any) -> None:
        halalas(field)

    def like(self, number: str, x: int, y: int) -> StallWords:
        """A stall that is so, of a form that was found valid."""
        return StallWords(
            number,
            x,
            y,
            self.width_cm.data or 0,
            self.depth_cm.data or 0,
            self.features.data or (),
            halalas(self.price),
        )


class StallForm(LookForm):
    """One stall."""

    number = StringField(
        lazy_gettext("رقم البسطة"), [DataRequired(lazy_gettext(stalls.refusals.NumberIsNotValid.text))], [trimmed]
    )
    x = share_of(lazy_gettext("من يسار المخطط، %"), "50")
    y = share_of(lazy_gettext("من أعلاه، %"), "50")

    def validate_x(self, field: Any) -> None:
        percent(field)

    def validate_y(self, field: Any) -> None:
        percent(field)

    @property
    def words(self) -> StallWords:
        """What was typed, of a form that was found valid."""
        return self.like(self.number.data or "", percent(self.x), percent(self.y))


def filled(stall: Stall) -> StallForm:
    """The form with a stall as it is."""
    told = {name: getattr(stall, name) for name in ("number", "width_cm", "depth_cm", "features")}
    told |= {"x": percent_words(stall.x), "y": percent_words(stall.y), "price": money.plain(stall.price_minor)}
    return StallForm(formdata=None, data=told)


class RowForm(LookForm):
    """Many stalls at once; it stands beside the form of one, so its fields have a prefix."""

    def __init__(self, **options: Any) -> None:
        super().__init__(prefix="row-", **options)

    letters = StringField(lazy_gettext("الحرف"), [Optional()], [trimmed], default="A")
    first = WholeNumber(lazy_gettext("من رقم"), lazy_gettext("رقم من 1 إلى 9999."), low=1, high=9999, default=1)
    last = WholeNumber(lazy_gettext("إلى رقم"), lazy_gettext("رقم من 1 إلى 9999."), low=1, high=9999, default=20)
    columns = WholeNumber(
        lazy_gettext("كم في السطر؟"), lazy_gettext("عدد من 1 إلى 100."), low=1, high=MOST_IN_ROW, default=10
    )
    from_x = share_of(lazy_gettext("أولها من اليسار، %"), "10")
    from_y = share_of(lazy_gettext("ومن الأعلى، %"), "10")
    to_x = share_of(lazy_gettext("آخرها من اليسار، %"), "90")
    to_y = share_of(lazy_gettext("ومن الأعلى، %"), "30")

    def validate_from_x(self, field: Any) -> None:
        percent(field)

    validate_from_y = validate_to_x = validate_to_y = validate_from_x

    @property
    def row(self) -> Row:
        """What was typed, of a form that was found valid."""
        begins, ends = (
            (percent(self.from_x), percent(self.from_y)),
            (percent(self.to_x), percent(self.to_y)),
        )
        return Row(
            self.letters.data or "", self.first.data or 0, self.last.data or 0, self.columns.data or 0, begins, ends
        )

    @property
    def look(self) -> StallWords:
        """What each of them is like."""
        return self.like("1", 0, 0)


class PictureForm(Form):
    """A picture of the place, drawn or photographed."""

    picture = FileField(lazy_gettext("صورة المخطط"), [FileRequired(lazy_gettext("اختاروا صورة أولاً."))])
