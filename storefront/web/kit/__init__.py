"""How a page is made: one unit of work per request, two languages, forms, formats, links, headers, errors, doors."""

from flask import Flask

from storefront.web.kit import (
    assets,
    callers,
    contact,
    deadlines,
    doors,
    errors,
    flashes,
    formats,
    forms,
    fragments,
    headers,
    links,
    locale,
    menu,
    packing,
    reasons,
)
from storefront.web.kit.requests import Market

__all__ = ["Market", "furnish"]


def furnish(app: Flask) -> None:
    """Gives the application everything a page needs, in the order in which a request meets it."""
    locale.furnish(app)
    assets.furnish(app)
    links.furnish(app)
    callers.furnish(app)
    contact.furnish(app)
    doors.furnish(app)
    menu.furnish(app)
    flashes.furnish(app)
    forms.furnish(app)
    formats.furnish(app)
    deadlines.furnish(app)
    fragments.furnish(app)
    packing.furnish(app)
    reasons.furnish(app)
    headers.furnish(app)
    errors.furnish(app)
