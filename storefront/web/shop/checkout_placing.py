"""The order that a checkout becomes: of the goods, to whom, on which way, at the sum and for the days that stood on its last
page, and no other."""

import hashlib
import json
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


def agreed(journey: Journey) -> str:
    """What the last page shows beside its sum and days, in short: goods, ways and notes, contact, receiver, address, payment. It
    goes with the button, so that a page on which something else stood, left open in another tab, places nothing."""
    parts = [
        [part.family.id, part.way.value if part.way else "", part.note, [told(piece.line) for piece in part.pieces]]
        for part in journey.basket.parts
    ]
    city = journey.basket.city
    where = [journey.address.kept, journey.receiver.kept, city.id if city else 0] if journey.is_brought else []
    shown = json.dumps([parts, journey.contact.kept, where, journey.method.method.data], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:32]


def told(line: carts.CartLine) -> tuple[int, int, str]:
    """A line of the basket without its price, which is a part of the sum."""
    return line.variant_id, line.quantity, line.personal_text


def seen_days(basket: carts.Basket) -> dict[int, date]:
    """The days that stood on the page, by family; what is no day is left out."""
    days = {}
    for part in basket.parts:
        with suppress(ValueError):
            days[part.family.id] = date.fromisoformat(request.form.get(f"f{part.family.id}-day", ""))
    return days
