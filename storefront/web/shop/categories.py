"""Groups and sub-categories: /categories for all of them, /c/<slug> for the goods of one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from storefront.goods import shelves, taxonomy
from storefront.web.kit import links
from storefront.web.shop import listing

categories = Blueprint("categories", __name__)


@categories.get("/categories")
def index() -> str:
    """Every group with its sub-categories."""
    return render_template("shop/categories/index.html", board=taxonomy.board())


@categories.get("/c/<slug>")
def show(slug: str) -> str | Response:
    """The goods of a group or sub-category. An address of the past leads to today's."""
    board, path = taxonomy.board(), url_for(".show", slug=slug)
    if slug not in board.by_slug:
        today = taxonomy.get(slug).slug
        if today != slug:
            return redirect(links.with_query(url_for(".show", slug=today)), 301)
        board = taxonomy.board(fresh=True)
    category = board.by_slug[slug]
    is_group = category.parent_id is None
    group = category if is_group else next(row for row in board.groups if row.id == category.parent_id)
    parts = board.parts.get(group.id, ())
    choices = parts if is_group else ()
    ask = listing.asked(choices, category=(slug, group.slug))
    shown = listing.listed(shelves.of_category(category.id), path, ask)
    return render_template(
        "shop/categories/show.html", category=category, is_group=is_group, group=group, parts=parts, shown=shown
    )
