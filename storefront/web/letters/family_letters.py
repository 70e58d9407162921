"""What letters to families are told: goods to make, never where the shopper lives."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import families
from storefront.trade import orders
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.order_letters import joined, line_name, part_of, request_of


def parcel(values: Mapping[str, Any]) -> dict[str, Any]:
    """A parcel for the family's desk."""
    found = orders.get_parcel(values["parcel_id"])
    return {
        "part": part_of(found),
        "family": in_language(found.family, "trade_name"),
        "answer_by": joined(day(found.accept_by), clock_time(found.accept_by)),
        "desk": absolute(url_for("family.orders.show", parcel_reference=found.reference)),
    }


def return_asked(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper wants to give back, and why."""
    request = request_of(values)
    names = {line.id: line_name(line) for line in orders.get_parcel(values["parcel_id"]).lines}
    pieces = [(names[line.order_line_id], line.quantity, "") for line in request.lines]
    return {**parcel(values), "kind": request.kind, "reason": request.reason, "pieces": pieces}


def shop_open(values: Mapping[str, Any]) -> dict[str, Any]:
    """A shop that may sell from now on."""
    family = families.get(values["family_id"])
    return {
        "family": in_language(family, "trade_name"),
        "shop": absolute(url_for("shop.families.show", slug=family.slug)),
        "desk": absolute(url_for("family.desks.show")),
    }
