"""The forms of a product's choices: what they are called together, each of them, and a new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, HiddenField, StringField, ValidationError

from storefront.goods import editing
from storefront.goods.catalogue import Choice, Product, Variant
from storefront.goods.editing import MOST_LABEL
from storefront.kernel import money
from storefront.web.family.product_forms import NO_PRICE
from storefront.web.family.section_forms import line, seal
from storefront.web.kit.forms import Form, amount, trimmed


class OptionForm(Form):
    """What the choices are called together."""

    option_ar = line(lazy_gettext("اسم الخيارات"), MOST_LABEL, lazy_gettext("مثل: المقاس، أو الوزن."), lang="ar")
    option_en = line(lazy_gettext("اسم الخيارات بالإنجليزية"), MOST_LABEL, lang="en")
    seen = HiddenField()


class ChoiceForm(Form):
    """One choice: what it is called, and whether it is offered."""

    name_ar = line(lazy_gettext("الخيار بالعربية"), MOST_LABEL, lang="ar")
    name_en = line(lazy_gettext("الخيار بالإنجليزية"), MOST_LABEL, lang="en")
    is_active = BooleanField(lazy_gettext("معروض للبيع"))


class NewChoiceForm(Form):
    """A choice that is not there yet; with nothing in it there is none."""

    name_ar = line(lazy_gettext("الخيار بالعربية"), MOST_LABEL, lazy_gettext("مثل: 500 غرام."), lang="ar")
    name_en = line(lazy_gettext("الخيار بالإنجليزية"), MOST_LABEL, lang="en")
    price = StringField(
        lazy_gettext("السعر بالريال"),
        filters=[trimmed, amount],
        render_kw={"class": "num", "inputmode": "decimal", "autocomplete": "off", "maxlength": 12},
    )

    def validate_price(self, field: Any) -> None:
        try:
            if self.is_wanted:
                money.parse_riyals(field.data or "")
        except ValueError as error:
            raise ValidationError(NO_PRICE) from error

    @property
    def is_wanted(self) -> bool:
        return bool(self.name_ar.data or self.name_en.data or self.price.data)

    @property
    def choice(self) -> Choice:
        name = self.name_ar.data or "", self.name_en.data or ""
        return Choice(money.parse_riyals(str(self.price.data)), name)


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
        rows = [(one, ChoiceForm(formdata=None, prefix=f"c{one.id}-", obj=one)) for one in product.variants]
        return cls(
            OptionForm(formdata=None, prefix="option-", data=told), rows, NewChoiceForm(formdata=None, prefix="new-")
        )

    @classmethod
    def sent(cls, product: Product, order: list[int]) -> "ChoicesForms":
        """As they came back, the choices in the order that came with them."""
        wanted = {variant_id: place for place, variant_id in enumerate(order)}
        ordered = sorted(product.variants, key=lambda one: wanted.get(one.id, len(wanted)))
        rows = [(one, ChoiceForm(prefix=f"c{one.id}-")) for one in ordered if one.id in wanted]
        return cls(OptionForm(prefix="option-"), rows, NewChoiceForm(prefix="new-"))

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
    def named(self) -> list[editing.Named]:
        """What the family wants of the choices that are there."""
        return [
            editing.Named(one.id, (form.name_ar.data or "", form.name_en.data or ""), bool(form.is_active.data))
            for one, form in self.rows
        ]


def sealed(product: Product) -> str:
    """The choices as they are now, as one short word."""
    rows = [[one.id, one.name_ar, one.name_en, one.is_active] for one in product.variants]
    return seal({"option": [product.option_ar, product.option_en], "rows": rows})


def in_words(product: Product) -> str:
    """The choices that are offered now, by name."""
    names = [one.name_ar for one in product.variants if one.is_active and one.name_ar]
    return str(gettext("، ").join([product.option_ar, *names] if product.option_ar else names) or gettext("فارغ"))
