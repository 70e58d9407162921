"""The form of a call for exhibitors: strings in, terms out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import DateField, RadioField, StringField, TextAreaField, TimeField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from storefront.fairs import calls
from storefront.fairs.calls import CallQuota, ExhibitorCall, Terms
from storefront.goods import taxonomy
from storefront.kernel import clock, money
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.kit.fair_words import MOMENTS, SELECTIONS
from storefront.web.kit.forms import WholeNumber, amount, trimmed, upto, western, with_plain_ends
from storefront.web.kit.locale import in_language
from storefront.web.organiser.exhibition_form import choices
from storefront.web.organiser.hijri_day import HijriDay, hijri_of

MOST_OFFER_DAYS, MOST_PLACES = calls.terms.MOST_OFFER_DAYS, calls.terms.MOST_PLACES
MOST_TERMS = calls.terms.MOST_TERMS
GREGORIAN, HIJRI = "gregorian", "hijri"
QUOTA, ALL = "quota-", "all"
MOST_FIGURES = 4
FIELDS: Mapping[type[Refusal], str] = {
    calls.refusals.CallEndsBeforeItBegins: "closes",
    calls.refusals.CallIsTooLong: "closes",
    calls.refusals.CallEndsTooLate: "closes",
    calls.refusals.CallIsOver: "closes",
    calls.refusals.DecisionDayIsNotValid: "decides_on",
    calls.refusals.PlacesAreNotValid: "places",
    calls.refusals.PlacesAreHeld: "places",
    calls.refusals.FeeIsNotValid: "fee",
    calls.refusals.FeeDayIsNotValid: "fee_due_on",
    calls.refusals.TermsAreMissing: "terms_ar",
    calls.refusals.TermsStand: "terms_ar",
    calls.refusals.CategoriesAreMissing: "each",
    calls.refusals.QuotaIsNotValid: "each",
    calls.refusals.CategoryIsAppliedFor: "each",
    NotFound: "each",
    NotValid: "terms_ar",
}


def sum_field(label: Any) -> StringField:
    """A sum in riyals; nothing typed is none."""
    return StringField(label, [Optional()], filters=[trimmed, amount])


class CallForm(HijriDay):
    """What is said of a call."""

    rule = RadioField(
        lazy_gettext("متى يُفتح باب التقديم؟"),
        choices=[
            SelectChoice(GREGORIAN, lazy_gettext("بتاريخ ميلادي")),
            SelectChoice(HIJRI, lazy_gettext("بتاريخ هجري")),
        ],
        default=GREGORIAN,
    )
    opens = DateField(lazy_gettext("يُفتح يوم"), [Optional()])
    opens_time = TimeField(lazy_gettext("الساعة"), [InputRequired(lazy_gettext("ساعة الفتح مطلوبة."))], default=time(8))
    closes = DateField(lazy_gettext("آخر يوم للتقديم"), [InputRequired(lazy_gettext("آخر يوم للتقديم مطلوب."))])
    decides_on = DateField(lazy_gettext("تُعلن النتيجة يوم"), [InputRequired(lazy_gettext("يوم النتيجة مطلوب."))])
    places = WholeNumber(
        lazy_gettext("كم مكاناً؟"),
        lazy_gettext("عدد الأماكن من 1 إلى 2000."),
        low=1,
        high=MOST_PLACES,
        default=12,
    )
    each = WholeNumber(
        lazy_gettext("كم أسرة من كل تصنيف؟"),
        lazy_gettext("عدد من 1 إلى 2000."),
        low=1,
        high=MOST_PLACES,
        default=3,
    )
    selection = RadioField(lazy_gettext("كيف يُختار بين الأسر؟"), choices=choices(SELECTIONS), default="jury")
    least_score = WholeNumber(
        lazy_gettext("أقل درجة للقبول من 100"),
        lazy_gettext("الدرجة من 0 إلى 100."),
        low=0,
        high=100,
        default=50,
    )
    offer_days = WholeNumber(
        lazy_gettext("كم يوماً للردّ على العرض؟"),
        lazy_gettext("مهلة الردّ من 1 إلى 30 يوماً."),
        low=1,
        high=MOST_OFFER_DAYS,
        default=3,
    )
    fee = sum_field(lazy_gettext("رسوم المكان بالريال"))
    fee_moment = RadioField(lazy_gettext("متى تُدفع؟"), choices=choices(MOMENTS), default="acceptance")
    fee_due_on = DateField(lazy_gettext("يوم الدفع"), [Optional()])
    deposit = sum_field(lazy_gettext("تأمين يُعاد بعد الفعالية، بالريال"))
    terms_ar = TextAreaField(
        lazy_gettext("شروط المشاركة"), [Optional(), upto(MOST_TERMS)], [trimmed, with_plain_ends], render_kw={"rows": 8}
    )
    terms_en = TextAreaField(
        lazy_gettext("الشروط بالإنجليزية"),
        [Optional(), upto(MOST_TERMS)],
        [trimmed, with_plain_ends],
        render_kw={"rows": 6, "lang": "en", "dir": "ltr"},
    )

    def validate_fee(self, field: Any) -> None:
        halalas(field)

    def validate_deposit(self, field: Any) -> None:
        halalas(field)

    def validate_each(self, _field: Any) -> None:
        if wrong_quotas():
            raise ValidationError(gettext("الحصة عدد صحيح، مثل 3. ما لا يُدعى يبقى فارغاً."))

    def opens_at(self) -> datetime | None:
        """The moment it opens; None with a sentence beside the field where none was meant."""
        day: date | None = self.hijri_date() if self.rule.data == HIJRI else self.opens.data
        if day is None and self.rule.data != HIJRI:
            self.opens.errors = [*self.opens.errors, gettext("يوم الفتح مطلوب.")]
        return moment(day, self.opens_time.data) if day else None

    def terms(self, opens_at: datetime) -> Terms:
        """What was typed, of a form that was found valid. It closes with the end of its last day."""
        return Terms(
            opens_at=opens_at,
            closes_at=clock.end_of_day(self.closes.data),
            decides_on=self.decides_on.data,
            places=self.places.data or 0,
            quotas=quotas(),
            words=(self.terms_ar.data or "", self.terms_en.data or ""),
            selection=self.selection.data or "",
            least_score=self.least_score.data or 0,
            offer_days=self.offer_days.data or 0,
            fee_minor=halalas(self.fee),
            fee_moment=self.fee_moment.data or "",
            fee_due_on=self.fee_due_on.data,
            deposit_minor=halalas(self.deposit),
        )


def moment(day: date, at: time) -> datetime:
    """A time of day of Riyadh."""
    return datetime.combine(day, at, clock.RIYADH)


def halalas(field: Any) -> int:
    """The sum of a field; raises ValidationError for what is none."""
    try:
        return money.parse_riyals(field.data) if field.data else 0
    except ValueError as error:
        raise ValidationError(gettext("اكتبوا المبلغ بالأرقام، مثل 15 أو 15.50.")) from error


def typed_quotas() -> dict[int, str]:
    """What was typed beside the sub-categories, by their id."""
    parts = [row.id for rows in taxonomy.board().parts.values() for row in rows]
    found = {number: western(request.form.get(f"{QUOTA}{number}", "")) or "" for number in parts}
    return {number: text.strip()[:20] for number, text in found.items() if text.strip()}


def is_a_number(text: str) -> bool:
    return bool(WHOLE.fullmatch(text)) and len(text) <= MOST_FIGURES


def wrong_quotas() -> list[int]:
    """Beside which of them no whole number stands."""
    return [number for number, text in typed_quotas().items() if not is_a_number(text)]


def quotas() -> dict[int, int]:
    """The quotas that were typed, of a form that was found valid."""
    return {number: int(text) for number, text in typed_quotas().items()}


@dataclass(frozen=True)
class QuotaRow:
    """A sub-category of the form: its field's name, what it is called, what stands in it, whether that is wrong."""

    name: str
    label: str
    value: str
    is_wrong: bool


@dataclass(frozen=True)
class QuotaGroup:
    """A group of them, and how many of its sub-categories are invited."""

    label: str
    rows: Sequence[QuotaRow]

    @property
    def invited(self) -> int:
        return sum(bool(row.value) for row in self.rows)


def quota_groups(values: Mapping[int, str]) -> list[QuotaGroup]:
    """Every sub-category in its group, with what stands beside it."""
    board = taxonomy.board()
    return [
        QuotaGroup(
            in_language(group, "name"), [quota_row(row, values.get(row.id, "")) for row in board.parts[group.id]]
        )
        for group in board.groups
    ]


def quota_row(row: Any, value: str) -> QuotaRow:
    return QuotaRow(f"{QUOTA}{row.id}", in_language(row, "name"), value, bool(value) and not is_a_number(value))


def all_alike(each: int) -> dict[int, str]:
    """Every sub-category with the same number, but for those where another was typed."""
    parts = [row.id for rows in taxonomy.board().parts.values() for row in rows]
    return {number: str(each) for number in parts} | typed_quotas()


def fresh(first_day: date) -> CallForm:
    """The form of an exhibition that begins then: a month of applying, well before."""
    closes = max(clock.today() + timedelta(days=14), first_day - timedelta(days=30))
    opens = max(clock.today(), closes - timedelta(days=30))
    told = {"opens": opens, "closes": closes, "decides_on": closes + timedelta(days=7), **hijri_of(opens)}
    return named(CallForm(formdata=None, data=told))


def named(form: CallForm) -> CallForm:
    """The form with the Hijri months by name."""
    form.name_months()
    return form


def filled(call: ExhibitorCall) -> CallForm:
    """The form with a call as it is."""
    opens = clock.riyadh(call.opens_at)
    plain = ("decides_on", "places", "selection", "least_score", "offer_days", "fee_moment", "fee_due_on")
    told = {name: getattr(call, name) for name in (*plain, "terms_ar", "terms_en")}
    told |= {"opens": opens.date(), "opens_time": opens.time(), **hijri_of(opens.date())}
    told |= {"closes": (clock.riyadh(call.closes_at) - timedelta(microseconds=1)).date()}
    told |= {"fee": money.plain(call.fee_minor), "deposit": money.plain(call.deposit_minor)}
    return named(CallForm(formdata=None, data=told))


def values_of(rows: Sequence[CallQuota]) -> dict[int, str]:
    """What stands beside the sub-categories of a call."""
    return {row.category_id: str(row.most) for row in rows}
