"""The page of a basket, fresh or with what was typed wrong; for every view that answers with it."""

from collections.abc import Mapping, Sequence

from flask import render_template, request

from storefront.trade import carts
from storefront.web.kit import doors
from storefront.web.kit.errors import sentence
from storefront.web.kit.formats import count_of
from storefront.web.shop import placed, unpaid
from storefront.web.shop.buying_forms import CityForm, CouponForm, PartForm, QuantityForm
from storefront.web.shop.parcels import line_of, parts_of


def page(
    basket: carts.Basket,
    *,
    city_form: CityForm | None = None,
    part_form: tuple[int, PartForm] | None = None,
    line: tuple[Mapping[int, tuple[str, str]], Sequence[QuantityForm]] | None = None,
    coupon_form: CouponForm | None = None,
    told: str = "",
) -> str:
    """The page of a basket; a form that came back with errors stands in the place of a fresh one. `told` is why an order
    was not placed."""
    parts = parts_of(basket, line[0] if line else None, held_in(basket))
    for part in parts:
        fresh = PartForm(None, prefix=f"f{part.house.id}-", data={"note": part.note})
        part.form = part_form[1] if part_form and part_form[0] == part.house.id else fresh
    return render_template(
        "shop/cart/show.html",
        basket=basket,
        parts=parts,
        how_many=count_of(noun_of(basket), basket.can_be_had),
        sellers=sum(not part.is_gone for part in basket.open_parts),
        removed=[line_of(piece, {}) for piece in basket.removed],
        just_removed=request.args.get("removed", ""),
        city_form=city_form or CityForm(None, data={"city_id": str(basket.city.id) if basket.city else ""}),
        coupon_form=coupon_form or CouponForm(None),
        refused=refused(basket),
        waiting=unpaid.mine(),
        placed=None if parts else placed.mine(),
        told=told,
        has_ended=doors.has_ended(),
        forms=[
            form for form in (*(line[1] if line else ()), city_form, part_form and part_form[1], coupon_form) if form
        ],
    )


def noun_of(basket: carts.Basket) -> str:
    """What is counted in a basket: portions where all of it is sold by weight."""
    weighed = all(piece.variant.grams for part in basket.parts for piece in part.pieces)
    return "portion" if weighed else "piece"


def held_in(basket: carts.Basket) -> frozenset[int]:
    """The variants of a basket of which its shopper's own unpaid orders hold pieces; asked for when one has run out."""
    short = any(not piece.is_enough for part in basket.parts for piece in part.pieces)
    return unpaid.held_variants() if short else frozenset()


def refused(basket: carts.Basket) -> str:
    """Why the coupon of a basket takes nothing off, in the reader's language; nothing where it does."""
    return sentence(basket.reduction.refusal) if basket.reduction and basket.reduction.refusal else ""
