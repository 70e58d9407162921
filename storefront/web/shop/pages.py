"""Pages that only tell: about, returns, delivery, privacy, help, how to open a shop. Their words are in the templates."""

from flask import Blueprint, abort, render_template

pages = Blueprint("pages", __name__)
TEMPLATES = {
    "about": "shop/pages/about.html",
    "returns": "shop/pages/returns.html",
    "delivery": "shop/pages/delivery.html",
    "privacy": "shop/pages/privacy.html",
    "help": "shop/pages/help.html",
    "open-a-shop": "shop/pages/open_a_shop.html",
}


@pages.get("/pages/<name>")
def show(name: str) -> str:
    """One of the telling pages."""
    if name not in TEMPLATES:
        abort(404)
    return render_template(TEMPLATES[name])
