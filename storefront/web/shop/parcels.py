"""A family's part of a basket as its page shows it: lines, ways with fees and days, words about what changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext

from storefront.community import holidays
from storefront.community.families import Family
from storefront.goods import catalogue
from storefront.kernel import arabic, money
from storefront.trade import carts, delivery
from storefront.web.kit.formats import count_of, day, weight
from storefront.web.kit.hours import hours_of
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import Picture, cloth, picture_of, product_path
from storefront.web.shop.points import city_of

ICONS = {delivery.OWN: "house", delivery.COURIER: "truck", delivery.COLLECT: "map-pin"}


@dataclass
class Line:
    """The row of components/basket_line.html; sums in halalas. `line_minor` is what can be had of it costs; None, and no sum
    is shown, where nothing can."""

    id: int
    href: str
    name: str
    name_lang: str
    photo: Picture | None
    weave: str
    options: str
    price_minor: int
    quantity: Any
    line_minor: int | None
    maximum: int = carts.MOST_PIECES
    action: str = ""
    remove_action: str = ""
    note: tuple[str, str] | None = None
    error: str | None = None
    given: int | None = None  # stars of its review: none, and nothing can be given; 0, and something can
    grams: int | None = None  # of a portion of what is sold by weight
    is_gone: bool = False  # no number of it can be had: it can only be taken out
    others: str = ""  # where its product offers other choices, of one that has run out


@dataclass
class WayRow:
    """One option of components/ways.html."""

    value: str
    label: str
    text: str
    cost: str
    icon: str
    checked: bool
    disabled: bool = False
    hours: str = ""


@dataclass
class House:
    """The family above its goods."""

    id: int
    name: str
    name_lang: str
    href: str
    city: str
    weave: str
    band: str
    is_taxed: bool


@dataclass
class PartRow:
    """What a basket holds of one family."""

    house: House
    lines: Sequence[Line]
    ways: Sequence[WayRow]
    way: WayRow | None
    items_minor: int
    delivery_minor: int
    note: str
    away_to: date | None  # the last day of the holiday its family is on
    closed_note: str
    is_gone: bool
    is_brought: bool  # by some way, perhaps one that is open only for more goods
    form: Any = field(default=None)

    @property
    def total_minor(self) -> int:
        return self.items_minor + self.delivery_minor


def riyals(minor: int) -> str:
    """A fee in words: "15 ر.س", or that it is free."""
    return str(gettext("%(amount)s ر.س", amount=money.shown(minor)) if minor else gettext("مجاناً"))


def house(family: Family) -> House:
    """A family as the heading of its parcel."""
    return House(
        family.id,
        in_language(family, "trade_name"),
        language_of(family, "trade_name"),
        url_for("shop.families.show", slug=family.slug),
        in_language(family.city, "name"),
        cloth(family.slug, family.dye),
        cloth(family.slug, family.dye, "band"),
        bool(family.vat_number),
    )


def parts_of(
    basket: carts.Basket,
    typed: Mapping[int, tuple[str, str]] | None = None,
    held: Collection[int] = (),
) -> list[PartRow]:
    """The families of a basket. `typed` holds, by line, a number as it was typed and what is wrong with it; `held` the
    variants of which the shopper's own unpaid orders hold pieces."""
    return [part_of(part, basket, typed or {}, held) for part in basket.parts]


def part_of(
    part: carts.Part, basket: carts.Basket, typed: Mapping[int, tuple[str, str]], held: Collection[int]
) -> PartRow:
    """One family's part."""
    family = part.family
    city = in_language(basket.city, "name") if basket.city else ""
    ways = [way_row(way, part, city) for way in part.ways]
    return PartRow(
        house(family),
        [line_of(piece, typed, held) for piece in part.pieces],
        ways,
        next((way for way in ways if way.checked), None),
        part.items_minor,
        part.delivery_minor,
        part.note,
        holidays.of(family).last if part.is_closed else None,
        in_language(family, "closed_note") if part.is_closed else "",
        part.is_gone,
        any(way.kind != delivery.COLLECT for way in part.ways),
    )


def way_row(way: delivery.Way, part: carts.Part, city: str) -> WayRow:
    """A way with its fee and the day it promises."""
    on = day(way.arrives(part.ready_on, holidays.of(part.family)))
    collecting = way.kind == delivery.COLLECT
    text = gettext("الاستلام %(day)s", day=on) if collecting else gettext("عندك %(day)s", day=on)
    if not way.is_open:
        text = gettext("متاح حين تزيد مشترياتك من هذه الأسرة %(amount)s ر.س", amount=money.shown(way.missing_minor))
    chosen = part.way is not None and part.way.value == way.value
    return WayRow(
        way.value,
        way_words(way.kind, part.family, city, way.point),
        str(text),
        riyals(way.fee_minor),
        ICONS[way.kind],
        chosen,
        disabled=not way.is_open,
        hours=hours_of(way.point),
    )


def way_words(
    kind: str, family: Family, city: str, point: delivery.CollectionPoint | delivery.Spot | None = None
) -> str:
    """What a way is called; of an outlet or a stall with its name, and of the home with its district alone."""
    if point and not point.is_home:
        return str(gettext("استلام من %(name)s في %(city)s", name=in_language(point, "name"), city=city_of(point)))
    if kind == delivery.OWN:
        return str(gettext("توصيل الأسرة إلى %(city)s", city=city))
    if kind == delivery.COURIER:
        return str(gettext("شركة التوصيل إلى %(city)s", city=city))
    place = in_language(family, "district")
    return str(gettext("استلام من %(district)s في %(city)s", district=place, city=in_language(family.city, "name")))


def line_of(piece: carts.Piece, typed: Mapping[int, tuple[str, str]], held: Collection[int] = ()) -> Line:
    """A line as it stands today."""
    line, variant, product = piece.line, piece.variant, piece.variant.product
    lang = language()
    words = [
        in_language(variant, "choice"),
        gettext("«%(words)s»", words=line.personal_text) if line.personal_text else "",
    ]
    return Line(
        line.id,
        path_of(product),
        in_language(product, "name"),
        language_of(product, "name"),
        picture_of(product.photos[0], lang) if product.photos else None,
        cloth(product.family.slug, product.family.dye),
        " · ".join(word for word in words if word),
        variant.price_minor,
        typed[line.id][0] if line.id in typed else line.quantity,
        piece.total_minor if piece.can_be_had else None,
        min(carts.MOST_PIECES, piece.left) if piece.left else carts.MOST_PIECES,
        url_for("shop.cart.lines.update", line_id=line.id),
        url_for("shop.cart.lines.destroy", line_id=line.id),
        note_of(piece, is_held=piece.variant.id in held),
        typed[line.id][1] if line.id in typed else None,
        grams=variant.grams,
        is_gone=not may_be_had(piece),
        others=path_of(product) if piece.offered and piece.left == 0 and words[0] else "",
    )


def path_of(product: catalogue.Product) -> str:
    """The product's page in the reader's language."""
    return product_path(product.id, arabic.slug(product.name_ar), language())


def may_be_had(piece: carts.Piece) -> bool:
    """Whether some number of it can be had, be it less than stands there."""
    is_there = piece.offered and piece.left != 0
    return is_there and not piece.lacks_text and not piece.text_is_too_long


def note_of(piece: carts.Piece, *, is_held: bool = False) -> tuple[str, str] | None:
    """What changed about a line since the shopper last looked, said in words. `is_held`: their own unpaid order holds
    pieces of it."""
    if not piece.offered:
        return "bad", str(gettext("لم يعد معروضاً"))
    if piece.left == 0 and is_held:
        return "warn", str(gettext("محجوز في طلبك الذي لم يُدفع"))
    if piece.left == 0 and piece.together:
        return "bad", str(
            gettext("لا تكفي: بقي من هذا المنتج %(weight)s لكل الأوزان معاً", weight=weight(piece.together))
        )
    if piece.left == 0:
        return "bad", str(gettext("نفد"))
    if piece.lacks_text:
        return "bad", str(gettext("يُصنع بما يُكتب له؛ يُضاف من صفحته مع النص"))
    if piece.text_is_too_long:
        return "bad", too_long(piece.variant.product.personal_max)
    if piece.ready_on is None:
        return "bad", str(gettext("أيام صنعه محجوزة كلها، ويمكن طلب كمية أقل"))
    if not piece.is_enough and piece.left and piece.together:
        there, these = weight(piece.together), count_of("portion", piece.left)
        words = gettext(
            "بقي من هذا المنتج %(weight)s لكل الأوزان معاً، والمحسوب هنا %(pieces)s", weight=there, pieces=these
        )
        return "warn", str(words)
    if not piece.is_enough and piece.left:
        left = count_of("piece", piece.left)
        return "warn", str(gettext("بقيت %(pieces)s فقط، والمبلغ محسوب بما بقي", pieces=left))
    if piece.was_minor is not None:
        return "warn", str(gettext("تغيّر السعر، وكان %(price)s", price=riyals(piece.was_minor)))
    return None


def too_long(most: int) -> str:
    """That a text has more letters than its family takes by now, or that it takes none."""
    if not most:
        return str(gettext("لم يعد يُصنع بنص يُكتب له؛ يُضاف من صفحته بلا نص إن أردته كذلك"))
    letters = count_of("letter", most, oblique=True)
    return str(gettext("نصّك أطول مما يُكتب عليه الآن (حتى %(letters)s)؛ يُضاف من صفحته بنص أقصر", letters=letters))
