"""The forms of the families' desk: strings in, values out. The commands check every rule again."""

from typing import Any

from flask_babel import lazy_gettext
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, Regexp

from storefront.kernel import money
from storefront.trade.returns import sells_again
from storefront.web.kit.forms import Form, together, trimmed, western

MOST_WORDS = 300
LEAST_REASON = 5
MOST_ALT = 200


class RefusalForm(Form):
    """Why the family cannot make an order."""

    reason = TextAreaField(
        lazy_gettext("سبب الاعتذار"),
        [
            InputRequired(lazy_gettext("اكتبوا سبب الاعتذار، فالمشتري يقرؤه.")),
            Length(LEAST_REASON, MOST_WORDS, lazy_gettext("السبب من 5 أحرف إلى 300 حرف.")),
        ],
        filters=[trimmed],
    )


class DoorstepForm(Form):
    """Why a shopper did not take an order, and what becomes of the goods."""

    reason = TextAreaField(
        lazy_gettext("ماذا حدث؟"),
        [
            InputRequired(lazy_gettext("اكتبوا ما حدث، فالمشتري يقرؤه.")),
            Length(LEAST_REASON, MOST_WORDS, lazy_gettext("من 5 أحرف إلى 300 حرف.")),
        ],
        filters=[trimmed],
    )
    again = RadioField(
        lazy_gettext("هل تُباع القطع من جديد؟"),
        choices=[
            SelectChoice("yes", lazy_gettext("نعم، سليمة: تعود إلى مخزوننا")),
            SelectChoice("no", lazy_gettext("لا، معيبة أو مستعملة: لا تُعرض للبيع")),
        ],
    )


class HandoverForm(Form):
    """The code the shopper shows when goods are collected."""

    code = StringField(
        lazy_gettext("رمز الاستلام"),
        [InputRequired(lazy_gettext("اكتبوا رمز الاستلام الذي يعرضه المشتري."))],
        filters=[trimmed, western, together],
    )


class AnswerForm(Form):
    """What the family says to somebody who wants to give goods back."""

    words = TextAreaField(
        lazy_gettext("ردّكم على المشتري"),
        [Optional(), Length(0, MOST_WORDS, lazy_gettext("الرد حتى 300 حرف."))],
        filters=[trimmed],
    )


class VariantForm(Form):
    """Pieces on hand and price of one choice, in any digits, beside what the page showed of both."""

    pieces = StringField(
        lazy_gettext("القطع المتوفرة"),
        [
            InputRequired(lazy_gettext("اكتبوا العدد بالأرقام، مثل 12.")),
            Regexp(r"[0-9]{1,6}\Z", message=lazy_gettext("اكتبوا العدد بالأرقام، مثل 12.")),
        ],
        filters=[trimmed, western],
    )
    seen = HiddenField(validators=[Regexp(r"[0-9]{0,6}\Z")])
    price = StringField(
        lazy_gettext("السعر بالريال"),
        [InputRequired(lazy_gettext("اكتبوا السعر بالأرقام، مثل 85 أو 85.50."))],
        filters=[trimmed, western],
    )
    was = HiddenField()

    def validate_price(self, field: Any) -> None:
        try:
            money.parse_riyals(field.data)
        except ValueError as error:
            raise ValidationError(lazy_gettext("اكتبوا السعر بالأرقام، مثل 85 أو 85.50.")) from error

    @property
    def new_pieces(self) -> int | None:
        """The number that was counted; None when it is the one the page showed."""
        return int(self.pieces.data) if self.pieces and self.pieces.data != self.seen.data else None

    @property
    def seen_pieces(self) -> int | None:
        """The number the page showed."""
        return int(self.seen.data) if self.seen.data else None

    @property
    def new_price(self) -> int | None:
        """The new price in halalas; None when it is the one the page showed."""
        return money.parse_riyals(str(self.price.data)) if self.price.data != self.was.data else None


class ArrivalForm(Form):
    """What becomes of goods that came home; chosen beforehand is what is usual for the reason they came."""

    again = RadioField(
        lazy_gettext("هل تُباع القطع من جديد؟"),
        choices=[
            SelectChoice("yes", lazy_gettext("نعم، سليمة: تعود إلى مخزوننا")),
            SelectChoice("no", lazy_gettext("لا، معيبة أو مستعملة: لا تُعرض للبيع")),
        ],
        validate_choice=False,
    )

    @classmethod
    def for_kind(cls, kind: str) -> "ArrivalForm":
        return cls(formdata=None, data={"again": "yes" if sells_again(kind) else "no"})

    @property
    def sells_again(self) -> bool | None:
        """Yes or no; None when neither was sent."""
        return {"yes": True, "no": False}.get(self.again.data or "")


class PhotoForm(Form):
    """A photograph and what is seen on it."""

    photo = FileField(lazy_gettext("صورة جديدة"), [FileRequired(lazy_gettext("اختاروا صورة أولاً."))])
    alt = StringField(
        lazy_gettext("ماذا يظهر في الصورة؟"),
        [Optional(), Length(0, MOST_ALT, lazy_gettext("الوصف حتى 200 حرف."))],
        filters=[trimmed],
    )
