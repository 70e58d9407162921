"""The forms with which a family registers and sends its documents: strings in, values out. Commands check every rule again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput

from storefront.community import affiliations, families, permits, regions
from storefront.kernel import clock
from storefront.web.family.public_words import public
from storefront.web.kit.forms import Form, WholeNumber, trimmed, upto, western
from storefront.web.kit.locale import gettext, in_language
from storefront.web.kit.places import city_choices


def line(label: Any, most: int, missing: Any = None, **options: Any) -> StringField:
    """One line of words, needed where `missing` says so."""
    return StringField(label, [*needed(missing), upto(most)], filters=[trimmed], **options)


def public_line(label: Any, most: int, missing: Any = None) -> StringField:
    """One line that everybody will read, needed where `missing` says so."""
    return StringField(label, [*needed(missing), upto(most), public], filters=[trimmed])


def needed(missing: Any) -> list[InputRequired]:
    return [InputRequired(missing)] if missing else []


def ticks(label: Any) -> SelectMultipleField:
    """Several of a list, by their words; whether they are of it is for the command to say."""
    return SelectMultipleField(label, coerce=ticked, option_widget=CheckboxInput(), validate_choice=False, choices=[])


def ticked(value: Any) -> str:
    """One of them as it came, without what no list holds and no database would take."""
    return trimmed(str(value)) or ""


def named(rows: Sequence[Any]) -> list[SelectChoice]:
    """The rows of a governed list as choices."""
    return [SelectChoice(row.slug, in_language(row, "name")) for row in rows]


class WhoForm(Form):
    """Who we are."""

    trade_name_ar = public_line(
        lazy_gettext("اسم الدكّة"), families.registering.MOST_NAME, lazy_gettext("اكتبوا اسماً لدكّتكم.")
    )
    trade_name_en = public_line(lazy_gettext("اسمها بالإنجليزية"), families.registering.MOST_NAME)
    legal_name = line(
        lazy_gettext("الاسم النظامي كما في الهوية"),
        families.registering.MOST_NAME,
        lazy_gettext("اكتبوا الاسم كما هو في الهوية."),
    )
    city = SelectField(
        lazy_gettext("المدينة"), [InputRequired(lazy_gettext("اختاروا المدينة."))], coerce=str, validate_choice=False
    )
    mobile = line(lazy_gettext("رقم الجوال"), 40, lazy_gettext("يُرجى كتابة رقم جوال سعودي."))
    since_year = WholeNumber(
        lazy_gettext("منذ أي سنة تصنعون؟"),
        lazy_gettext(families.refusals.YearIsNotValid.text),
        low=families.registering.FIRST_YEAR,
        high=9999,
        may_be_empty=True,
    )
    members = WholeNumber(
        lazy_gettext("كم يعمل فيها من الأسرة؟"),
        lazy_gettext(families.refusals.MembersAreNotValid.text),
        low=1,
        high=families.registering.MOST_MEMBERS,
    )
    languages = ticks(lazy_gettext("بأي لغة تجيبون المشترين؟"))
    skills = TextAreaField(
        lazy_gettext("ماذا تتقنون غير الصنعة؟"), [upto(families.registering.MOST_SKILLS)], filters=[trimmed]
    )

    @classmethod
    def offered(cls, **told: Any) -> "WhoForm":
        """The form with the cities and languages to choose from."""
        form = cls(**told)
        form.city.choices = city_choices(regions.cities(), gettext("اختاروا المدينة"))
        form.languages.choices = [
            SelectChoice(slug, gettext(name)) for slug, name in families.registering.LANGUAGES.items()
        ]
        return form

    @property
    def who(self) -> families.registering.Who:
        """What was typed, of a form that was found valid."""
        city = str(self.city.data or "")
        return families.registering.Who(
            trade_name=(self.trade_name_ar.data or "", self.trade_name_en.data or ""),
            legal_name=self.legal_name.data or "",
            city_id=int(city) if city.isascii() and city.isdigit() and len(city) < 10 else 0,
            mobile=self.mobile.data or "",
            since_year=self.since_year.data or 0,
            members=self.members.data or 0,
            languages=frozenset(self.languages.data or ()),
            skills=self.skills.data or "",
        )


class WhereForm(Form):
    """Where and how we sell, and who vouches for us."""

    places = ticks(lazy_gettext("أين تبيعون غير هذا السوق؟"))
    district_ar = public_line(
        lazy_gettext("الحي"), families.registering.MOST_DISTRICT, lazy_gettext("اكتبوا اسم الحي.")
    )
    district_en = public_line(lazy_gettext("الحي بالإنجليزية"), families.registering.MOST_DISTRICT)
    collects = BooleanField(lazy_gettext("يستلم المشتري من حيّنا"))
    by_courier = BooleanField(lazy_gettext("نسلّم لشركة التوصيل"))
    collection_place = line(lazy_gettext("أين يستلم بالضبط؟"), families.registering.MOST_PLACE)
    affiliations = ticks(lazy_gettext("هل تسجّلكم جهة؟"))
    consent = BooleanField(lazy_gettext("نوافق على أن يحفظ مكتب دكّة ذلك"))

    @classmethod
    def offered(cls, **told: Any) -> "WhereForm":
        """The form with the places and bodies of today's lists."""
        form = cls(**told)
        form.places.choices = named(families.places.places())
        form.affiliations.choices = named(affiliations.affiliations())
        return form

    @property
    def where(self) -> families.registering.Where:
        """What was typed, of a form that was found valid."""
        return families.registering.Where(
            places=frozenset(self.places.data or ()),
            district=(self.district_ar.data or "", self.district_en.data or ""),
            collection_place=self.collection_place.data or "",
            collects=bool(self.collects.data),
            by_courier=bool(self.by_courier.data),
        )


class WhatForm(Form):
    """What we make. `find` looks for sub-categories and changes nothing."""

    craft_ar = public_line(lazy_gettext("حرفتكم في كلمات"), families.registering.MOST_CRAFT)
    craft_en = public_line(lazy_gettext("حرفتكم بالإنجليزية"), families.registering.MOST_CRAFT)
    story_ar = TextAreaField(lazy_gettext("قصتكم"), [upto(families.registering.MOST_STORY), public], filters=[trimmed])
    words = line(lazy_gettext("البحث في التصنيفات"), 80)
    crafts = ticks(lazy_gettext("التصنيفات"))

    @property
    def craft(self) -> families.registering.Craft:
        """What was typed, of a form that was found valid."""
        words = (self.craft_ar.data or "", self.craft_en.data or "")
        return families.registering.Craft(words, (self.story_ar.data or "", ""))


class SendForm(Form):
    """The last press; with words when the office asked something."""

    answer = TextAreaField(lazy_gettext("جوابكم"), [upto(families.registering.MOST_WORDS)], filters=[trimmed])


class AffiliationForm(Form):
    """Who vouches for a family, and its consent, at its desk."""

    affiliations = ticks(lazy_gettext("هل تسجّلكم جهة؟"))
    consent = BooleanField(lazy_gettext("نوافق على أن يحفظ مكتب دكّة ذلك"))

    @classmethod
    def offered(cls, **told: Any) -> "AffiliationForm":
        form = cls(**told)
        form.affiliations.choices = named(affiliations.affiliations())
        return form


class DocumentForm(Form):
    """What stands on a document, and its photograph."""

    photo = FileField(lazy_gettext("صورة الوثيقة"))
    kept = HiddenField()  # the photograph that came with it before, see document_pictures.py
    number = line(lazy_gettext("رقمها"), permits.MOST_NUMBER, lazy_gettext(permits.refusals.NumberIsMissing.text))
    issuer = line(
        lazy_gettext("الجهة التي أصدرتها"), permits.MOST_ISSUER, lazy_gettext(permits.refusals.IssuerIsMissing.text)
    )
    expires_on = StringField(lazy_gettext("تاريخ الانتهاء"), filters=[trimmed, western])
    issued_on = StringField(lazy_gettext("تاريخ الإصدار"), filters=[trimmed, western])

    def validate_expires_on(self, field: Any) -> None:
        as_day(field)

    def validate_issued_on(self, field: Any) -> None:
        as_day(field)

    @property
    def terms(self) -> permits.Terms:
        """What was typed; a day that cannot be read is none."""
        days = [None if field.errors else as_day(field) for field in (self.issued_on, self.expires_on)]
        return permits.Terms(self.number.data or "", self.issuer.data or "", *days)

    def is_whole(self, *, ends: bool, has_picture: bool) -> bool:
        """Whether all that such a document says was typed; `ends`: it has a last day, `has_picture`: one was sent before.
        Everything that is missing is said at once."""
        valid = self.validate()
        if ends and not self.expires_on.data:
            self.expires_on.errors = [gettext(permits.refusals.EndIsMissing.text)]
        if not (self.has_photo or has_picture):
            self.photo.errors = [gettext("صوّروا الوثيقة، أو اختاروا صورتها.")]
        return valid and not (self.expires_on.errors or self.photo.errors)

    @property
    def has_photo(self) -> bool:
        return bool(self.photo.data and self.photo.data.filename)


def as_day(field: Any) -> date | None:
    """The day of a field, or none where it is empty; raises ValidationError for anything else."""
    if not field.data:
        return None
    try:
        day = date.fromisoformat(field.data)
    except ValueError:
        day = date.min
    if not 1950 <= day.year <= clock.today().year + 50:
        raise ValidationError(lazy_gettext("اكتبوا التاريخ بالميلادي: السنة ثم الشهر ثم اليوم، مثل 2027-03-31."))
    return day
