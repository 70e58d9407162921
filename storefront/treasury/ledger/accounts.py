"""The accounts of the ledger. What comes in is positive; what is owed or earned is negative; each booking adds up to 0."""

import re

BANK = "bank"  # the platform's own account
COURIER_CASH = "courier_cash"  # cash the courier holds for the platform
COURIER_FEES = "courier_fees"  # owed to the courier
FAMILY_COMING = "family_coming"  # a family's share of goods that may still come back; not to be paid out yet
FAMILY = "family"  # owed to a family, to be paid out; positive when the family owes
PAYOUTS_ON_THE_WAY = "payouts_on_the_way"  # promised to families and not yet out of the bank
REFUNDS_DUE = "refunds_due"  # owed to shoppers
COMMISSION = "commission"  # earned by the platform, without the tax in it
VAT_DUE = "vat_due"  # the tax inside the commission, owed to the state
PROVIDER_FEES = "provider_fees"  # what payment providers keep
DISPUTES_LOSS = "disputes_loss"  # what card holders took back through their banks
COUPONS = "coupons"  # reductions the platform pays for
ROUNDING = "rounding"  # halalas by which a provider counts otherwise

ACCOUNTS = (
    BANK,
    COURIER_CASH,
    COURIER_FEES,
    FAMILY_COMING,
    FAMILY,
    PAYOUTS_ON_THE_WAY,
    REFUNDS_DUE,
    COMMISSION,
    VAT_DUE,
    PROVIDER_FEES,
    DISPUTES_LOSS,
    COUPONS,
    ROUNDING,
)
OF_FAMILIES = (FAMILY_COMING, FAMILY)  # these alone say which family's they are

CLEARING = "clearing:"
# and money of exhibitions, held for the bodies that publish them (see fairs/fees)
PATTERN = re.compile(r"clearing:[a-z][a-z0-9_]{0,30}|organiser:(coming|due|deposits|cash)")


def clearing(provider: str) -> str:
    """The account of money a payment provider has taken for the platform and not handed over yet."""
    return CLEARING + provider


def is_account(name: str) -> bool:
    """Whether there is such an account."""
    return name in ACCOUNTS or PATTERN.fullmatch(name) is not None
