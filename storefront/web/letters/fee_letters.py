"""What letters about invoices of exhibitors and tenants are told."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.fairs import applications, invoices
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel import money
from storefront.web.kit import fee_words as words
from storefront.web.kit.formats import day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language


def invoice(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose it is, for which exhibition or month of a lease, what happened (`what`), of how much, what is left and until when."""
    found = invoices.get(values["invoice_id"])
    rest = values.get("left_minor", invoices.left(found.lines) if found.state == invoices.OWING else 0)
    return {
        "family": in_language(found.family, "trade_name"),
        "fair": words.what_for(found),
        "is_rent": found.lease_id is not None,
        "body": in_language(found.held_at.body, "name"),
        "number": found.reference,
        "what": values["what"],
        "sum": money.shown(values["amount_minor"]),
        "left": money.shown(rest) if rest else "",
        "due": day(found.due_on),
        "reason": values.get("reason", ""),
        "page": absolute(page_of(found)),
    }


def page_of(found: ExhibitInvoice) -> str:
    """Where its family pays it."""
    if found.application_id is None:
        return url_for("family.fees.show", lease_id=found.lease_id, invoice_id=found.id)
    return url_for("family.fees.show", call_id=applications.get(found.application_id).call_id)
