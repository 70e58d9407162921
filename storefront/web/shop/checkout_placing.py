"""The order that a checkout becomes: at the sum and for the days that stood on its last page, and no other."""

from contextlib import suppress
from datetime import date

from flask import current_app, request

from storefront.trade import carts, checkouts, orders
from storefront.web.kit.doors import actor
from storefront.web.shop.journey import Journey


def place(journey: Journey, key: str) -> orders.Order:
    """The order, at the sum and for the days that stood on the page."""
    seen = request.form.get("seen", "")
    total = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else 0
    return checkouts.place(
        journey.basket,
        journey.as_contact(),
        checkouts.Checkout(key, journey.method.method.data, total, seen_days(journey.basket)),
        user_id=actor().user_id,
        link=orders.link_token(key, str(current_app.config["SECRET_KEY"])),
    )


def seen_days(basket: carts.Basket) -> dict[int, date]:
    """The days that stood on the page, by family; what is no day is left out."""
    days = {}
    for part in basket.parts:
        with suppress(ValueError):
            days[part.family.id] = date.fromisoformat(request.form.get(f"f{part.family.id}-day", ""))
    return days
