"""Groups and sub-categories: /categories for all of them, /c/<slug> for the goods of one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from storefront.goods import shelves, taxonomy
from storefront.web.shop import listing

categories = Blueprint("categories", __name__)


@categories.get("/categories")
def index() -> str:
    """Every group with its sub-categories."""
    return render_template("shop/categories/index.html", tree=taxonomy.tree())


@categories.get("/c/<slug>")
def show(slug: str) -> str | Response:
    """The goods of a group or sub-category. An address of the past leads to today's."""
    category = taxonomy.get(slug)
    path = url_for(".show", slug=category.slug)
    if category.slug != slug:
        return redirect(path, 301)
    group = category if category.is_group else taxonomy.parent(category)
    parts = taxonomy.parts(group.id)
    ask = listing.asked(parts if category.is_group else ())
    shown = listing.listed(shelves.of_category(category.id), path, ask, parts if category.is_group else ())
    return render_template("shop/categories/show.html", category=category, group=group, parts=parts, shown=shown)
