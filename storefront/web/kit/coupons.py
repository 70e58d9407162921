"""What the office and the families share about coupons: the form of their terms, a coupon as lists and pages print it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, DateField, Field, RadioField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional, StopValidation

from storefront.kernel import clock, money, units
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import N_, NotValid, Refusal
from storefront.trade import coupons
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, western

BY_ITS_FAMILY = N_("أوقفتها الأسرة.")  # why a family stopped its own coupon
PERCENT, AMOUNT = "percent", "amount"
STATES = {
    "running": (N_("سارية"), "good", "check"),
    "coming": (N_("تبدأ لاحقاً"), "warn", "clock"),
    "used_up": (N_("استُنفدت"), "", "ban"),
    "over": (N_("انتهت"), "", "ban"),
    "stopped": (N_("أُوقفت"), "bad", "ban"),
}
FIELDS: dict[type[Refusal], str] = {
    coupons.refusals.CodeIsNotValid: "code",
    coupons.refusals.CodeIsTaken: "code",
    coupons.refusals.ReductionIsNotValid: "value",
    coupons.refusals.MinimumIsNotValid: "minimum",
    coupons.refusals.LimitIsNotValid: "most_uses",
    coupons.refusals.LimitIsBelowUses: "most_uses",
    coupons.refusals.DaysAreNotValid: "to_day",
}


def number(label: Any, *validators: Any) -> StringField:
    """A number as people type it, or nothing."""
    return StringField(label, list(validators) or [Optional()], filters=[trimmed, western])


class TermsForm(Form):
    """The terms of a coupon; sums in riyals, a rate in percent."""

    kind = RadioField(
        lazy_gettext("نوع الخصم"),
        choices=[
            SelectChoice(PERCENT, lazy_gettext("نسبة من ثمن المنتجات")),
            SelectChoice(AMOUNT, lazy_gettext("مبلغ بالريال")),
        ],
        default=PERCENT,
    )
    value = number(lazy_gettext("مقدار الخصم"), InputRequired(lazy_gettext("اكتبوا مقدار الخصم بالأرقام.")))
    cap = number(lazy_gettext("أقصى خصم بالريال"))
    minimum = number(lazy_gettext("أقل ثمن للمنتجات بالريال"))
    most_uses = number(lazy_gettext("عدد مرات الاستخدام كلها"))
    most_each = number(lazy_gettext("مرات الاستخدام لكل مشترٍ"))
    first_order_only = BooleanField(lazy_gettext("للطلب الأول فقط"))
    from_day = DateField(lazy_gettext("من يوم"), [InputRequired(lazy_gettext("اكتبوا أول يوم."))])
    to_day = DateField(lazy_gettext("إلى يوم"), [Optional()])

    def validate_value(self, field: Field) -> None:
        self.sum_in(field)

    def validate_cap(self, field: Field) -> None:
        self.sum_in(field)

    def validate_minimum(self, field: Field) -> None:
        self.sum_in(field)

    def validate_most_uses(self, field: Field) -> None:
        self.count_in(field)

    def validate_most_each(self, field: Field) -> None:
        self.count_in(field)

    def sum_in(self, field: Field) -> int | None:
        """Halalas, or basis points of a percentage: both are hundredths. None for a field left empty."""
        try:
            return money.parse_riyals(field.data) if field.data else None
        except ValueError as wrong:
            raise StopValidation(gettext("اكتبوا رقماً مثل 10 أو 7.5.")) from wrong

    def count_in(self, field: Field) -> int | None:
        """A whole number; None for a field left empty."""
        if not field.data:
            return None
        if not WHOLE.fullmatch(field.data):
            raise StopValidation(gettext(coupons.refusals.LimitIsNotValid.text))
        return int(field.data)

    @property
    def terms(self) -> coupons.Terms:
        """What was typed, of a form that was found valid."""
        value, is_rate = self.sum_in(self.value), self.kind.data == PERCENT
        return coupons.Terms(
            self.from_day.data or clock.today(),
            self.to_day.data,
            basis_points=value if is_rate else None,
            cap_minor=self.sum_in(self.cap) if is_rate else None,
            amount_minor=None if is_rate else value,
            minimum_minor=self.sum_in(self.minimum) or 0,
            most_uses=self.count_in(self.most_uses),
            most_each=self.count_in(self.most_each),
            first_order_only=bool(self.first_order_only.data),
        )


class CouponForm(TermsForm):
    """A new coupon: its code too."""

    code = StringField(
        lazy_gettext("الرمز"), [InputRequired(lazy_gettext("اكتبوا الرمز الذي يكتبه المشتري."))], filters=[trimmed]
    )


def saved(form: TermsForm, act: Callable[[], coupons.Coupon]) -> coupons.Coupon | None:
    """The coupon an action made of a form, said to whoever sent it; None when the form comes back with what was wrong."""
    if not form.validate():
        return None
    try:
        coupon = act()
    except NotValid as refusal:
        units.abandon()
        refuse(form, refusal, sentence(refusal))
        return None
    say("good", gettext("حُفظت القسيمة %(code)s.", code=coupon.shown))
    return coupon


def refuse(form: Form, refusal: Refusal, words: str) -> None:
    """Puts what a command refused beside its field."""
    form.refuse(FIELDS[type(refusal)], refusal, words)


def filled(coupon: coupons.Coupon) -> TermsForm:
    """The form with the terms a coupon has."""
    sums = {
        "cap": coupon.cap_minor,
        "minimum": coupon.minimum_minor,
        "value": coupon.basis_points or coupon.amount_minor,
    }
    counts = {"most_uses": coupon.most_uses, "most_each": coupon.most_each}
    return TermsForm(
        formdata=None,
        data={
            "kind": PERCENT if coupon.basis_points else AMOUNT,
            "first_order_only": coupon.first_order_only,
            "from_day": coupon.from_day,
            "to_day": coupon.to_day,
            **{name: money.shown(minor).replace(",", "") if minor else "" for name, minor in sums.items()},
            **{name: str(count) if count else "" for name, count in counts.items()},
        },
    )


def fresh() -> CouponForm:
    """The form of a new coupon: from today on, once for each person."""
    return CouponForm(formdata=None, data={"kind": PERCENT, "from_day": clock.today(), "most_each": "1"})


@dataclass(frozen=True)
class Row:
    """A coupon as it is printed: what it takes off, how it stands, what came of it (halalas)."""

    coupon: coupons.Coupon
    off: str
    state: str
    label: str
    look: str
    icon: str
    uses: int
    discount_minor: int
    reason: str

    @property
    def may_be_changed(self) -> bool:
        return self.state != "stopped"


def row_of(coupon: coupons.Coupon, used: Mapping[int, coupons.Used]) -> Row:
    """A coupon with what came of it (see coupons.used_on)."""
    state, so_far = coupons.state_of(coupon, clock.today()), used.get(coupon.id, coupons.Used(0, 0))
    label, look, icon = STATES[state]
    return Row(
        coupon,
        off_words(coupon),
        state,
        gettext(label),
        look,
        icon,
        so_far.uses,
        so_far.discount_minor,
        reason_of(coupon),
    )


def reason_of(coupon: coupons.Coupon) -> str:
    """Why it was stopped: what the office wrote, or that its own family did it."""
    return gettext(BY_ITS_FAMILY) if coupon.stop_reason == BY_ITS_FAMILY else coupon.stop_reason


def off_words(coupon: coupons.Coupon) -> str:
    """What it takes off, in words: "10%", "25 ر.س"."""
    if coupon.basis_points:
        return money.plain(coupon.basis_points).rstrip("0").rstrip(".") + "%"
    return str(gettext("%(amount)s ر.س", amount=money.shown(coupon.amount_minor or 0)))


def tabs() -> list[tuple[str, str]]:
    """The parts of the list of coupons: all, then each state."""
    return [("", gettext("كل القسائم")), *((state, gettext(STATES[state][0])) for state in coupons.STATES)]


def listed(family_id: int | None, state: str, number: int) -> tuple[Any, list[Row]]:
    """A page of coupons and its rows; in a fixed number of queries."""
    page = coupons.page(state=state, family_id=family_id, number=number)
    used = coupons.used_on([coupon.id for coupon in page.rows])
    return page, [row_of(coupon, used) for coupon in page.rows]
