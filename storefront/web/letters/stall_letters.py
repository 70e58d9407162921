"""What letters about a family's stall are told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from storefront.community import families
from storefront.fairs import exhibitions, stalls
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.shop.exhibition_page import place_words
from storefront.web.shop.stall_map import days_words


def stall(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose it is, at which exhibition, its number, its days."""
    exhibition = stalls.of_exhibition(values["exhibition_id"]).exhibition
    venue = exhibition.venue
    return {
        "family": in_language(families.get(values["family_id"]), "trade_name"),
        "fair": in_language(exhibition, "name"),
        "stall": values["stall"],
        "days": days_words([date.fromisoformat(one) for one in values["dates"].split(",")]),
        "venue": in_language(venue, "name") if venue else "",
        "city": place_words(venue) if venue else "",
        "page": absolute(url_for("family.fair_stalls.show", exhibition_id=exhibition.id)),
    }


def count(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose goods wait to be counted, of which exhibition, and whether it was said before."""
    exhibition = exhibitions.get(values["exhibition_id"])
    return {
        "family": in_language(families.get(values["family_id"]), "trade_name"),
        "fair": in_language(exhibition, "name"),
        "again": values["again"],
        "page": absolute(url_for("family.fair_counts.show", exhibition_id=exhibition.id)),
    }
