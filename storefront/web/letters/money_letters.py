"""What letters about a family's money are told: sums, the end of the account's number, never the whole of it."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext

from storefront.community import families
from storefront.kernel import ibans, money
from storefront.treasury import payouts, recipients
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language


def payout_account(values: Mapping[str, Any]) -> dict[str, Any]:
    """Where a family's money goes from now on."""
    recipient = recipients.recipient_of(values["family_id"])
    return {
        **pages(values["family_id"]),
        "again": values["again"],
        "account_words": account_words(recipient.iban if recipient else ""),
    }


def payout(values: Mapping[str, Any]) -> dict[str, Any]:
    """A payout that arrived or did not, and why."""
    found = payouts.get(values["payout_id"])
    return {
        **pages(found.family_id),
        "reference": found.reference,
        "amount": gettext("%(amount)s ر.س", amount=money.shown(found.amount_minor)),
        "iban": account_words(found.iban),
        "reason": payouts.steps_of(found.id)[-1].step.reason,
    }


def account_words(iban: str) -> str:
    """An account as a letter names it: by its last figures, or by the company it is at."""
    return ibans.masked(iban) or str(gettext("لدى Stripe"))


def pages(family_id: int) -> dict[str, str]:
    """Whose money it is, and where it can be seen."""
    return {
        "family": in_language(families.get(family_id), "trade_name"),
        "money": absolute(url_for("family.money.index")),
        "account": absolute(url_for("family.bank_account.edit")),
    }
