"""The groups of goods as every page's menu shows them; read once a minute, since they hardly ever change."""

import time
from typing import NamedTuple

from flask import Flask, current_app, request

from storefront.goods import taxonomy
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import language

KEPT_SECONDS = 60
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


def site_menu() -> list[Entry]:
    """The groups, in the reader's language, the one that is open marked."""
    lang = language()
    return [
        Entry(path_in(lang, f"/c/{slug}"), names[lang], ICONS.get(slug, "layout-grid"), request.path == f"/c/{slug}")
        for slug, names in groups()
    ]


def groups() -> list[tuple[str, dict[str, str]]]:
    """Slug and names of every group, from memory for a minute."""
    kept: tuple[float, list[tuple[str, dict[str, str]]]] = current_app.extensions["menu"]
    if kept[0] < time.monotonic() or not kept[1]:
        read = [(group.slug, {"ar": group.name_ar, "en": group.name_en}) for group in taxonomy.groups()]
        kept = (time.monotonic() + KEPT_SECONDS, read)
        current_app.extensions["menu"] = kept
    return kept[1]


def furnish(app: Flask) -> None:
    """Gives templates the menu."""
    app.extensions["menu"] = (0.0, [])
    app.jinja_env.globals["site_menu"] = site_menu
