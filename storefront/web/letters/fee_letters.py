"""What letters about exhibitors' invoices are told."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.fairs import applications, invoices
from storefront.kernel import money
from storefront.web.kit.formats import day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language


def invoice(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whose it is, for which exhibition, what happened (`what`), of how much, what is left and until when."""
    found = invoices.get(values["invoice_id"])
    application = applications.get(found.application_id)
    rest = values.get("left_minor", invoices.left(found.lines) if found.state == invoices.OWING else 0)
    return {
        "family": in_language(found.family, "trade_name"),
        "fair": in_language(found.exhibition, "name"),
        "body": in_language(found.exhibition.body, "name"),
        "number": found.reference,
        "what": values["what"],
        "sum": money.shown(values["amount_minor"]),
        "left": money.shown(rest) if rest else "",
        "due": day(found.due_on),
        "reason": values.get("reason", ""),
        "page": absolute(url_for("family.fees.show", call_id=application.call_id)),
    }
