"""A ready basket, made by a family for whom it talked to: /baskets/<code> shows it, one press puts it into the reader's own.

Looking changes nothing. Putting it in again adds nothing that is there already (see repeats.put_ready). Nobody but its family
knows for whom it was made, and no search engine is told of it.
"""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, sharing
from storefront.goods.sharing import Ready, ShareLink, ShareLinkLine
from storefront.kernel.refusals import NotFound
from storefront.trade import carts, repeats
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language, language
from storefront.web.shop import baskets
from storefront.web.shop.cards import door
from storefront.web.shop.leave import leave_of
from storefront.web.shop.ready_rows import rows_of
from storefront.web.shop.visits import count_visit

ready_baskets = Blueprint("ready_baskets", __name__)
ready_baskets.after_request(baskets.keep_cookie)


@ready_baskets.get("/baskets/<code:code>")
def show(code: str) -> str | tuple[str, int]:
    """Whose it is, what lies in it, what that costs today, and what of it cannot be had any more."""
    link, found = read(code)
    if not can_be_had(link, found):
        return gone_page(link, found)
    family = found[0].variant.product.family
    return render_template(
        "shop/baskets/show.html",
        link=link,
        family=door(family, language(), ()),
        leave=leave_of(family),
        lines=rows_of(found),
        total_minor=sum(one.total_minor for one in found),
        is_short=any(one.can_be_had < one.line.quantity for one in found),
        message=gettext("سلة جاهزة من %(family)s", family=in_language(family, "trade_name")),
    )


def read(code: str) -> tuple[ShareLink, Sequence[Ready]]:
    """The basket and its lines as they stand today. Raises NotFound for what is none."""
    return sharing.basket(code), sharing.ready(code)


def can_be_had(link: ShareLink, found: Sequence[Ready]) -> bool:
    """Whether anything of it can be put into a basket now: the family still hands it out, and sells."""
    return link.closed_at is None and any(one.can_be_had for one in found)


def gone_page(link: ShareLink, found: Sequence[Ready]) -> tuple[str, int]:
    """What there is instead: the shop, as long as its family sells; of a shop that is stopped not even the name."""
    family = next((one.variant.product.family for one in found), None)
    house = door(family, language(), ()) if family is not None and family.status == "active" else None
    html = render_template("shop/baskets/gone.html", family=house, is_closed=link.closed_at is not None)
    return html, NotFound.status


@ready_baskets.post("/baskets/<code:code>")
def create(code: str) -> Response:
    """All of it into the reader's basket, as far as it can be had; the basket remembers by whose link."""
    link, found = read(code)
    if not can_be_had(link, found):
        return redirect(url_for(".show", code=code), 303)
    cart = baskets.mine_or_new()
    carts.remember_share(cart, link.code)
    short = repeats.put_ready([one.line for one in found], cart)
    count_visit(link)  # after the basket, in the order in which placing an order takes the two
    tell_of(short, {one.line.id: one.variant for one in found})
    return redirect(url_for("shop.cart.show"), 303)


def tell_of(short: Sequence[ShareLinkLine], variants: dict[int, catalogue.Variant]) -> None:
    """Says what came of it."""
    if not short:
        say("good", gettext("وُضعت السلة الجاهزة في سلتك بأسعار اليوم."))
        return
    names = gettext("، ").join(f"«{in_language(variants[line.id].product, 'name')}»" for line in short)
    say("warn", gettext("وُضعت السلة الجاهزة في سلتك، إلا ما نفد أو لم يبقَ منه ما يكفي: %(names)s.", names=names))
