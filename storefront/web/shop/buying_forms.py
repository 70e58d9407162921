"""What a shopper fills in on the way to an order. Strings become values here; the commands check the rules again."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from storefront.community import regions
from storefront.kernel import contacts, wording
from storefront.kernel.addresses import short_address
from storefront.kernel.phones import saudi_mobile
from storefront.kernel.refusals import Refusal
from storefront.trade import carts, delivery, returns
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form, WholeNumber, trimmed
from storefront.web.kit.places import city_choices
from storefront.web.shop import methods

QUANTITY = lazy_gettext(carts.QuantityIsNotValid.text)
LONGEST_ID = 999_999_999
LONGEST_DISTRICT, LONGEST_STREET = 80, 200


class QuantityForm(Form):
    """How many pieces."""

    quantity = WholeNumber(lazy_gettext("الكمية"), QUANTITY, low=1, high=carts.MOST_PIECES)


class AddForm(QuantityForm):
    """Pieces of a variant, and what is to be written on them."""

    variant_id = WholeNumber("", lazy_gettext("لم نجد هذا المنتج."), low=1, high=LONGEST_ID)
    personal_text = StringField("", filters=[trimmed])  # the product says how long it may be
    via = StringField()


class CityForm(Form):
    """Where the goods are to go: cities by their letters, after the line that asks for one."""

    city_id = SelectField(lazy_gettext("مدينة الاستلام"), validate_choice=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.cities = {city.id: city for city in regions.cities()}
        self.city_id.choices = city_choices(self.cities.values(), gettext("اختيار المدينة"))

    def validate_city_id(self, field: SelectField) -> None:
        if self.city is None:
            raise StopValidation(lazy_gettext("يُرجى اختيار المدينة من القائمة."))

    @property
    def city(self) -> regions.City | None:
        """The city that was chosen, if there is such a city."""
        chosen = self.city_id.data or ""
        return self.cities.get(int(chosen)) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None


class CouponForm(Form):
    """The code of a coupon."""

    code = StringField(
        lazy_gettext("رمز القسيمة"), [InputRequired(lazy_gettext("يُرجى كتابة رمز القسيمة."))], filters=[trimmed]
    )


def without_numbers(_: Form, field: Field) -> None:
    """A validator for what a shopper writes to a family that does not know them yet: no number and no address of a person; the
    link of a map leads to the door."""
    if contacts.has_contact(field.data or ""):
        raise ValidationError(gettext("لا يُكتب هنا رقم جوال ولا بريد. جوالك يظهر للأسرة بعد قبولها الطلب."))


class PartForm(Form):
    """What a shopper wants of one family: a way, a note."""

    way = StringField(lazy_gettext("طريقة الاستلام"))
    note = TextAreaField(
        lazy_gettext("ملاحظة للأسرة"),
        [
            Length(max=carts.NOTE_LENGTH, message=lazy_gettext("لا تزيد الكتابة هنا على 300 حرف.")),
            without_numbers,
        ],
        filters=[trimmed],
    )

    def validate_way(self, field: StringField) -> None:
        if field.data and not delivery.is_named(field.data):
            raise StopValidation(lazy_gettext("يُرجى اختيار طريقة من المعروض."))


class ContactForm(Form):
    """Who buys the goods, and receives them as long as nobody else is named. `kept` holds each value as it is kept, once it is
    valid; the mobile is in E.164."""

    name = StringField(
        lazy_gettext("الاسم"), [InputRequired(lazy_gettext("يُرجى كتابة اسم من يستلم الطلب."))], filters=[trimmed]
    )
    mobile = StringField(
        lazy_gettext("رقم الجوال"), [InputRequired(lazy_gettext("يُرجى كتابة رقم جوال سعودي."))], filters=[trimmed]
    )
    email = StringField(lazy_gettext("البريد الإلكتروني"), [Optional()], filters=[trimmed])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept: dict[str, str] = {"name": "", "mobile": "", "email": ""}

    def as_receiver(self) -> dict[str, str]:
        """The same person as whoever receives it, once they are found valid."""
        return {name: self.kept[name] for name in ("name", "mobile")}

    def validate_name(self, field: StringField) -> None:
        self.kept["name"] = checked(wording.name, field)

    def validate_mobile(self, field: StringField) -> None:
        self.kept["mobile"] = checked(saudi_mobile, field)

    def validate_email(self, field: StringField) -> None:
        self.kept["email"] = checked(wording.email, field)


class ReceiverForm(Form):
    """Who receives what is brought, where it is somebody else than who buys. `kept` as above."""

    receiver_name = StringField(
        lazy_gettext("اسم المستلم"), [InputRequired(lazy_gettext("يُرجى كتابة اسم من يستلم الطلب."))], filters=[trimmed]
    )
    receiver_mobile = StringField(
        lazy_gettext("جوال المستلم"), [InputRequired(lazy_gettext("يُرجى كتابة رقم جوال سعودي."))], filters=[trimmed]
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept: dict[str, str] = {"name": "", "mobile": ""}

    @classmethod
    def of(cls, name: str, mobile: str) -> "ReceiverForm":
        """The form of somebody."""
        return cls(MultiDict({"receiver_name": name, "receiver_mobile": mobile}))

    def validate_receiver_name(self, field: StringField) -> None:
        self.kept["name"] = checked(wording.name, field)

    def validate_receiver_mobile(self, field: StringField) -> None:
        self.kept["mobile"] = checked(saudi_mobile, field)


def checked(rule: Callable[[str], str], field: StringField) -> str:
    """What was typed as it is kept, nothing for a field that was not sent; what the rule refuses is said beside it."""
    try:
        return rule(field.data or "")
    except Refusal as refusal:
        raise StopValidation(sentence(refusal)) from refusal


class AddressForm(Form):
    """Where something is brought to. `kept` holds each value as it is kept, once it is valid.

    Whether an address is needed at all depends on the ways; the caller says so with `is_needed`.
    """

    short_address = StringField(lazy_gettext("العنوان الوطني المختصر"), filters=[trimmed])
    district = StringField(lazy_gettext("الحي"), filters=[trimmed])
    street = StringField(lazy_gettext("الشارع والمبنى"), filters=[trimmed])
    is_needed = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept: dict[str, str] = {"short_address": "", "district": "", "street": ""}

    def validate_short_address(self, field: StringField) -> None:
        if field.data:
            self.kept["short_address"] = checked(short_address, field)
        elif self.is_needed and not (self.district.data and self.street.data):
            raise StopValidation(gettext("يُرجى كتابة العنوان المختصر، أو الحي والشارع."))

    def validate_district(self, field: StringField) -> None:
        self.kept["district"] = checked(lambda text: wording.words(text, most=LONGEST_DISTRICT), field)

    def validate_street(self, field: StringField) -> None:
        self.kept["street"] = checked(lambda text: wording.words(text, most=LONGEST_STREET), field)


class MethodForm(Form):
    """How the shopper pays."""

    method = RadioField(
        lazy_gettext("طريقة الدفع"),
        [InputRequired(lazy_gettext("يُرجى اختيار طريقة الدفع."))],
        choices=[],
        validate_choice=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer([methods.way(method) for method in methods.WORDS])

    def offer(self, ways: Sequence[methods.Way]) -> None:
        """Sets what can be chosen: what takes the sum that is to be paid."""
        self.method.choices = [SelectChoice(one.value, one.label) for one in ways]

    def validate_method(self, field: RadioField) -> None:
        if field.data not in {choice.value for choice in field.choices}:
            raise StopValidation(lazy_gettext("يُرجى اختيار طريقة الدفع."))


class PiecesForm(Form):
    """How many pieces of a line go back; how many there are is set by the page."""

    pieces = WholeNumber(
        lazy_gettext("الكمية"), lazy_gettext("يُرجى كتابة عدد من القطع التي اشتريتها."), low=0, high=carts.MOST_PIECES
    )


class ReturnForm(Form):
    """Why goods go back."""

    kind = RadioField(
        lazy_gettext("سبب الاسترجاع"),
        [InputRequired(lazy_gettext("يُرجى اختيار سبب الاسترجاع."))],
        choices=[
            SelectChoice("defect", lazy_gettext("وصل معيباً أو مخالفاً لما طُلب")),
            SelectChoice("change_of_mind", lazy_gettext("لم أعد أرغب به")),
        ],
        validate_choice=False,
    )
    reason = TextAreaField(
        lazy_gettext("شرح للأسرة"),
        [Length(max=returns.REASON_LENGTH, message=lazy_gettext("لا تزيد الكتابة هنا على 500 حرف."))],
        filters=[trimmed],
    )

    def validate_kind(self, field: RadioField) -> None:
        if field.data not in returns.KINDS:
            raise StopValidation(lazy_gettext("يُرجى اختيار سبب الاسترجاع."))

    def validate_reason(self, field: TextAreaField) -> None:
        if self.kind.data == "defect" and not field.data:
            raise StopValidation(lazy_gettext("يُرجى شرح العيب ليعرفه من صنعه."))


class TrackForm(Form):
    """An order's reference and the mobile it was placed with."""

    reference = StringField(
        lazy_gettext("رقم الطلب"), [InputRequired(lazy_gettext("يُرجى كتابة رقم الطلب."))], filters=[trimmed]
    )
    mobile = StringField(
        lazy_gettext("رقم الجوال"), [InputRequired(lazy_gettext("يُرجى كتابة رقم جوال سعودي."))], filters=[trimmed]
    )
    e164 = ""

    def validate_mobile(self, field: StringField) -> None:
        self.e164 = checked(saudi_mobile, field)
