"""What letters to those who act for a body are told."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import accounts, bodies
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language


def officer(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether somebody acts for a body now, its name, and where that begins."""
    target = "organiser.exhibitions.index" if values["acts"] else "account.profile.show"
    return {
        "name": accounts.get(values["user_id"]).name,
        "body": in_language(bodies.get(values["body_id"]), "name"),
        "acts": values["acts"],
        "page": absolute(url_for(target)),
    }
