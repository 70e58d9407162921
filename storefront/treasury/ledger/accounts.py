"""The accounts of the ledger. What comes in is positive; what is owed or earned is negative; each booking adds up to 0."""

import re

BANK = "bank"  # the platform's own account
COURIER_CASH = "courier_cash"  # cash the courier holds for the platform
COURIER_FEES = "courier_fees"  # owed to the courier
FAMILY = "family"  # owed to a family; positive when the family owes
COMMISSION = "commission"  # earned by the platform
REFUNDS_DUE = "refunds_due"  # owed to shoppers
PROVIDER_FEES = "provider_fees"  # what payment providers keep
DISPUTES_LOSS = "disputes_loss"  # what card holders took back through their banks

ACCOUNTS = (BANK, COURIER_CASH, COURIER_FEES, FAMILY, COMMISSION, REFUNDS_DUE, PROVIDER_FEES, DISPUTES_LOSS)

CLEARING = "clearing:"
CLEARINGS = re.compile(r"clearing:[a-z][a-z0-9_]{0,30}")


def clearing(provider: str) -> str:
    """The account of money a payment provider has taken for the platform and not handed over yet."""
    return CLEARING + provider


def is_account(name: str) -> bool:
    """Whether there is such an account."""
    return name in ACCOUNTS or CLEARINGS.fullmatch(name) is not None
