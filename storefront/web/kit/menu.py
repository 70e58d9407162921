"""The groups of goods as every page's menu shows them."""

from typing import NamedTuple

from flask import Flask, current_app, request

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
NOT_DRAWN = "images/drawings/basket.svg"


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


def group_picture(slug: str) -> str:
    """The drawing of a group; a basket for one that was added since and not drawn yet."""
    addresses: dict[str, str] = current_app.extensions["assets"].addresses
    return addresses.get(f"images/groups/{slug}.svg", addresses[NOT_DRAWN])


def furnish(app: Flask) -> None:
    """Gives templates the menu and the drawings of its groups."""
    app.jinja_env.globals.update(site_menu=site_menu, group_picture=group_picture)
