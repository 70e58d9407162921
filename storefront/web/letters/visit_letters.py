"""What letters to visitors of an exhibition are told."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.fairs import exhibitions, visits
from storefront.web.kit.formats import count_of, day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.shop.exhibition_page import hours_words, place_words, span_words
from storefront.web.shop.visit_tickets import spelled


def visit(values: Mapping[str, Any]) -> dict[str, Any]:
    """Which exhibition, day and place, for how many, the codes of the ticket; whether the day is still one of its days, and
    what was said of an exhibition that is not held."""
    found = visits.get(values["visit_id"])
    exhibition, venue = found.exhibition, found.exhibition.venue
    days = exhibitions.days_of(exhibition.id)
    here = next((one for one in days if one.day == found.day), None)
    return {
        "name": found.name,
        "fair": in_language(exhibition, "name"),
        "day": day(found.day),
        "hours": hours_words(here) if here else "",
        "has_day": here is not None,
        "span": span_words(days),
        "venue": in_language(venue, "name") if venue else "",
        "city": place_words(venue) if venue else "",
        "party": count_of("person", found.party),
        "code": spelled(found.short_code),
        "state": values["state"],
        "notice": in_language(exhibition, "notice"),
        "page": absolute(url_for("shop.visit_tickets.show", code=found.code)),
    }
