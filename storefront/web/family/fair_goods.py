"""What a family brings to an exhibition: how much of each is at the stall and how much in the shop; pieces brought there and
taken home, and how they moved."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response
from wtforms import StringField

from storefront.community.families import Family
from storefront.fairs import allocations, exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import Brought, Lot, Moved, StallStock
from storefront.goods import portions
from storefront.kernel import paging, weights
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family import desk, jobs
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import STALL_MOVES
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of, weight
from storefront.web.kit.forms import Form, trimmed, western
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.shop.cards import Picture, picture_of
from storefront.web.shop.stall_map import between

fair_goods = Blueprint("fair_goods", __name__)
IN, HOME = "in", "home"  # which of the two buttons was pressed
FIELDS = {Refusal: "amount"}
SIZE = 12


class MoveForm(Form):
    """How much of one choice goes to the stall, or home."""

    amount = StringField(filters=[trimmed, western])

    def units(self, is_weighed: bool) -> int:
        """Pieces, or grams. Raises AmountIsNotValid, WeightIsNotValid."""
        typed = self.amount.data or ""
        if is_weighed:
            try:
                return weights.parse(typed, in_kilos=True)
            except ValueError as error:
                raise stall_stock.refusals.WeightIsNotValid() from error
        if not WHOLE.fullmatch(typed):
            raise stall_stock.refusals.AmountIsNotValid()
        return int(typed)


class LotRow(NamedTuple):
    """One choice of a product: its name where there are several, what is where in words, the form of a move."""

    id: int
    name: str
    at_stall: str
    on_web: str
    sold: str
    is_there: bool
    is_weighed: bool
    form: MoveForm


class GoodsRow(NamedTuple):
    """A product the family brings."""

    id: int
    name: str
    photo: Picture | None
    is_shown: bool
    made_to_order: bool
    lots: Sequence[LotRow]


class MoveRow(NamedTuple):
    """A movement at the stall in words."""

    product: str
    words: str
    amount: str
    moved_at: Any


def here(exhibition_id: int) -> tuple[Exhibition, Family, StallStock | None]:
    """An exhibition to which the family of the desk comes, or to which it brought something; raises NotFound."""
    family, exhibition = desk.family(), exhibitions.get(exhibition_id)
    mine = stall_stock.find(exhibition_id, family.id)
    if mine is None and not stall_stock.comes(exhibition_id, family.id):
        raise NotFound()
    return exhibition, family, mine


@fair_goods.get("/fairs/goods/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """What comes to this exhibition, and what of it is where."""
    return page(exhibition_id)


def page(exhibition_id: int, came_back: dict[int, MoveForm] | None = None) -> str:
    """The page; the form of a choice that came back stands in its place."""
    exhibition, family, mine = here(exhibition_id)
    number = paging.page_number(request.values.get("page"))
    goods = stall_stock.brought(mine.id, number=number, size=SIZE) if mine else paging.Page[Brought]([], 1, 0)
    against = stall_stock.why_not(exhibition, family.id)
    return render_template(
        "family/fairs/goods.html",
        exhibition=exhibition,
        days=days_of(exhibition),
        stalls=gettext("، ").join(allocations.numbers_at(exhibition_id, family.id)),
        rows=[row_of(one, came_back or {}) for one in goods.rows],
        page=PageLinks(goods, url_for(".show", exhibition_id=exhibition_id), {}),
        forms=list((came_back or {}).values()),
        weave=jobs.weave_of(family),
        against=sentence(against) if against else "",
        may_bring=against is None,
        is_over=stall_stock.is_over(exhibition),
        counted_at=mine.counted_at if mine else None,
    )


def days_of(exhibition: Exhibition) -> str:
    """Its first and its last day in words."""
    first, last = exhibition.first_day, exhibition.last_day
    return between(first, last) if first and last else ""


def row_of(one: Brought, came_back: dict[int, MoveForm]) -> GoodsRow:
    product = one.product
    several = len(one.lots) > 1
    return GoodsRow(
        product.id,
        in_language(product, "name"),
        picture_of(one.photo, language()) if one.photo else None,
        product.status == "published",
        not portions.is_kept(product),
        [lot_row(lot, came_back, several=several) for lot in one.lots if portions.is_kept(product) or lot.free],
    )


def lot_row(lot: Lot, came_back: dict[int, MoveForm], *, several: bool) -> LotRow:
    variant, is_weighed = lot.variant, bool(lot.variant.grams)
    form = came_back.get(variant.id) or MoveForm(formdata=None, prefix=f"v{variant.id}")
    name = in_language(variant, "name") if several and not is_weighed else ""
    at_stall, on_web, sold = (amount_words(units, is_weighed) for units in (lot.free, lot.web, lot.sold))
    return LotRow(variant.id, name, at_stall, on_web, sold if lot.sold else "", lot.free > 0, is_weighed, form)


def amount_words(units: int, is_weighed: bool) -> str:
    """So many pieces, or so much."""
    return weight(units) if is_weighed else count_of("piece", units)


@fair_goods.post("/fairs/goods/<int:exhibition_id>")
def update(exhibition_id: int) -> Response | tuple[str, int]:
    """Pieces go to the stall, or home."""
    exhibition, family, _ = here(exhibition_id)
    variant_id = key_of(request.form.get("variant")) or 0
    variant, product = stall_stock.lying(family.id, variant_id)
    name, is_weighed = in_language(product, "name"), bool(variant.grams)
    form, goes_home = MoveForm(prefix=f"v{variant.id}"), request.form.get("way") == HOME
    step = stall_stock.take_home if goes_home else stall_stock.bring

    def move() -> int:
        units = form.units(is_weighed)
        step(exhibition, family.id, variant.id, units, actor())
        return units

    units = keep(form, FIELDS, move)
    if not units:
        return page(exhibition_id, {variant_id: form}), 422
    words = gettext("عاد إلى الدكّة: %(amount)s من «%(name)s».") if goes_home else gettext(
        "إلى البسطة: %(amount)s من «%(name)s»."
    )  # fmt: skip
    say("good", words % {"amount": amount_words(units, is_weighed), "name": name})
    number = paging.page_number(request.form.get("page"))
    asked: dict[str, Any] = {"page": number} if number > 1 else {}
    return redirect(url_for(".show", exhibition_id=exhibition_id, _anchor=f"goods-{product.id}", **asked), 303)


@fair_goods.get("/fairs/goods/<int:exhibition_id>/moves")
def moves(exhibition_id: int) -> str:
    """Every movement at the stall, the last first."""
    exhibition, _, mine = here(exhibition_id)
    if mine is None:
        raise NotFound()
    found = stall_stock.moves_of(mine.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "family/fairs/goods_moves.html",
        exhibition=exhibition,
        rows=[move_row(one) for one in found.rows],
        page=PageLinks(found, url_for(".moves", exhibition_id=exhibition_id), {}),
    )


def move_row(moved: Moved) -> MoveRow:
    variant, change = moved.variant, moved.move.change
    choice = "" if variant.grams else in_language(variant, "name")
    name = in_language(moved.product, "name")
    words = amount_words(abs(change), bool(variant.grams))
    return MoveRow(
        f"{name} · {choice}" if choice else name,
        gettext(STALL_MOVES[moved.move.reason]),
        f"+{words}" if change > 0 else f"−{words}",
        moved.move.moved_at,
    )
