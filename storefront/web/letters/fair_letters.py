"""What letters around exhibitions are told: an application and what came of it, a seat in a jury."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, url_for

from storefront.community import accounts
from storefront.fairs import applications, calls, exhibitions
from storefront.goods import taxonomy
from storefront.web.kit.deadlines import until_when
from storefront.web.kit.formats import day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.shop.exhibition_page import place_words, span_words


def application(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose it is, for which exhibition and sub-category, its state when the letter was written, what is to be done and until
    when; the way out of it for whoever reads the letter."""
    found = applications.get(values["application_id"])
    call = calls.get(found.call_id)
    exhibition = call.exhibition
    token = applications.links.token_of(found.id, values["user_id"], current_app.config["SECRET_KEY"])
    venue = exhibition.venue
    return {
        "family": in_language(found.family, "trade_name"),
        "fair": in_language(exhibition, "name"),
        "category": in_language(taxonomy.sign(found.category_id), "name"),
        "state": values.get("state", found.state),
        "span": span_words(exhibitions.days_of(exhibition.id)),
        "venue": in_language(venue, "name") if venue else "",
        "city": place_words(venue) if venue else "",
        "notice": in_language(exhibition, "notice"),
        "decides": day(call.decides_on),
        "answer_until": until_when(found.offered_until) if found.offered_until else "",
        "reason": found.reason,
        "page": absolute(url_for("family.fairs.show", call_id=call.id)),
        "way_out": absolute(url_for("shop.answers.show", token=token)),
    }


def juror(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether somebody judges now, what, and where."""
    call = calls.get(values["call_id"])
    target = url_for("jury.calls.show", call_id=call.id) if values["judges"] else url_for("account.profile.show")
    return {
        "name": accounts.get(values["user_id"]).name,
        "fair": in_language(call.exhibition, "name"),
        "judges": values["judges"],
        "closes": day(call.closes_at),
        "decides": day(call.decides_on),
        "page": absolute(target),
    }
