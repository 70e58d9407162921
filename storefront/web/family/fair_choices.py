"""Which of its products a family brings to an exhibition: all that shoppers see, ticked where they come along."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import stall_stock
from storefront.goods import catalogue
from storefront.kernel import paging, units
from storefront.kernel.refusals import Refusal
from storefront.web.family import desk, jobs
from storefront.web.family.fair_goods import here
from storefront.web.family.products import MOST_WORDS
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.shop.cards import picture_of

fair_choices = Blueprint("fair_choices", __name__)
MOST_TICKS = 200


@fair_choices.get("/fairs/goods/<int:exhibition_id>/choice")
def edit(exhibition_id: int) -> str:
    """A page of the family's goods on the shelves."""
    exhibition, family, mine = here(exhibition_id)
    words = (western(trimmed(request.args.get("q"))) or "")[:MOST_WORDS]
    number = paging.page_number(request.args.get("page"))
    found = catalogue.all_of_family(family.id, words, status="published", number=number)
    chosen = stall_stock.chosen_among(mine.id, [one.id for one in found.rows]) if mine else frozenset[int]()
    return render_template(
        "family/fairs/goods_choice.html",
        exhibition=exhibition,
        rows=[
            {
                "id": one.id,
                "name": in_language(one, "name"),
                "photo": picture_of(one.photos[0], language()) if one.photos else None,
                "made_to_order": one.stock_mode == "made_to_order",
                "chosen": one.id in chosen,
            }
            for one in found.rows
        ],
        weave=jobs.weave_of(family),
        words=words,
        page=PageLinks(found, url_for(".edit", exhibition_id=exhibition_id), {"q": words or None}),
    )


@fair_choices.post("/fairs/goods/<int:exhibition_id>/choice")
def update(exhibition_id: int) -> Response:
    """What was ticked of a page comes along, what was not does not."""
    exhibition, _, _ = here(exhibition_id)
    try:
        stall_stock.choose(exhibition, desk.family().id, told("listed"), told("product"), actor())
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return redirect(url_for(".edit", exhibition_id=exhibition_id), 303)
    number = len(told("product"))
    say("good", gettext("حُفظ ما تحضرونه من هذه الصفحة: %(products)s.", products=count_of("product", number)))
    return redirect(url_for("family.fair_goods.show", exhibition_id=exhibition_id), 303)


def told(name: str) -> list[int]:
    """The products a form names; what is none is left out."""
    return [one for one in map(key_of, request.form.getlist(name)[:MOST_TICKS]) if one]
