"""The groups of goods as every page's menu shows them."""

from typing import NamedTuple

from flask import Flask, request

from storefront.goods import taxonomy
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import in_language, language

ICONS = {
    "wood-decor": "tree-palm",
    "sewing": "scissors",
    "perfume-incense": "flame",
    "household": "coffee",
    "pottery": "amphora",
    "folk-food": "utensils",
    "pastry": "cookie",
    "candles": "candle",
    "toys": "toy-brick",
    "heritage": "shirt",
    "pantry": "package",
    "gifts-care": "gift",
}


class Entry(NamedTuple):
    """One line of the menu."""

    href: str
    label: str
    icon: str
    current: bool


def site_menu() -> tuple[Entry, ...]:
    """The groups, in the reader's language, the one that is open marked."""
    lang, here = language(), request.path
    return tuple(
        Entry(
            path_in(lang, f"/c/{group.slug}"),
            in_language(group, "name"),
            ICONS.get(group.slug, "layout-grid"),
            here == f"/c/{group.slug}",
        )
        for group in taxonomy.board().groups
    )


def furnish(app: Flask) -> None:
    """Gives templates the menu."""
    app.jinja_env.globals["site_menu"] = site_menu
