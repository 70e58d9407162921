"""The sections of a product's page: what each asks, what it was when the page was opened, how it is saved.

Each form says what it was filled with; when that has changed meanwhile it comes back with both.
"""

import hashlib
import json
from abc import ABCMeta, abstractmethod
from typing import Any, ClassVar

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.form import FormMeta
from wtforms.validators import InputRequired, Optional

from storefront.community import shop_pages
from storefront.goods import catalogue, editing, making, portions, seasons, taxonomy
from storefront.goods.catalogue import Product, Variant
from storefront.goods.editing import MOST_LABEL, MOST_NAME, MOST_TEXT
from storefront.kernel import weights
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import Refusal
from storefront.web.family.allergen_fields import Allergens, Answer, Denied, answer_of, stated_in
from storefront.web.family.forms import numbered, ticks
from storefront.web.family.product_forms import MODES, category_choices
from storefront.web.family.public_words import blamed
from storefront.web.family.weight_forms import of_portion
from storefront.web.kit.forms import Form, WholeNumber, on_one_line, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language

RETURNS = (
    SelectChoice("R", lazy_gettext("يُسترجع خلال 7 أيام ما لم يُستعمل")),
    SelectChoice("M", lazy_gettext("يُصنع بطلب خاص، فلا يُسترجع إلا إن وصل معيباً")),
    SelectChoice("F", lazy_gettext("طعام طازج، فلا يُسترجع إلا إن وصل فاسداً")),
    SelectChoice("H", lazy_gettext("يُسترجع خلال 7 أيام ما لم يُفتح غلافه")),
)
EMPTY = lazy_gettext("فارغ")


def line(label: Any, most: int, hint: Any = "", *, needed: Any = "", lang: str = "") -> StringField:
    """One line of text of at most so many letters; `lang` is the language it is written in."""
    checks = [InputRequired(needed) if needed else Optional(), upto(most)]
    return StringField(label, checks, [on_one_line], description=hint, render_kw=written_in(lang, maxlength=most))


def text(label: Any, hint: Any = "", *, lang: str = "") -> TextAreaField:
    """Several lines of text."""
    kept = written_in(lang, rows=3, maxlength=MOST_TEXT)
    return TextAreaField(
        label, [Optional(), upto(MOST_TEXT)], [trimmed, with_plain_ends], description=hint, render_kw=kept
    )


def written_in(lang: str, **more: Any) -> dict[str, Any]:
    return {**more, **({"lang": lang} if lang else {})}


class SectionMeta(FormMeta, ABCMeta):
    """What a class of forms is, and one whose kinds must each say what they hold and how it is saved."""


class SectionForm(Form, metaclass=SectionMeta):
    """One section of a product's page."""

    name: ClassVar[str]
    title: ClassVar[Any]
    icon: ClassVar[str]
    blamed: ClassVar[dict[type[Refusal], str]] = {}  # which field a refusal is about
    seen = HiddenField()

    @classmethod
    @abstractmethod
    def now(cls, product: Product) -> dict[str, Any]:
        """What the section holds now, by field."""

    @classmethod
    def of(cls, product: Product) -> "SectionForm":
        """The section as it opens."""
        values = cls.now(product)
        form = cls(formdata=None, prefix=f"{cls.name}-", data={**values, "seen": seal(values)})
        form.offer()
        return form

    @classmethod
    def sent(cls) -> "SectionForm":
        """The section as it came back."""
        form = cls(prefix=f"{cls.name}-")
        form.offer()
        return form

    def offer(self) -> None:
        """Gives the fields their choices."""

    @abstractmethod
    def save(self, product: Product, actor: Actor) -> None:
        """Changes the product."""

    def met_another(self, product: Product) -> bool:
        """Whether somebody else changed the section since it was opened; then what they saved stands beside what was typed,
        and saving once more takes what was typed."""
        now = self.now(product)
        if self.seen.data == seal(now):
            return False
        for field, value in now.items():
            if (self[field].data or type(value)()) != value:
                told = gettext("تغيّر منذ فتح الصفحة، والمحفوظ الآن: %(now)s", now=self.in_words(field, value))
                self[field].errors = [*self[field].errors, told]
        self.seen.data = seal(now)
        return bool(self.errors)

    def in_words(self, field: str, value: Any) -> str:
        """A value as its field would show it."""
        known = {str(one.value): one.label for one in getattr(self[field], "choices", None) or ()}
        chosen = value if isinstance(value, list) else [value]
        words = gettext("، ").join(str(known.get(str(one), one)) for one in chosen if one != "")
        return words or str(EMPTY)

    def blame(self, refusal: Refusal, sentence: str) -> None:
        """Puts what a command refused beside the field it is about, or else the first."""
        first = next(field.short_name for field in self if field.short_name != "seen")
        if isinstance(refusal, shop_pages.refusals.NoContactsInPublic):
            _, first = blamed(self) or (self, first)
        self.refuse(self.blamed.get(type(refusal), first), refusal, sentence)


def seal(values: dict[str, Any]) -> str:
    """What a section holds, as one short word."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:24]


class WordsForm(SectionForm):
    """What a product is called and what is told of it."""

    name, title, icon = "words", lazy_gettext("الاسم والوصف"), "pencil"
    name_ar = line(lazy_gettext("الاسم بالعربية"), MOST_NAME, needed=lazy_gettext("اكتبوا اسم المنتج."), lang="ar")
    name_en = line(lazy_gettext("الاسم بالإنجليزية"), MOST_NAME, lang="en")
    about_ar = text(lazy_gettext("الوصف بالعربية"), lazy_gettext("ما هو، وكيف تصنعونه، ولمن يصلح."), lang="ar")
    about_en = text(lazy_gettext("الوصف بالإنجليزية"), lang="en")

    @classmethod
    def now(cls, product: Product) -> dict[str, Any]:
        return {name: getattr(product, name) for name in ("name_ar", "name_en", "about_ar", "about_en")}

    def save(self, product: Product, actor: Actor) -> None:
        name, about = (
            (self.name_ar.data or "", self.name_en.data or ""),
            (self.about_ar.data or "", self.about_en.data or ""),
        )
        editing.describe(product, name, about, actor)


class ContentsForm(SectionForm):
    """What is in it, and how it is looked after."""

    name, title, icon = "contents", lazy_gettext("المكوّنات والحفظ"), "leaf"
    blamed: ClassVar[dict[type[Refusal], str]] = {catalogue.refusals.IngredientsAreMissing: "made_of_ar"}
    made_of_ar = text(
        lazy_gettext("ممّ يُصنع؟"), lazy_gettext("في الطعام: المكوّنات كلها، من الأكثر إلى الأقل."), lang="ar"
    )
    made_of_en = text(lazy_gettext("ممّ يُصنع؟ بالإنجليزية"), lang="en")
    allergens_told = Answer()
    allergens = Allergens()
    allergens_denied = Denied()
    care_ar = text(lazy_gettext("كيف يُحفظ ويُعتنى به؟"), lang="ar")
    care_en = text(lazy_gettext("كيف يُحفظ ويُعتنى به؟ بالإنجليزية"), lang="en")

    @classmethod
    def now(cls, product: Product) -> dict[str, Any]:
        words = {name: getattr(product, name) for name in ("made_of_ar", "made_of_en", "care_ar", "care_en")}
        return {**words, **answer_of(product)}

    @property
    def ingredients(self) -> tuple[str, str]:
        return self.made_of_ar.data or "", self.made_of_en.data or ""

    def offer(self) -> None:
        self.allergens_denied.ask(self)

    def save(self, product: Product, actor: Actor) -> None:
        care = self.care_ar.data or "", self.care_en.data or ""
        editing.fill_in(product, self.ingredients, care, stated_in(self), actor, denied=self.allergens_denied.data)


class PreparationForm(SectionForm):
    """Whether it lies ready, in pieces or by weight, or is made to order."""

    name, title, icon = "preparation", lazy_gettext("كيف يُباع: بالقطعة أو بالوزن أو بالطلب"), "hammer"
    blamed: ClassVar[dict[type[Refusal], str]] = {portions.refusals.GramsAreNotValid: "grams"}
    stock_mode = RadioField(lazy_gettext("كيف يُباع؟"), choices=MODES, validate_choice=False)
    grams = of_portion(
        lazy_gettext("وزن العبوة بالغرام"),
        lazy_gettext(
            "لما يتحوّل إلى البيع بالوزن. إن كانت له خيارات فسمّوها بأوزانها أولاً، مثل 250 غرام، واتركوا هذا فارغاً."
        ),
    )
    lead_days = WholeNumber(
        lazy_gettext("خلال كم يوماً يجهز؟"),
        lazy_gettext("اكتبوا عدد الأيام من 0 إلى 60."),
        low=0,
        high=editing.MOST_DAYS,
        description=lazy_gettext("لما يُصنع بالطلب. الجاهز يُكتب له 0."),
        render_kw={"class": "num", "inputmode": "numeric", "autocomplete": "off", "maxlength": 3},
    )

    @classmethod
    def now(cls, product: Product) -> dict[str, Any]:
        return {"stock_mode": product.stock_mode, "lead_days": product.lead_days, "grams": ""}

    def save(self, product: Product, actor: Actor) -> None:
        grams = {one.id: self.grams_of(product, one) for one in product.variants}
        known = {number: weighed for number, weighed in grams.items() if weighed}
        editing.prepare(product, self.stock_mode.data or "", self.lead_days.data or 0, actor, grams=known)
        if portions.is_kept(product):
            making.leave(product, actor)

    def grams_of(self, product: Product, variant: Variant) -> int | None:
        """What a choice is to weigh: what was typed for the only one, or what its name says."""
        try:
            said = self.grams.grams if len(product.variants) == 1 else None
            return said or weights.parse(variant.name_ar)
        except ValueError:
            return None


class PlaceForm(SectionForm):
    """Where it stands, and how it is taken back."""

    name, title, icon = "place", lazy_gettext("التصنيف والمواسم والاسترجاع"), "layout-grid"
    blamed: ClassVar[dict[type[Refusal], str]] = {catalogue.refusals.ReturnClassDoesNotFit: "return_class"}
    category = SelectField(lazy_gettext("التصنيف الرئيسي"), coerce=numbered, validate_choice=False)
    also = SelectField(lazy_gettext("تصنيف إضافي"), coerce=numbered, validate_choice=False)
    too = SelectField(lazy_gettext("تصنيف إضافي ثانٍ"), coerce=numbered, validate_choice=False)
    seasons = ticks(lazy_gettext("يناسب مواسم"))
    return_class = RadioField(lazy_gettext("الاسترجاع"), choices=RETURNS, validate_choice=False)

    @classmethod
    def now(cls, product: Product) -> dict[str, Any]:
        categories, tagged = catalogue.elsewhere(product.id)
        also, too, *_ = *categories, 0, 0
        return {
            "category": product.category_id,
            "also": also,
            "too": too,
            "seasons": tagged,
            "return_class": product.return_class,
        }

    def offer(self) -> None:
        self.category.choices = category_choices(lazy_gettext("اختاروا التصنيف"))
        self.also.choices = self.too.choices = category_choices(lazy_gettext("بلا"))
        self.seasons.choices = [SelectChoice(str(one.id), in_language(one, "name")) for one in seasons.year()]
        self.seasons.data = sorted(self.seasons.data or ())

    def save(self, product: Product, actor: Actor) -> None:
        wanted = [int(field.data or 0) for field in (self.category, self.also, self.too)]
        found = taxonomy.of_ids(wanted)
        if wanted[0] not in found:
            raise catalogue.refusals.GroupIsNotAShelf()
        extra = [found[one] for one in wanted[1:] if one in found]
        known = {one.id for one in seasons.year()}
        place = catalogue.Place(found[wanted[0]], extra, [one for one in self.seasons.data or () if one in known])
        editing.move(product, place, self.return_class.data or "", actor)


class PersonalForm(SectionForm):
    """The text a shopper may have put on it."""

    name, title, icon = "personal", lazy_gettext("نص يكتبه المشتري على المنتج"), "palette"
    blamed: ClassVar[dict[type[Refusal], str]] = {catalogue.refusals.LettersAreNotValid: "personal_max"}
    personal_ar = line(
        lazy_gettext("ماذا يكتب؟"),
        MOST_LABEL,
        lazy_gettext("مثل: الاسم على العلبة. اتركوه فارغاً إن لم يكن."),
        lang="ar",
    )
    personal_en = line(lazy_gettext("ماذا يكتب؟ بالإنجليزية"), MOST_LABEL, lang="en")
    personal_max = WholeNumber(
        lazy_gettext("كم حرفاً على الأكثر؟"),
        lazy_gettext("اكتبوا عدد الحروف من 0 إلى 100."),
        low=0,
        high=editing.MOST_LETTERS,
        render_kw={"class": "num", "inputmode": "numeric", "autocomplete": "off", "maxlength": 4},
    )
    personal_needed = BooleanField(lazy_gettext("لا نستطيع صنعه دون هذا النص"))

    @classmethod
    def now(cls, product: Product) -> dict[str, Any]:
        names = ("personal_ar", "personal_en", "personal_max", "personal_needed")
        return {name: getattr(product, name) for name in names}

    def save(self, product: Product, actor: Actor) -> None:
        label = self.personal_ar.data or "", self.personal_en.data or ""
        needed = bool(self.personal_needed.data)
        editing.personalise(product, label, self.personal_max.data or 0, actor, needed=needed)


SECTIONS: dict[str, type[SectionForm]] = {
    form.name: form for form in (WordsForm, ContentsForm, PreparationForm, PlaceForm, PersonalForm)
}
