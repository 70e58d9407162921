"""The market's own bank account: statements of the bank, and the money on them that payers sent by themselves. Too little,
too much, twice, too late and from nobody we know are everyday here, and each has its way."""

from storefront.treasury.bank.allotting import allot
from storefront.treasury.bank.calling import call_to_the_overlooked
from storefront.treasury.bank.commands import (
    PROVIDER,
    assign,
    drop,
    give_back,
    import_statement,
    keep_statement,
    leave_to_others,
    take_away,
    take_in,
)
from storefront.treasury.bank.facts import CreditArrived, CreditIsBookedElsewhere, CreditReturned, TransferIsShort
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.queries import (
    Assignment,
    Preview,
    Surplus,
    arrived_for,
    arrived_for_each,
    asked_count,
    assignment_of,
    code_of,
    credits_page,
    fate_of,
    get_credit,
    get_statement,
    preview,
    surplus_of,
    unknown_count,
)
from storefront.treasury.bank.refusals import CodeIsUnknown, DaysAreUnclear, SomebodyElseImported
from storefront.treasury.bank.taken_back import FOUND, find_taken_back

__all__ = [
    "FOUND",
    "PROVIDER",
    "Assignment",
    "BankCredit",
    "BankStatement",
    "CodeIsUnknown",
    "CreditArrived",
    "CreditIsBookedElsewhere",
    "CreditReturned",
    "DaysAreUnclear",
    "Preview",
    "SomebodyElseImported",
    "Surplus",
    "TransferIsShort",
    "allot",
    "arrived_for",
    "arrived_for_each",
    "asked_count",
    "assign",
    "assignment_of",
    "call_to_the_overlooked",
    "code_of",
    "credits_page",
    "drop",
    "fate_of",
    "find_taken_back",
    "get_credit",
    "get_statement",
    "give_back",
    "import_statement",
    "keep_statement",
    "leave_to_others",
    "preview",
    "surplus_of",
    "take_away",
    "take_in",
    "unknown_count",
]
