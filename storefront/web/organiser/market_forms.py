"""The forms of a permanent market: what is said of it, one of its units, an offer of one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Optional

from storefront.fairs import leases, markets
from storefront.fairs.leases import Terms
from storefront.fairs.markets import (
    KINDS,
    MOST_ABOUT,
    MOST_NAME,
    MarketUnit,
    MarketWords,
    PermanentMarket,
    UnitWords,
)
from storefront.kernel import calendars, money
from storefront.kernel.refusals import NotFound, NotNow, NotValid, Refusal
from storefront.web.kit import market_words as words
from storefront.web.kit.forms import Form, WholeNumber, amount, on_one_line, trimmed, upto, western, with_plain_ends
from storefront.web.kit.hours import WEEK
from storefront.web.kit.locale import language
from storefront.web.kit.requests import key_of
from storefront.web.organiser.call_form import halalas

FIELDS: Mapping[type[Refusal], str] = {
    markets.refusals.HoursAreNotValid: "hours_6",
    markets.refusals.ShutDaysAreNotValid: "shut",
    NotFound: "venue",
    NotValid: "name_ar",
}
UNIT_FIELDS: Mapping[type[Refusal], str] = {
    markets.refusals.UnitIsNotValid: "width_cm",
    markets.refusals.RentIsNotValid: "rent",
    NotValid: "number",
}
OFFER_FIELDS: Mapping[type[Refusal], str] = {
    leases.refusals.StartIsNotValid: "starts_on",
    leases.refusals.LineIsNotTaken: "category",
    leases.refusals.LineIsFull: "category",
    NotFound: "family",
    NotValid: "family",
    NotNow: "family",
}
SPANS = lazy_gettext(markets.refusals.SpansAreNotValid.text)
MOST_HOURS = 60


def hours_field() -> StringField:
    return StringField("", [Optional(), upto(MOST_HOURS)], [trimmed, western])


class MarketForm(Form):
    """One market: fourteen short fields say its hours, seven of them in Ramadan."""

    name_ar = StringField(
        lazy_gettext("اسم السوق"),
        [DataRequired(lazy_gettext(markets.refusals.MarketNameIsMissing.text)), upto(MOST_NAME)],
        [on_one_line],
    )
    name_en = StringField(lazy_gettext("اسمه بالإنجليزية"), [Optional(), upto(MOST_NAME)], [on_one_line])
    venue = SelectField(lazy_gettext("المكان"), validate_choice=False)
    about_ar = TextAreaField(lazy_gettext("عن السوق"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends])
    about_en = TextAreaField(lazy_gettext("وبالإنجليزية"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends])
    hours_0, hours_1, hours_2, hours_3, hours_4, hours_5, hours_6 = (hours_field() for _ in range(7))
    ramadan_0, ramadan_1, ramadan_2, ramadan_3, ramadan_4, ramadan_5, ramadan_6 = (hours_field() for _ in range(7))
    shut = TextAreaField(lazy_gettext("أيام يُغلق فيها"), [Optional(), upto(1000)], [trimmed, western, with_plain_ends])
    due_day = WholeNumber(lazy_gettext("يوم الإيجار من الشهر"), SPANS, low=1, high=28, default=5)
    offer_days = WholeNumber(lazy_gettext("كم يوماً للرد على العرض؟"), SPANS, low=1, high=30, default=7)
    notice_days = WholeNumber(lazy_gettext("إشعار الإنهاء بالأيام"), SPANS, low=0, high=180, default=30)

    def offered(self, venues: Sequence[tuple[str, str]]) -> "MarketForm":
        """The form with the venues, and each day by its name."""
        names = calendars.WEEKDAYS[language()]
        self.venue.choices = venues
        for day in WEEK:
            self[f"hours_{day}"].label.text = self[f"ramadan_{day}"].label.text = names[day]
        return self

    @property
    def days(self) -> list[tuple[Any, Any]]:
        """The two fields of each day, in the order of the week here."""
        return [(self[f"hours_{day}"], self[f"ramadan_{day}"]) for day in WEEK]

    @property
    def words(self) -> MarketWords:
        """What was typed, of a form that was found valid."""
        usual, ramadan = ([self[f"{name}_{day}"].data or "" for day in range(7)] for name in ("hours", "ramadan"))
        return MarketWords(
            name=(self.name_ar.data or "", self.name_en.data or ""),
            venue_id=key_of(self.venue.data) or 0,
            hours=usual,
            about=(self.about_ar.data or "", self.about_en.data or ""),
            ramadan=ramadan,
            shut=(self.shut.data or "").split("\n"),
            offer_days=self.offer_days.data or 0,
            notice_days=self.notice_days.data or 0,
            due_day=self.due_day.data or 0,
        )


def filled(market: PermanentMarket) -> MarketForm:
    """The form with a market as it is."""
    names = ("name_ar", "name_en", "about_ar", "about_en", "due_day", "offer_days", "notice_days")
    told: dict[str, Any] = {name: getattr(market, name) for name in names}
    told |= {f"hours_{day}": markets.hours.written(spans) for day, spans in enumerate(market.hours)}
    told |= {f"ramadan_{day}": markets.hours.written(spans) for day, spans in enumerate(market.ramadan_hours)}
    told |= {"venue": str(market.venue_id), "shut": "\n".join(market.shut_days)}
    return MarketForm(formdata=None, data=told)


def sum_field(label: Any, *, is_needed: bool = False) -> StringField:
    needed = [DataRequired(lazy_gettext("اكتبوا المبلغ."))] if is_needed else [Optional()]
    return StringField(label, needed, [trimmed, amount])


class UnitForm(Form):
    """One unit."""

    number = StringField(
        lazy_gettext("رقم الوحدة"),
        [DataRequired(lazy_gettext(markets.refusals.UnitNumberIsNotValid.text))],
        [on_one_line],
    )
    kind = SelectField(lazy_gettext("نوعها"), validate_choice=False)
    width_cm = WholeNumber(
        lazy_gettext("الطول (سم)"), lazy_gettext(markets.refusals.UnitIsNotValid.text), low=10, high=5000, default=200
    )
    depth_cm = WholeNumber(
        lazy_gettext("العمق (سم)"), lazy_gettext(markets.refusals.UnitIsNotValid.text), low=10, high=5000, default=200
    )
    rent = sum_field(lazy_gettext("الإيجار في الشهر، بالريال"), is_needed=True)
    deposit = sum_field(lazy_gettext("تأمين يُعاد، بالريال"))
    to_let = BooleanField(lazy_gettext("معروضة للإيجار"), default=True)

    def offered(self) -> "UnitForm":
        """The form with the kinds there are."""
        self.kind.choices = [(kind, gettext(words.KINDS[kind])) for kind in KINDS]
        return self

    def validate_rent(self, field: Any) -> None:
        halalas(field)

    def validate_deposit(self, field: Any) -> None:
        halalas(field)

    @property
    def words(self) -> UnitWords:
        """What was typed, of a form that was found valid."""
        size = (self.width_cm.data or 0, self.depth_cm.data or 0)
        sums = (halalas(self.rent), halalas(self.deposit))
        return UnitWords(self.number.data or "", self.kind.data or "", size, *sums, to_let=self.to_let.data)


def filled_unit(unit: MarketUnit) -> UnitForm:
    """The form with a unit as it is."""
    told = {name: getattr(unit, name) for name in ("number", "kind", "width_cm", "depth_cm", "to_let")}
    told |= {"rent": money.plain(unit.rent_minor), "deposit": money.plain(unit.deposit_minor)}
    return UnitForm(formdata=None, data=told).offered()


class OfferForm(Form):
    """An offer of a unit to a family, made by hand."""

    family = StringField(
        lazy_gettext("عنوان دكّة الأسرة"), [DataRequired(lazy_gettext("اكتبوا عنوان الدكّة.")), upto(300)], [trimmed]
    )
    category = SelectField(lazy_gettext("ماذا تبيع؟"), validate_choice=False)
    starts_on = DateField(lazy_gettext("يبدأ يوم"), [InputRequired(lazy_gettext("يوم البدء مطلوب."))])
    last_day = DateField(lazy_gettext("آخر يوم"), [Optional()])
    rent = sum_field(lazy_gettext("الإيجار في الشهر، بالريال"), is_needed=True)
    deposit = sum_field(lazy_gettext("تأمين يُعاد، بالريال"))

    def validate_rent(self, field: Any) -> None:
        halalas(field)

    def validate_deposit(self, field: Any) -> None:
        halalas(field)

    def offered(self, categories: Sequence[tuple[str, str]]) -> "OfferForm":
        """The form with what may be sold there."""
        self.category.choices = categories
        return self

    def terms(self, market: PermanentMarket) -> Terms:
        """What was typed, of a form that was found valid."""
        starts: date = self.starts_on.data
        sums = (halalas(self.rent), halalas(self.deposit))
        return Terms(starts, *sums, market.due_day, market.notice_days, self.last_day.data)
