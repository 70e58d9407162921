"""What letters to families are told: goods to make, never where the shopper lives."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight import waiting
from storefront.trade import adjustments, allowances, handbacks, orders
from storefront.treasury import payments
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.order_letters import dates_of, joined, line_name, part_of, pieces_of, request_of, riyals


def parcel(values: Mapping[str, Any]) -> dict[str, Any]:
    """A parcel for the family's desk."""
    found = orders.get_parcel(values["parcel_id"])
    return {
        "part": part_of(found),
        "family": in_language(found.family, "trade_name"),
        "answer_by": joined(day(found.accept_by), clock_time(found.accept_by)),
        "desk": absolute(url_for("family.orders.show", parcel_reference=found.reference)),
    }


def date_answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper said to another date, or that they said nothing, and what is to be done now."""
    found = orders.get_parcel(values["parcel_id"])
    told = {"outcome": values["outcome"], "waits": found.state == "placed"}
    return {**parcel(values), **dates_of(values), **told}


def return_asked(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper wants to give back, and why."""
    request = request_of(values)
    return {**return_withdrawn(values), "kind": request.kind, "reason": request.reason}


def return_withdrawn(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper wanted to give back."""
    names = {line.id: line_name(line) for line in orders.get_parcel(values["parcel_id"]).lines}
    pieces = [(names[line.order_line_id], line.quantity, "") for line in request_of(values).lines]
    return {**parcel(values), "pieces": pieces}


def part_refused(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper did not take of a parcel at the door, and what they paid for the rest."""
    pieces = pieces_of(orders.get_parcel(values["parcel_id"]), values)
    return {
        **parcel(values),
        "pieces": pieces,
        "reason": request_of(values).reason,
        "paid": riyals(values["paid_minor"]),
    }


def share_taken(values: Mapping[str, Any]) -> dict[str, Any]:
    """What goes to the shopper of a parcel whose goods stay, as the office decided, or was kept by the shopper's bank, and
    the commission that fell with it. What the family took in cash it gives itself."""
    allowance = allowances.get(values["allowance_id"])
    fallen = allowance.commission_minor + allowance.commission_vat_minor
    in_hand = allowance.kind == "given" and is_in_hand(values["parcel_id"])
    about, money = parcel(values), absolute(url_for("family.money.index"))
    return {
        **about,
        "by_bank": allowance.kind == "dispute",
        "is_decided": allowance.kind == "given",
        "in_hand": in_hand,
        "amount": riyals(allowance.total_minor),
        "commission": riyals(fallen) if fallen else "",
        "reason": allowance.reason,
        "money": money,
        "page": about["desk"] if in_hand else money,
    }


def money_disputed(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a shopper's bank did with the money of a parcel, and whether its family still has the goods."""
    found = orders.get_parcel(values["parcel_id"])
    return {**parcel(values), "state": values["state"], "has_goods": found.state in adjustments.WITH_FAMILY}


def is_in_hand(parcel_id: int) -> bool:
    """Whether the family itself holds what was paid for a parcel."""
    payment = payments.find_for("parcel", parcel_id)
    return payment is not None and handbacks.holder(orders.get_parcel(parcel_id), payment) == payments.FAMILY


def cash_denied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Cash the family says it gave and its shopper says never came."""
    return {**parcel(values), "amount": riyals(payments.get_refund(values["refund_id"]).amount_minor)}


def product(values: Mapping[str, Any]) -> dict[str, Any]:
    """A product the office has looked at, and what it says."""
    found = catalogue.get(values["product_id"])
    return {
        "product": in_language(found, "name"),
        "family": in_language(found.family, "trade_name"),
        "desk": absolute(url_for("family.products.show", product_id=found.id)),
        "wants_document": found.hidden_reason == catalogue.publication.WANTS_DOCUMENT,
        "is_shown": found.status == "published" and found.family.status == "active",
        "reason": values.get("reason", ""),
    }


def shop_open(values: Mapping[str, Any]) -> dict[str, Any]:
    """A shop that may sell from now on; what it has prepared and shown to nobody comes first, when nothing else is shown."""
    family = families.get(values["family_id"])
    begun = waiting.beginning.of_family(family.id)
    draft = begun.draft if begun.has_nothing else None
    return {
        "draft": in_language(draft, "name") if draft else "",
        "to_show": absolute(url_for("family.products.show", product_id=draft.id)) if draft else "",
        "family": in_language(family, "trade_name"),
        "shop": absolute(url_for("shop.families.show", slug=family.slug)),
        "desk": absolute(url_for("family.desks.show")),
    }
