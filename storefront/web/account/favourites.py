"""What a member wants to find again, and the hearts of every card. A visitor's wish is kept until they are signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.goods import catalogue, follows, restocks, shelves
from storefront.goods import favourites as kept
from storefront.kernel import arabic
from storefront.web.account import wanted
from storefront.web.account.members import my_id
from storefront.web.kit.doors import actor, only_members
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import language
from storefront.web.shop.cards import cards, product_path

favourites = Blueprint("favourites", __name__)
LONGEST_ID = 18  # digits that fit a key of the database


def members_or_wishes() -> Response | None:
    """The door: members pass; a visitor who pressed a heart is asked to sign in, and the wish waits in the session."""
    if actor().user_id is None and request.method == "POST":
        back = own_path(request.form.get("next"), url_for("account.favourites.index"))
        if product_id := number("keep"):
            wanted.keep(wanted.KEEP, product_id, back)
        return redirect(url_for("account.sign_in.new", next=back), 303)
    return only_members()


@favourites.get("/favourites")
def index() -> str:
    """Their cards, the newest first, below what is waited for, and whom one follows; what may not be seen any more is left
    out."""
    ids = kept.of_member(my_id())
    return render_template(
        "account/favourites/index.html",
        cards=cards(shelves.cards(ids), frozenset(ids)),
        followed=follows.families_of(my_id()),
        awaited=[(row, address_of(row.product)) for row in restocks.of_member(my_id())],
    )


def address_of(product: catalogue.Product) -> str:
    """The product's page in the reader's language."""
    return product_path(product.id, arabic.slug(product.name_ar), language())


@favourites.post("/favourites")
def create() -> Response:
    """Keeps a product (`keep`) or lets it go (`drop`), and goes back to the page of the heart."""
    keep, drop = number("keep"), number("drop")
    if keep:
        kept.add(my_id(), catalogue.shown(keep))
    elif drop:
        kept.remove(my_id(), drop)
    return redirect(own_path(request.form.get("next"), url_for("account.favourites.index")), 303)


def number(field: str) -> int:
    """A product's id as the button sends it; 0 for anything else."""
    text = request.form.get(field, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else 0
