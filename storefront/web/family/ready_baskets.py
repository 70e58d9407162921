"""Ready baskets at the desk: made for whoever asked in a conversation, filled with the family's own goods, then passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import sharing
from storefront.goods.catalogue import Product, Variant
from storefront.goods.sharing import ShareLink
from storefront.kernel import paging, units
from storefront.kernel.refusals import NotFound, NotNow, NotValid
from storefront.web.family import desk
from storefront.web.family.link_forms import BasketForm, GoodsForm, PiecesForm
from storefront.web.family.products import MOST_WORDS
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.kit.page_links import PageLinks, address
from storefront.web.shop.cards import Picture, cloth, picture_of
from storefront.web.shop.parcels import Line, riyals
from storefront.web.shop.ready_rows import rows_of

ready_baskets = Blueprint("ready_baskets", __name__)
ready_lines = Blueprint("ready_lines", __name__)
ready_baskets.register_blueprint(ready_lines)


@ready_baskets.get("/ready-baskets/new")
def new() -> str:
    """Asks for whom it is."""
    return render_template("family/ready_baskets/new.html", form=BasketForm(formdata=None, code=sharing.new_code()))


@ready_baskets.post("/ready-baskets")
def create() -> Response | tuple[str, int]:
    """An empty one; the goods come next."""
    form = BasketForm()
    if form.validate():
        try:
            made = sharing.make(
                desk.family(), sharing.BASKET, actor(), name=form.name.data or "", code=form.code.data or ""
            )
            return redirect(url_for(".edit", code=made.code), 303)
        except (NotValid, NotNow) as refusal:
            units.abandon()
            form.refuse("name", refusal, sentence(refusal))
    return render_template("family/ready_baskets/new.html", form=form), 422


@ready_baskets.get("/ready-baskets/<code:code>")
def edit(code: str) -> str:
    """What lies in it, what that comes to, and the family's goods to put in."""
    return page_of(desk.own(ready_basket, code))


def ready_basket(family_id: int, code: str) -> ShareLink:
    """A ready basket of a family; raises NotFound for its other links and for anybody else's."""
    link = sharing.of_family(family_id, code)
    if link.kind != sharing.BASKET:
        raise NotFound()
    return link


@dataclass(frozen=True)
class Typed:
    """What was sent and could not be taken: of which variant or line, as it was typed, and why."""

    about: int
    quantity: str
    text: str
    error: str


@dataclass(frozen=True)
class Offered:
    """A product of the family to put in, with its choices in words, and what was typed for it before if that was wrong."""

    id: int
    name: str
    name_lang: str
    photo: Picture | None
    weave: str
    choices: Sequence[tuple[int, str]]
    text_label: str
    text_most: int
    text_needed: bool
    typed: Typed | None

    @property
    def quantity(self) -> str:
        return self.typed.quantity if self.typed else "1"


def page_of(link: ShareLink, *, added: Typed | None = None, changed: Typed | None = None) -> str:
    """The page of a basket that is being filled; what was typed wrong stands where it was typed."""
    family, words = desk.family(), asked_words()
    found = sharing.choice(family.id, words, number=asked_page())
    ready = sharing.ready(link.code)
    return render_template(
        "family/ready_baskets/edit.html",
        link=link,
        lines=[with_actions(row, link, changed) for row in rows_of(ready)],
        total_minor=sum(one.total_minor for one in ready),
        offered=[offered_of(product, added) for product in found.rows],
        words=words,
        page=PageLinks(found, url_for("family.ready_baskets.edit", code=link.code), {"q": words or None}),
        is_full=len(ready) >= sharing.filling.MOST_LINES,
        told=(added or changed).error if added or changed else "",  # type: ignore[union-attr]
    )


def asked_words() -> str:
    """A part of a name, as the address or the form asks for it."""
    return (trimmed(request.values.get("q")) or "")[:MOST_WORDS]


def asked_page() -> int:
    return paging.page_number(request.values.get("page"))


def with_actions(row: Line, link: ShareLink, changed: Typed | None) -> Line:
    """A line that can be changed and taken out."""
    row.action = url_for("family.ready_baskets.ready_lines.update", code=link.code, line_id=row.id)
    row.remove_action = url_for("family.ready_baskets.ready_lines.destroy", code=link.code, line_id=row.id)
    if changed and changed.about == row.id:
        row.quantity, row.error = changed.quantity, changed.error
    return row


def offered_of(product: Product, added: Typed | None) -> Offered:
    """A product as the finder prints it."""
    offered = [variant for variant in product.variants if variant.is_active]
    family = desk.family()
    return Offered(
        product.id,
        in_language(product, "name"),
        language_of(product, "name"),
        picture_of(product.photos[0], language()) if product.photos else None,
        cloth(family.slug, family.dye),
        [(variant.id, choice_words(variant)) for variant in offered],
        (in_language(product, "personal") or gettext("ما يُكتب عليه")) if product.personal_max else "",
        product.personal_max,
        product.personal_needed,
        added if added and added.about in [variant.id for variant in offered] else None,
    )


def choice_words(variant: Variant) -> str:
    """A choice with its price."""
    words = [in_language(variant, "name"), riyals(variant.price_minor)]
    return " · ".join(word for word in words if word)


@ready_lines.post("/ready-baskets/<code:code>/lines", endpoint="create")
def create_line(code: str) -> Response | tuple[str, int]:
    """So many pieces of one of the family's goods lie in it."""
    link, form = desk.own(ready_basket, code), GoodsForm()
    wrong = first_error(form)
    if not wrong:
        try:
            sharing.filling.put(
                link,
                form.variant_id.data or 0,
                form.quantity.data or 0,
                actor(),
                personal_text=form.personal_text.data or "",
            )
            say("good", gettext("وُضع في السلة الجاهزة."))
            here = url_for("family.ready_baskets.edit", code=code)
            number = asked_page() if asked_page() > 1 else None
            return redirect(address(here, {"q": asked_words() or None, "page": number}), 303)
        except NotValid as refusal:
            units.abandon()
            wrong = sentence(refusal)
    typed = Typed(form.variant_id.data or 0, raw(form.quantity), form.personal_text.data or "", wrong)
    return page_of(desk.own(ready_basket, code), added=typed), 422


def first_error(form: PiecesForm) -> str:
    """The first thing that is wrong with a form; nothing where it is right."""
    return "" if form.validate() else str(next(error for field in form for error in field.errors))


def raw(field: Any) -> str:
    """A number as it was typed."""
    return str(field.raw_data[0]) if field.raw_data else ""


@ready_lines.post("/ready-baskets/<code:code>/lines/<int(max=999999999999):line_id>")
def update(code: str, line_id: int) -> Response | tuple[str, int]:
    """Another number of pieces."""
    link, form = desk.own(ready_basket, code), PiecesForm()
    wrong = first_error(form)
    if wrong:
        return page_of(link, changed=Typed(line_id, raw(form.quantity), "", wrong)), 422
    sharing.filling.change(link, line_id, form.quantity.data or 0, actor())
    return redirect(url_for("family.ready_baskets.edit", code=code, _anchor=f"line-{line_id}"), 303)


@ready_lines.post("/ready-baskets/<code:code>/lines/<int(max=999999999999):line_id>/removal")
def destroy(code: str, line_id: int) -> Response:
    """A line out of it; the basket is as wished also where it was out already."""
    sharing.filling.take_out(desk.own(ready_basket, code), line_id, actor())
    return redirect(url_for("family.ready_baskets.edit", code=code), 303)
