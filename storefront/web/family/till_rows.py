"""What is typed at a till, and how its page shows it: tiles of goods with how many are sold, and how they are paid."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields import SelectChoice

from storefront.fairs import stall_stock, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import CASH, NewSale, Picked, Tile
from storefront.goods import catalogue
from storefront.kernel import money
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import Named, Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import TILL_METHODS
from storefront.web.kit.forms import Form, amount, on_one_line, trimmed, western
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.cards import Picture, picture_of
from storefront.web.shop.stall_map import between

MOST_DIGITS = 12
METHODS = [SelectChoice(name, lazy_gettext(words)) for name, (words, _) in TILL_METHODS.items()]


class TileRow(NamedTuple):
    """A choice of a product: what it costs, how many are left, how many are typed, what is wrong with that; why it is
    not sold though it may be there."""

    id: int
    name: str
    choice: str
    photo: Picture | None
    price_minor: int
    left: int
    typed: str
    quantity: int
    error: str
    hidden: str


class PayForm(Form):
    """How a sale is paid. `sale` names it, so that one that is pressed twice is one."""

    sale = HiddenField()
    method = RadioField(lazy_gettext("كيف دُفع؟"), choices=METHODS)
    tendered = StringField(lazy_gettext("المستلم نقداً"), filters=[trimmed, amount])
    reference = StringField(lazy_gettext("رقم العملية"), filters=[on_one_line])

    def sale_of(self, rows: Sequence[TileRow], prices: Mapping[int, int]) -> NewSale:
        """The sale of what is typed, at the prices that were shown. Raises SumIsNotValid."""
        lines = [Picked(row.id, row.quantity, prices.get(row.id, 0)) for row in rows if row.quantity]
        method = self.method.data or ""
        tendered = self.tendered_minor if method == CASH else None
        return NewSale(self.sale.data or "", lines, method, (self.reference.data or "") * (method != CASH), tendered)

    @property
    def tendered_minor(self) -> int | None:
        return sum_of(self.tendered.data)


def sum_of(text: str | None) -> int | None:
    """Halalas of what was typed, none of nothing. Raises SumIsNotValid."""
    if not text:
        return None
    try:
        minor = money.parse_riyals(text) if len(text) <= MOST_DIGITS else -1
    except ValueError:
        minor = -1
    if minor < 0:
        raise tills.refusals.SumIsNotValid()
    return minor


def rows_of(shown: Sequence[Tile], form: Mapping[str, str]) -> list[TileRow]:
    """The tiles of a stall with what was typed into each."""
    return [row_of(tile, western(trimmed(form.get(f"q-{tile.variant.id}"))) or "") for tile in shown]


def row_of(tile: Tile, typed: str) -> TileRow:
    variant, lang = tile.variant, language()
    is_number = WHOLE.fullmatch(typed) is not None and len(typed) <= MOST_DIGITS
    quantity = int(typed) if is_number else 0
    wrong = wrong_with(tile, quantity) if is_number else tills.refusals.QuantityIsNotValid() if typed else None
    return TileRow(
        variant.id,
        in_language(tile.product, "name"),
        in_language(variant, "name"),
        picture_of(tile.photo, lang) if tile.photo else None,
        variant.price_minor,
        tile.left,
        typed if quantity or wrong else "",
        quantity,
        sentence(wrong) if wrong else "",
        hidden_words(tile),
    )


def hidden_words(tile: Tile) -> str:
    """Why a tile is grey that is not sold out."""
    if tile.is_offered:
        return ""
    lacks = tile.product.hidden_reason == catalogue.publication.WANTS_DOCUMENT
    return str(gettext("لا يُباع: تنقصه وثيقة سارية") if lacks else gettext("لا يُباع: مخفي"))


def wrong_with(tile: Tile, quantity: int) -> Refusal | None:
    """Why so many cannot be sold."""
    if quantity > tills.MOST_PIECES:
        return tills.refusals.QuantityIsNotValid()
    name = Named.of(tile.product, "name")
    if quantity and not tile.is_offered:
        return tills.refusals.NotOffered(product=name)
    if quantity > tile.left:
        return stall_stock.refusals.StallRanOut(product=name, variant_id=tile.variant.id, left=tile.left)
    return None


def prices_of(form: Mapping[str, str]) -> dict[int, int]:
    """The prices a page had shown, by variant."""
    shown = {name.removeprefix("p-"): value for name, value in form.items() if name.startswith("p-")}
    return {
        int(key): int(value)
        for key, value in shown.items()
        if WHOLE.fullmatch(key) and WHOLE.fullmatch(value) and len(key + value) <= 2 * MOST_DIGITS
    }


def days_of(exhibition: Exhibition) -> str:
    """Its first and its last day in words."""
    first, last = exhibition.first_day, exhibition.last_day
    return between(first, last) if first and last else ""


def method_of(name: str) -> dict[str, Any]:
    """A way to pay in words, with its picture."""
    words, icon = TILL_METHODS[name]
    return {"words": gettext(words), "icon": icon}


def phone_words() -> dict[str, str]:
    """What a phone says by itself, where the market cannot be reached; "|" is where a number comes."""
    return {
        "amount": gettext("%(amount)s ر.س", amount="|"),
        "left": gettext("بقي %(left)s", left="|"),
        "out": gettext("نفد"),
        "comma": gettext("، "),
        "choose": sentence(tills.refusals.NothingIsChosen()),
        "less": sentence(tills.refusals.TenderedIsLess()),
        "none": sentence(tills.refusals.SumIsNotValid()),
        "full": gettext("لم يُحفظ البيع: لا مكان في الجوال. أفرغوا فيه مكاناً، أو اكتبوا البيع في ورقة."),
        "away": gettext("لا شبكة الآن. يُحفظ البيع في هذا الجوال، ويُرسل وحده حين تعود."),
        "signIn": gettext("انتهت الجلسة. ما بيع محفوظ في هذا الجوال، ويُرسل بعد الدخول."),
        "no": gettext("لا يستقبل الصندوق البيع الآن. ما بيع محفوظ في هذا الجوال، ويُرسل حين يُفتح."),
        "sure": gettext("نعم، يُحذف"),
        "late": gettext("أُرسل هذا البيع قبل أن يُحذف. يُلغى من «ما بيع»."),
        "settle": gettext("تسوية البيع"),
        "gone": gettext("منتج لم يعد في البسطة"),
    }
