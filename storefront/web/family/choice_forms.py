"""The forms of a product's choices: what they are called together, each of them, and a new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, HiddenField, StringField, ValidationError

from storefront.goods import editing, portions
from storefront.goods.catalogue import Choice, Product, Variant
from storefront.goods.editing import MOST_LABEL
from storefront.kernel import money
from storefront.web.family.product_forms import NO_PRICE
from storefront.web.family.section_forms import line, seal
from storefront.web.family.weight_forms import of_portion
from storefront.web.kit.forms import Form, amount, trimmed


class OptionForm(Form):
    """What the choices are called together."""

    option_ar = line(lazy_gettext("اسم الخيارات"), MOST_LABEL, lazy_gettext("مثل: المقاس، أو الوزن."), lang="ar")
    option_en = line(lazy_gettext("اسم الخيارات بالإنجليزية"), MOST_LABEL, lang="en")
    seen = HiddenField()


class ChoiceForm(Form):
    """One choice: what it is called, and whether it is offered; what it weighs, of a portion nobody has seen yet."""

    name_ar = line(lazy_gettext("الخيار بالعربية"), MOST_LABEL, lang="ar")
    name_en = line(lazy_gettext("الخيار بالإنجليزية"), MOST_LABEL, lang="en")
    weight = of_portion(lazy_gettext("وزن العبوة بالغرام"))
    is_active = BooleanField(lazy_gettext("معروض للبيع"))

    @classmethod
    def of(cls, product: Product, variant: Variant, **told: Any) -> "ChoiceForm":
        """The form of a choice, as it is shown or as it came back."""
        form = cls(prefix=f"c{variant.id}-", **told)
        if not variant.grams or product.published_at:
            del form.weight
        return form


class NewChoiceForm(Form):
    """A choice that is not there yet; with nothing in it there is none. A portion is called by its weight, and costs what the
    others cost by the kilogram, unless something else was typed."""

    name_ar = line(lazy_gettext("الخيار بالعربية"), MOST_LABEL, lazy_gettext("مثل: 500 غرام."), lang="ar")
    name_en = line(lazy_gettext("الخيار بالإنجليزية"), MOST_LABEL, lang="en")
    weight = of_portion(lazy_gettext("وزن العبوة بالغرام"), lazy_gettext("مثل 100، أو «1 كيلو»."))
    kilo_minor: int | None = None  # what a kilogram of the other portions costs, in halalas
    price = StringField(
        lazy_gettext("السعر بالريال"),
        filters=[trimmed, amount],
        render_kw={"class": "num", "inputmode": "decimal", "autocomplete": "off", "maxlength": 12},
    )

    def validate_price(self, field: Any) -> None:
        try:
            if self.is_wanted and (field.data or not self.kilo_minor):
                money.parse_riyals(field.data or "")
        except ValueError as error:
            raise ValidationError(NO_PRICE) from error

    @property
    def is_wanted(self) -> bool:
        typed = (self.name_ar, self.name_en, self.price, *([self.weight] if self.weight else []))
        return any(field.data for field in typed)

    @property
    def choice(self) -> Choice:
        name = self.name_ar.data or "", self.name_en.data or ""
        grams = self.weight.grams if self.weight else None
        if not self.price.data and self.kilo_minor:
            return Choice(portions.suggested(self.kilo_minor, portions.check_grams(grams)), name, grams)
        return Choice(money.parse_riyals(str(self.price.data)), name, grams)

    @classmethod
    def of(cls, product: Product, **told: Any) -> "NewChoiceForm":
        """The form for one more choice of a product."""
        form = cls(prefix="new-", **told)
        if not portions.is_weighed(product):
            del form.weight
            return form
        form.name_ar.description = lazy_gettext("يُكتب الوزن من تلقاء نفسه إن تركتموه فارغاً.")
        offered = [portions.per_kilo(one.price_minor, one.grams) for one in product.variants if one.grams]
        form.kilo_minor = min(offered, default=None)
        if form.kilo_minor:
            price = money.shown(form.kilo_minor)
            form.price.description = lazy_gettext("اتركوه فارغاً فنحسبه من سعر الكيلو، وهو %(price)s ر.س.", price=price)
        return form


@dataclass(frozen=True)
class ChoicesForms:
    """All of them, sent together."""

    option: OptionForm
    rows: list[tuple[Variant, ChoiceForm]]
    new: NewChoiceForm

    @classmethod
    def of(cls, product: Product) -> "ChoicesForms":
        """As the page shows them."""
        told = {"option_ar": product.option_ar, "option_en": product.option_en, "seen": sealed(product)}
        rows = [(one, ChoiceForm.of(product, one, formdata=None, data=shown(one))) for one in product.variants]
        new = NewChoiceForm.of(product, formdata=None)
        return cls(OptionForm(formdata=None, prefix="option-", data=told), rows, new)

    @classmethod
    def sent(cls, product: Product, order: list[int]) -> "ChoicesForms":
        """As they came back, the choices in the order that came with them."""
        wanted = {variant_id: place for place, variant_id in enumerate(order)}
        ordered = sorted(product.variants, key=lambda one: wanted.get(one.id, len(wanted)))
        rows = [(one, ChoiceForm.of(product, one)) for one in ordered if one.id in wanted]
        return cls(OptionForm(prefix="option-"), rows, NewChoiceForm.of(product))

    def __iter__(self) -> Iterator[Form]:
        return iter([self.option, *(form for _, form in self.rows), self.new])

    def are_valid(self) -> bool:
        found = [form.validate() for form in self]  # every one of them, so that each says what is wrong with it
        return all(found)

    def met_others(self, product: Product) -> bool:
        """Whether somebody else changed the choices meanwhile; saving once more takes what was typed."""
        if self.option.seen.data == sealed(product):
            return False
        told = gettext("تغيّر منذ فتح الصفحة، والمحفوظ الآن: %(now)s", now=in_words(product))
        self.option.option_ar.errors = [*self.option.option_ar.errors, told]
        self.option.seen.data = sealed(product)
        return True

    @property
    def reweighed(self) -> list[tuple[Variant, int]]:
        """Portions nobody has seen yet, with what they weigh now."""
        return [(one, form.weight.grams or 0) for one, form in self.rows if form.weight]

    @property
    def named(self) -> list[editing.Named]:
        """What the family wants of the choices that are there."""
        return [
            editing.Named(one.id, (form.name_ar.data or "", form.name_en.data or ""), bool(form.is_active.data))
            for one, form in self.rows
        ]


def shown(variant: Variant) -> dict[str, Any]:
    """What the form of a choice opens with."""
    names = {name: getattr(variant, name) for name in ("name_ar", "name_en", "is_active")}
    return {**names, "weight": str(variant.grams or "")}


def sealed(product: Product) -> str:
    """The choices as they are now, as one short word."""
    rows = [[one.id, one.name_ar, one.name_en, one.is_active, one.grams] for one in product.variants]
    return seal({"option": [product.option_ar, product.option_en], "rows": rows})


def in_words(product: Product) -> str:
    """The choices that are offered now, by name."""
    names = [one.name_ar for one in product.variants if one.is_active and one.name_ar]
    return str(gettext("، ").join([product.option_ar, *names] if product.option_ar else names) or gettext("فارغ"))
