"""What letters about leases of markets are told."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, url_for

from storefront.community import families
from storefront.fairs import leases
from storefront.kernel import money
from storefront.web.kit.deadlines import until_when
from storefront.web.kit.formats import day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.kit.market_words import unit_name
from storefront.web.shop.exhibition_page import place_words


def lease(values: Mapping[str, Any]) -> dict[str, Any]:
    """Who reads it, which unit of which market, what happened (`news`), on which terms; the way out of an offer for whoever
    reads the letter."""
    found = leases.get(values["lease_id"])
    token = leases.links.token_of(found.id, values["user_id"], current_app.config["SECRET_KEY"])
    return {
        "family": in_language(families.get(values["family_id"]), "trade_name"),
        "holder": in_language(found.family, "trade_name"),
        "successor": in_language(found.successor, "trade_name") if found.successor else "",
        "market": in_language(found.market, "name"),
        "unit": unit_name(found.unit),
        "city": place_words(found.market.venue),
        "news": values["news"],
        "reason": values["reason"],
        "rent": money.shown(found.rent_minor),
        "starts": day(found.starts_on),
        "ends": day(found.last_day) if found.last_day else "",
        "answer_until": until_when(found.offered_until) if found.offered_until else "",
        "page": absolute(page_of(values["news"], found.id)),
        "way_out": absolute(url_for("shop.lease_answers.show", token=token)),
    }


def page_of(news: str, lease_id: int) -> str:
    """Where its reader sees what came of it; who is no successor any more has no page of the lease."""
    if news == "unnamed":
        return url_for("family.leases.index")
    return url_for("family.leases.succession" if news == "named" else "family.leases.show", lease_id=lease_id)
