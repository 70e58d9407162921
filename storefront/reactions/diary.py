"""Every fact becomes a row of the journal. Secrets and addresses never do."""

from dataclasses import asdict
from typing import Any

from storefront.community import accounts, mobiles
from storefront.insight import journal
from storefront.kernel.facts import Fact

SUBJECTS = (
    "exhibition_id",
    "venue_id",
    "body_id",
    "season_id",
    "parcel_id",
    "order_id",
    "product_id",
    "rule_id",
    "coupon_id",
    "payout_id",
    "file_id",
    "family_id",
    "user_id",
    "payment_id",
    "refund_id",
    "credit_id",
    "transaction_id",
)
# what people do to their own accounts: the person is who did it
OWN = (
    accounts.facts.AddressConfirmed,
    accounts.facts.SignedIn,
    accounts.facts.SignedOut,
    accounts.facts.PasswordChanged,
    accounts.facts.EmailChangeAsked,
    accounts.facts.EmailChanged,
    mobiles.MobileConfirmed,
    accounts.facts.AccountErased,
)
PRIVATE = {"token", "address", "email", "password", "is_taken"}


def noted(fact: Fact) -> None:
    """The row of a fact: its subject is the first id it carries."""
    values: dict[str, Any] = {name: value for name, value in asdict(fact).items() if name not in PRIVATE}
    found = next((name for name in SUBJECTS if values.get(name) is not None), None)
    subject = f"{found.removesuffix('_id')}:{values[found]}" if found else "market"
    journal.note(
        type(fact).__name__,
        subject=subject,
        actor_id=values["user_id"] if isinstance(fact, OWN) else values.pop("by", None),
        reason=values.pop("reason", "") or "",
        values=values,
    )
