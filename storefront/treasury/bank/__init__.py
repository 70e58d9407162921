"""The market's own bank account: statements of the bank, and the money on them that payers sent by themselves. Too little,
too much, twice, too late and from nobody we know are everyday here, and each has its way."""

from storefront.treasury.bank.allotting import allot
from storefront.treasury.bank.commands import assign, give_back, import_statement, keep_statement, leave_to_others
from storefront.treasury.bank.facts import CreditArrived, CreditIsBookedElsewhere, CreditReturned, TransferIsShort
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.queries import (
    Preview,
    arrived_for,
    credits_page,
    get_credit,
    get_statement,
    preview,
    unknown_count,
)
from storefront.treasury.bank.reading import Line, Reading, Wrong, read_statement
from storefront.treasury.bank.refusals import CodeIsUnknown, StatementIsNotReadable, StatementIsTooLarge

__all__ = [
    "BankCredit",
    "BankStatement",
    "CodeIsUnknown",
    "CreditArrived",
    "CreditIsBookedElsewhere",
    "CreditReturned",
    "Line",
    "Preview",
    "Reading",
    "StatementIsNotReadable",
    "StatementIsTooLarge",
    "TransferIsShort",
    "Wrong",
    "allot",
    "arrived_for",
    "assign",
    "credits_page",
    "get_credit",
    "get_statement",
    "give_back",
    "import_statement",
    "keep_statement",
    "leave_to_others",
    "preview",
    "read_statement",
    "unknown_count",
]
