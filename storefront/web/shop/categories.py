"""Groups and sub-categories: /categories for all of them, /c/<slug> for the goods of one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from storefront.goods import shelves, taxonomy
from storefront.web.shop import listing

categories = Blueprint("categories", __name__)


@categories.get("/categories")
def index() -> str:
    """Every group with its sub-categories."""
    return render_template("shop/categories/index.html", board=taxonomy.board())


@categories.get("/c/<slug>")
def show(slug: str) -> str | Response:
    """The goods of a group or sub-category. An address of the past leads to today's."""
    board = taxonomy.board()
    category = board.by_slug.get(slug) or taxonomy.get(slug)
    path = url_for(".show", slug=category.slug)
    if category.slug != slug:
        return redirect(path, 301)
    is_group = category.parent_id is None
    group = category if is_group else next(row for row in board.groups if row.id == category.parent_id)
    parts = board.parts.get(group.id, ())
    choices = parts if is_group else ()
    shown = listing.listed(shelves.of_category(category.id), path, listing.asked(choices), choices)
    return render_template(
        "shop/categories/show.html", category=category, is_group=is_group, group=group, parts=parts, shown=shown
    )
