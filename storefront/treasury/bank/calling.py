"""The office is called to every sum that waits for a person, and no longer than it does."""

from storefront.kernel import money
from storefront.treasury import alarms
from storefront.treasury.bank.models import BankCredit

CALLS = {"unknown": "credit-unknown", "asked": "credit-asked"}  # by the state of a sum that waits for somebody


def call_office(credit: BankCredit) -> None:
    """Calls it to a sum as it is now; what it was called to before ends."""
    subject, kind = f"credit:{credit.id}", CALLS.get(credit.state)
    alarms.end(subject, *(one for one in CALLS.values() if one != kind))
    if kind:
        alarms.raise_alarm(kind, subject, riyals=money.plain(credit.amount_minor))
