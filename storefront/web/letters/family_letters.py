"""What letters to families are told: goods to make, never where the shopper lives."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import families
from storefront.goods import catalogue
from storefront.trade import allowances, orders
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.order_letters import joined, line_name, part_of, request_of, riyals


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


def share_taken(values: Mapping[str, Any]) -> dict[str, Any]:
    """What went to the shopper of a parcel whose goods stay, given by the office or kept by the shopper's bank, and the
    commission that fell with it."""
    allowance = allowances.get(values["allowance_id"])
    fallen = allowance.commission_minor + allowance.commission_vat_minor
    return {
        **parcel(values),
        "by_bank": allowance.kind == "dispute",
        "amount": riyals(allowance.total_minor),
        "commission": riyals(fallen) if fallen else "",
        "reason": allowance.reason,
        "money": absolute(url_for("family.money.index")),
    }


def product(values: Mapping[str, Any]) -> dict[str, Any]:
    """A product the office has looked at, and what it says."""
    found = catalogue.get(values["product_id"])
    return {
        "product": in_language(found, "name"),
        "family": in_language(found.family, "trade_name"),
        "desk": absolute(url_for("family.products.show", product_id=found.id)),
        "is_shown": found.status == "published" and found.family.status == "active",
        "reason": values.get("reason", ""),
    }


def shop_open(values: Mapping[str, Any]) -> dict[str, Any]:
    """A shop that may sell from now on."""
    family = families.get(values["family_id"])
    return {
        "family": in_language(family, "trade_name"),
        "shop": absolute(url_for("shop.families.show", slug=family.slug)),
        "desk": absolute(url_for("family.desks.show")),
    }
