"""The form a product begins with, and the choices it offers: usual categories first, all others behind a list."""

import re
import secrets
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from storefront.goods import catalogue, editing, portions, taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import money
from storefront.web.family.allergen_fields import Allergens, Answer, Denied, stated_in
from storefront.web.family.forms import numbered
from storefront.web.family.weight_forms import (
    NO_GRAMS,
    NO_KILO_PRICE,
    NotAPrice,
    kilo_price,
    on_hand,
    portion_choices,
    priced,
)
from storefront.web.kit.forms import Form, WholeNumber, amount, on_one_line, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language

MOST_PIECES = 100_000
MOST_USUAL = 4  # chips
MOST_PORTIONS = 300  # letters, of the weights of portions with their prices
LOOKED_BACK = 24  # products
OTHER = "other"
ONCE = re.compile("[0-9a-f]{32}")
MODES = (
    SelectChoice("counted", lazy_gettext("جاهز عندنا")),
    SelectChoice("by_weight", lazy_gettext("جاهز، ويُباع بالوزن")),
    SelectChoice("made_to_order", lazy_gettext("يُصنع بالطلب")),
)
NO_PRICE = lazy_gettext("اكتبوا السعر بالأرقام، مثل 85 أو 85.50.")


class ProductForm(Form):
    """Pictures, a name, a price, where it stands; the rest has an answer already."""

    photos = MultipleFileField(lazy_gettext("الصور"))
    name = StringField(
        lazy_gettext("اسم المنتج"),
        [InputRequired(lazy_gettext("اكتبوا اسم المنتج.")), upto(editing.MOST_NAME)],
        filters=[on_one_line],
    )
    price = StringField(lazy_gettext("السعر بالريال"), filters=[trimmed, amount])
    usual = RadioField(lazy_gettext("التصنيف"), validate_choice=False)
    category = SelectField(lazy_gettext("كل التصنيفات"), coerce=numbered, validate_choice=False)
    mode = RadioField(lazy_gettext("كيف يُباع؟"), choices=MODES, validate_choice=False)
    pieces = WholeNumber(
        lazy_gettext("كم قطعة عندكم الآن؟"), lazy_gettext("اكتبوا العدد بالأرقام، مثل 12."), low=0, high=MOST_PIECES
    )
    days = WholeNumber(
        lazy_gettext("خلال كم يوماً يجهز؟"),
        lazy_gettext("اكتبوا عدد الأيام من 1 إلى 60."),
        low=1,
        high=editing.MOST_DAYS,
    )
    kilo = kilo_price()
    weight = on_hand(lazy_gettext("كم عندكم الآن؟"))
    portions = StringField(
        lazy_gettext("أوزان العبوات بالغرام"),
        filters=[on_one_line],
        description=lazy_gettext(
            "بينها فاصلة. نحسب سعر كل عبوة من سعر الكيلو، ولسعر آخر اكتبوه بعد وزنها، مثل 100 = 16."
        ),
        render_kw={"autocomplete": "off", "maxlength": MOST_PORTIONS, "class": "num"},
    )
    made_of = TextAreaField(
        lazy_gettext("ممّ يُصنع؟"),
        [upto(editing.MOST_TEXT)],
        filters=[trimmed, with_plain_ends],
        description=lazy_gettext("المكوّنات كلها، من الأكثر إلى الأقل، وبينها فاصلة."),
    )
    allergens_told = Answer()
    allergens = Allergens()
    allergens_denied = Denied()
    once = HiddenField()
    is_to_be_shown = True  # a draft may wait for its price

    @classmethod
    def fresh(cls, last: Sequence[Product], said: Sequence[int] = ()) -> "ProductForm":
        """The form as it opens: everything as it was with the family's last product, and one piece."""
        newest = last[0] if last else None
        days = newest.lead_days if newest and newest.lead_days else 3
        usual = usual_ids(last, said)
        data = {
            "usual": str(usual[0]) if usual else OTHER,
            "mode": newest.stock_mode if newest else "counted",
            "pieces": 1,
            "days": days,
            "weight": "1",
            "portions": gettext("، ").join(str(one) for one in portions.USUAL),
            "once": secrets.token_hex(16),
        }
        return cls(formdata=None, data=data).offering(last, said)

    def offering(self, last: Sequence[Product], said: Sequence[int] = ()) -> "ProductForm":
        """The form with the categories to choose from: a chip for each of the family's last products, and of what it said it
        makes."""
        usual = usual_ids(last, said)
        chips = [SelectChoice(str(one), in_language(taxonomy.sign(one), "name"), marks_of(one)) for one in usual]
        self.usual.choices = [*chips, SelectChoice(OTHER, lazy_gettext("تصنيف آخر"))] if chips else []
        self.category.choices = category_choices(lazy_gettext("اختاروا التصنيف"))
        self.allergens_denied.ask(self)
        return self

    @property
    def ingredients(self) -> tuple[str, str]:
        return self.made_of.data or "", ""

    def validate(self, extra_validators: Any = None) -> bool:
        """What was not asked for is not looked at: pieces of what is made to order, days of what lies ready, either of what is
        sold by weight."""
        if self.mode.data != portions.COUNTED:
            self.pieces.process_errors = []
        if self.mode.data != portions.MADE_TO_ORDER:
            self.days.process_errors = []
        if not self.is_weighed:
            self.weight.data = ""
        return super().validate(extra_validators)

    @property
    def is_weighed(self) -> bool:
        """Whether it is to be sold by weight."""
        return bool(self.mode.data == portions.BY_WEIGHT)

    def validate_kilo(self, field: Any) -> None:
        try:
            if self.is_weighed and (field.data or self.is_to_be_shown):
                money.parse_riyals(field.data or "")
        except ValueError as error:
            raise ValidationError(NO_KILO_PRICE) from error

    def validate_portions(self, field: Any) -> None:
        try:
            weighed = [grams for grams, _ in priced(field.data or "")] if self.is_weighed else [1]
        except NotAPrice as error:
            raise ValidationError(NO_PRICE) from error
        except ValueError as error:
            raise ValidationError(NO_GRAMS) from error
        if not 1 <= len(weighed) <= editing.MOST_CHOICES or not all(1 <= one <= portions.MOST_GRAMS for one in weighed):
            raise ValidationError(NO_GRAMS)

    def validate_price(self, field: Any) -> None:
        try:
            if not self.is_weighed and (field.data or self.is_to_be_shown):
                money.parse_riyals(field.data or "")
        except ValueError as error:
            raise ValidationError(NO_PRICE) from error

    def validate_mode(self, field: Any) -> None:
        if field.data not in editing.MODES:
            raise ValidationError(lazy_gettext("اختاروا كيف يُباع."))

    def validate_category(self, field: Any) -> None:
        found = taxonomy.of_ids([self.category_id]).get(self.category_id)
        if found is None or found.is_group:
            raise ValidationError(lazy_gettext("اختاروا التصنيف."))

    def validate_made_of(self, field: Any) -> None:
        is_wanted = self.is_to_be_shown and self.category_id in taxonomy.of_ids([self.category_id])
        if is_wanted and taxonomy.is_food(self.category_id) and not field.data:
            raise ValidationError(gettext(catalogue.refusals.IngredientsAreMissing.text))

    @property
    def category_id(self) -> int:
        """The chip that was chosen, or else what was chosen in the list."""
        usual = numbered(self.usual.data or "")
        return usual if usual > 0 else int(self.category.data or 0)

    @property
    def made_from(self) -> str:
        """The name of its page, as `fresh` gave it, by which its pictures and its product are known; a new one where it came
        without."""
        if not ONCE.fullmatch(self.once.data or ""):
            self.once.data = secrets.token_hex(16)
        return str(self.once.data)

    @property
    def choices(self) -> list[catalogue.Choice]:
        """The price as the one choice of a new product, or its portions; none while there is no price."""
        if self.is_weighed:
            weighed = portion_choices(self.kilo.data or "", self.portions.data or "")
            return [catalogue.Choice(price, grams=grams) for grams, price in weighed]
        return [catalogue.Choice(money.parse_riyals(self.price.data))] if self.price.data else []

    def making(self, return_classes: str) -> catalogue.Making:
        """How it is kept or made, taken back as is usual for its category ("R/M": the first; made to order M, where it may
        be)."""
        to_order = self.mode.data == "made_to_order"
        days = int(self.days.data or 0) if to_order else 0
        classes = return_classes.split("/")
        usual = "M" if to_order and "M" in classes else classes[0]
        denied = self.allergens_denied.data
        return catalogue.Making(str(self.mode.data), days, usual, stated_in(self), allergens_denied=denied)


def usual_ids(last: Sequence[Product], said: Sequence[int]) -> list[int]:
    """The sub-categories of a family's last products, the last first, and then those it said it makes goods of."""
    return list(dict.fromkeys([*(product.category_id for product in last), *said]))[:MOST_USUAL]


def category_choices(none: Any) -> list[SelectChoice]:
    """Every sub-category under its group, after one that says there is none."""
    board = taxonomy.board()
    parts = [
        SelectChoice(str(part.id), in_language(part, "name"), marks_of(part.id), in_language(group, "name"))
        for group in board.groups
        for part in board.parts[group.id]
    ]
    return [SelectChoice("0", none), *parts]


def marks_of(category_id: int) -> dict[str, Any]:
    """What the page itself has to know of a sub-category: of food it asks for the allergens."""
    return {"data-food": True} if taxonomy.is_food(category_id) else {}
