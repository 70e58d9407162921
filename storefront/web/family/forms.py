"""The forms of the families' desk: strings in, values out. The commands check every rule again."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, Regexp
from wtforms.widgets import CheckboxInput

from storefront.goods import making
from storefront.kernel import arabic, calendars, money
from storefront.kernel.figures import WHOLE
from storefront.trade.returns import sells_again
from storefront.web.kit.forms import Form, WholeNumber, amount, together, trimmed, western, without_contacts
from storefront.web.kit.locale import language

MOST_WORDS = 300
LEAST_REASON = 5
MOST_ALT = 200
GONE = re.compile(r"نفد|نفذ|انته|خلص|تلف|كسر|فسد|sold out|ran out|run out|out of stock|gone|broke|spoil")  # as folded


class RefusalForm(Form):
    """Why the family cannot make an order."""

    reason = TextAreaField(
        lazy_gettext("سبب الاعتذار"),
        [
            InputRequired(lazy_gettext("اكتبوا سبب الاعتذار، فالمشتري يقرؤه.")),
            Length(LEAST_REASON, MOST_WORDS, lazy_gettext("السبب من 5 أحرف إلى 300 حرف.")),
            without_contacts,
        ],
        filters=[trimmed],
    )
    again = RadioField(
        lazy_gettext("هل تُباع القطع من جديد؟"),
        choices=[
            SelectChoice("yes", lazy_gettext("نعم، هي عندنا: تعود إلى مخزوننا")),
            SelectChoice("no", lazy_gettext("لا، نفدت أو لا تصلح: لا تُعرض للبيع")),
        ],
        validate_choice=False,
    )
    asks_of_pieces = False  # where there are any that nobody began

    def validate_again(self, field: RadioField) -> None:
        """Raises ValidationError where it was not answered; then the answer is chosen that the reason speaks of."""
        if self.asks_of_pieces and field.data not in ("yes", "no"):
            field.data = "no" if GONE.search(arabic.fold(self.reason.data or "")) else "yes"
            raise ValidationError(lazy_gettext("اختاروا ما يصير بالقطع، ثم أرسلوا الاعتذار."))

    @property
    def sells_again(self) -> bool:
        return bool(self.again.data != "no")


class AgainForm(Form):
    """What becomes of goods that were not taken."""

    again = RadioField(
        lazy_gettext("هل تُباع القطع من جديد؟"),
        choices=[
            SelectChoice("yes", lazy_gettext("نعم، سليمة: تعود إلى مخزوننا")),
            SelectChoice("no", lazy_gettext("لا، معيبة أو مستعملة: لا تُعرض للبيع")),
        ],
    )


class DoorstepForm(AgainForm):
    """Why a shopper did not take an order, and what becomes of the goods."""

    reason = TextAreaField(
        lazy_gettext("ماذا حدث؟"),
        [
            InputRequired(lazy_gettext("اكتبوا ما حدث، فالمشتري يقرؤه.")),
            Length(LEAST_REASON, MOST_WORDS, lazy_gettext("من 5 أحرف إلى 300 حرف.")),
        ],
        filters=[trimmed],
    )


class HandoverForm(Form):
    """The code the shopper shows when goods are collected."""

    code = StringField(
        lazy_gettext("رمز الاستلام"),
        [InputRequired(lazy_gettext("اكتبوا رمز الاستلام الذي يعرضه المشتري."))],
        filters=[trimmed, western, together],
    )


class AwareForm(Form):
    """That the family knows that a bank has the money of an order, and goes on with it all the same."""

    aware = BooleanField(lazy_gettext("نعرف أن المصرف أخذ ثمنه، ونمضي فيه."))


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
        filters=[trimmed, amount],
    )
    was = HiddenField(validators=[Regexp(r"[0-9]{0,9}(\.[0-9]{1,2})?\Z")])

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

    @property
    def seen_price(self) -> int | None:
        """The price the page showed, in halalas."""
        return money.parse_riyals(self.was.data) if self.was.data else None


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


class AltForm(Form):
    """What is seen on a picture, for whoever does not see it; each picture has its own."""

    alt_ar = StringField(
        lazy_gettext("ماذا يظهر في الصورة؟"),
        [Optional(), Length(0, MOST_ALT, lazy_gettext("الوصف حتى 200 حرف."))],
        filters=[trimmed],
    )
    alt_en = StringField(
        lazy_gettext("ماذا يظهر في الصورة؟ بالإنجليزية"),
        [Optional(), Length(0, MOST_ALT, lazy_gettext("الوصف حتى 200 حرف."))],
        filters=[trimmed],
    )

    @staticmethod
    def prefix_of(photo_id: int) -> str:
        return f"alt{photo_id}-"

    @property
    def prefix(self) -> str:
        return str(self._prefix)


def ticks(label: Any) -> SelectMultipleField:
    """Several of what is offered, by number; whether they can be had is for the command to say."""
    return SelectMultipleField(label, coerce=numbered, option_widget=CheckboxInput(), validate_choice=False)


def numbered(value: Any) -> int:
    """The number of a choice; -1 for what is none."""
    return int(value) if isinstance(value, int) or WHOLE.fullmatch(value) else -1


class CapacityForm(Form):
    """How many pieces the family makes in a day, of which products, and when it rests; choices are given by `offer`."""

    name = StringField(
        lazy_gettext("اسم الطاقة"), [InputRequired(lazy_gettext(making.refusals.NameIsMissing.text))], filters=[trimmed]
    )
    pieces = WholeNumber(
        lazy_gettext("كم قطعة تصنعون في اليوم؟"),
        lazy_gettext(making.refusals.PiecesAreNotValid.text),
        low=1,
        high=making.MOST_PIECES,
    )
    products = ticks(lazy_gettext("أي المنتجات؟"))
    days_off = ticks(lazy_gettext("أيام الراحة في الأسبوع"))

    def offer(self, products: Sequence[tuple[int, str]]) -> None:
        """The products that can be chosen, by id, and the days of the week."""
        names = calendars.WEEKDAYS[language()]
        self.products.choices = list(products)
        self.days_off.choices = [(weekday, names[weekday]) for weekday in making.WEEK]

    @property
    def terms(self) -> making.Terms:
        """What was typed, of a form that was found valid."""
        days_off, products = frozenset(self.days_off.data or ()), frozenset(self.products.data or ())
        return making.Terms(self.name.data or "", self.pieces.data or 0, days_off, products)
