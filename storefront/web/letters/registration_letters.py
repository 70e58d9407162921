"""What letters about registering and documents are told. Never a number of a document, a legal name or who vouches."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext

from storefront.community import families, permits
from storefront.kernel import clock
from storefront.web.kit.formats import count_of, day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language


def registration(values: Mapping[str, Any]) -> dict[str, Any]:
    """A family and the page of its registration; why it was declined, when it was."""
    return {
        "family": in_language(families.get(values["family_id"]), "trade_name"),
        "desk": absolute(url_for("family.registration.show")),
        "help": absolute(url_for("shop.pages.show", name="help")),
        "reason": values.get("reason", ""),
    }


def question(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the office asks."""
    asked = families.questions_of(values["family_id"])
    words = next((one.words for one in asked if one.id == values["question_id"]), "")
    answer = absolute(url_for("family.registration.show", _anchor="answer"))
    return {**registration(values), "words": words, "desk": answer}


def document(values: Mapping[str, Any]) -> dict[str, Any]:
    """One document: what it is, what was decided, how long it holds."""
    found = permits.get(values["family_id"], values["document_id"])
    left = max(0, (found.expires_on - clock.today()).days) if found.expires_on else 0
    return {
        **wallet(values),
        "document": in_language(found.kind, "name"),
        "confirmed": found.state != "refused",
        "words": found.words,
        "ends": day(found.expires_on) if found.expires_on else "",
        "left": count_of("day", left, oblique=True),
    }


def wallet(values: Mapping[str, Any]) -> dict[str, Any]:
    """A family and the page of its documents; the kinds that are wanted, how many goods wait for them, until when."""
    wanted = [in_language(kind, "name") for kind in permits.kinds() if kind.slug in values.get("kinds", ())]
    due = families.file_of(values["family_id"]).documents_due
    return {
        "family": in_language(families.get(values["family_id"]), "trade_name"),
        "documents": absolute(url_for("family.documents.index")),
        "kinds": gettext("، ").join(wanted),
        "products": count_of("product", values.get("products", 0)),
        "due": day(due) if due else "",
    }
