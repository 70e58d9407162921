"""What a family types of goods that are sold by weight: how much is on hand, what portions weigh, what a kilogram costs."""

import re
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField, ValidationError
from wtforms.validators import Regexp

from storefront.goods import portions, stock
from storefront.kernel import figures, money, weights
from storefront.web.kit.forms import Form, amount, trimmed, western

WORTH = "="  # stands between a portion and a price of its own
BETWEEN = re.compile(r"\s*[,،;؛]\s*")
NUMBER = {"class": "num", "inputmode": "decimal", "autocomplete": "off", "maxlength": 20}
NO_WEIGHT = lazy_gettext(stock.WeightIsNotValid.text)
NO_GRAMS = lazy_gettext(portions.refusals.GramsAreNotValid.text)
NO_KILO_PRICE = lazy_gettext(portions.refusals.KiloPriceIsNotValid.text)


class WeightField(StringField):
    """A weight in grams, as people type it: kilograms, or with its unit behind. What is none comes back as it was typed."""

    def __init__(self, label: Any, *, in_kilos: bool, sentence: Any, high: int, least: int = 0, **options: Any) -> None:
        super().__init__(label, filters=[trimmed, western], render_kw=NUMBER, **options)
        self.in_kilos, self.sentence, self.high, self.least = in_kilos, sentence, high, least

    @property
    def grams(self) -> int | None:
        """The weight; None for an empty field. Raises ValueError."""
        return weights.parse(self.data, in_kilos=self.in_kilos) if self.data else None

    def pre_validate(self, form: Any) -> None:
        try:
            grams = self.grams
        except ValueError as error:
            raise ValidationError(self.sentence) from error
        if grams is not None and not self.least <= grams <= self.high:
            raise ValidationError(self.sentence)


def on_hand(label: Any) -> WeightField:
    """How much there is of a product, in kilograms unless grams are said."""
    hint = lazy_gettext("بالكيلو، مثل 3.5. وللغرامات اكتبوا مثلاً «500 غرام».")
    return WeightField(label, in_kilos=True, sentence=NO_WEIGHT, high=stock.MOST_GRAMS, description=hint)


def of_portion(label: Any, hint: Any = "") -> WeightField:
    """What a portion weighs, in grams unless kilograms are said."""
    return WeightField(label, in_kilos=False, sentence=NO_GRAMS, high=portions.MOST_GRAMS, least=1, description=hint)


def kilo_price() -> StringField:
    """What a kilogram costs, in riyals."""
    kept = {**NUMBER, "maxlength": 12}
    return StringField(lazy_gettext("سعر الكيلو بالريال"), filters=[trimmed, amount], render_kw=kept)


class NotAPrice(ValueError):
    """What stands behind a portion as its price is none."""


def several(text: str) -> list[int]:
    """The grams of several portions, as they are typed in one line ("50، 250، 1 كيلو"), each once. Raises ValueError."""
    return list(dict.fromkeys(weights.parse(one) for one in BETWEEN.split(text.strip()) if one))


def priced(text: str) -> list[tuple[int, int | None]]:
    """Portions as they are typed in one line, each once: its grams, and its own price (halalas) where one is written behind it
    ("100 = 16، 1 كيلو"). Raises NotAPrice, and ValueError for what is no weight."""
    found: dict[int, int | None] = {}
    for one in BETWEEN.split(text.strip()):
        grams, has_price, price = one.partition(WORTH)
        if one:
            found.setdefault(weights.parse(grams.strip()), own_price(price) if has_price else None)
    return list(found.items())


def own_price(text: str) -> int:
    """Halalas a portion is to cost. Raises NotAPrice."""
    try:
        minor = money.parse_riyals(figures.amount(text))
    except ValueError as error:
        raise NotAPrice(text) from error
    if minor <= 0:
        raise NotAPrice(text)
    return minor


def with_prices(prices: Iterable[tuple[int, int]]) -> str:
    """Portions with their prices, as `priced` reads them."""
    return ", ".join(f"{grams} {WORTH} {money.plain(minor).removesuffix('.00')}" for grams, minor in prices)


class WeightForm(Form):
    """How much there is of a product that is sold by weight, beside what the page showed of it in grams."""

    weight = on_hand(lazy_gettext("الوزن المتوفر"))
    seen = HiddenField(validators=[Regexp(r"[0-9]{0,7}\Z")])

    @classmethod
    def showing(cls, grams: int) -> "WeightForm":
        """As the page opens."""
        return cls(formdata=None, prefix="w-", data={"weight": typed(grams), "seen": str(grams)})

    def validate_weight(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(NO_WEIGHT)

    @property
    def new_grams(self) -> int | None:
        """What was weighed; None when it is what the page showed."""
        grams = self.weight.grams
        return grams if str(grams) != self.seen.data else None

    @property
    def seen_grams(self) -> int | None:
        """What the page showed."""
        return int(self.seen.data) if self.seen.data else None


def typed(grams: int) -> str:
    """A weight as its family would type it into a field of kilograms."""
    return weights.kilos(grams)


def portion_choices(kilo: str, weighed: str) -> list[tuple[int, int]]:
    """Grams and price (halalas) of portions: the one that was typed for it, or else the one suggested by the price of a
    kilogram; none while that is needed and missing. Raises ValueError."""
    typed = priced(weighed)
    if not kilo and any(own is None for _, own in typed):
        return []
    price = money.parse_riyals(kilo) if kilo else 0
    return [(grams, portions.suggested(price, grams) if own is None else own) for grams, own in typed]
