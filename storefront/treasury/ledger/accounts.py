"""The accounts of the ledger. What comes in is positive; what is owed or earned is negative; each booking adds up to 0."""

CARD_CLEARING = "card_clearing"  # paid by card, on its way to the platform
COURIER_CASH = "courier_cash"  # cash the courier holds for the platform
COURIER_FEES = "courier_fees"  # owed to the courier
FAMILY = "family"  # owed to a family; positive when the family owes
COMMISSION = "commission"  # earned by the platform
REFUNDS_DUE = "refunds_due"  # owed to shoppers

ACCOUNTS = (CARD_CLEARING, COURIER_CASH, COURIER_FEES, FAMILY, COMMISSION, REFUNDS_DUE)
