"""Fees and deposits of families that exhibit: asked for, paid in one go or in parts, waived, taken over by a sponsor, given back.
The money is held for the body that publishes the exhibition, in the books of the house.
"""

from storefront.fairs.fees import accounts, endings, refusals
from storefront.fairs.fees.clearing import Standing, clear_one, standing, standing_of
from storefront.fairs.fees.deciding import (
    MOST_REASON,
    MOST_SPONSOR,
    decide_deposits,
    keep_deposit,
    return_deposit,
    sponsor,
    unsponsor,
    waive,
)
from storefront.fairs.fees.ending import end_one, note_end
from storefront.fairs.fees.issuing import issue, issue_one, remind_one
from storefront.fairs.fees.paying import MOST_NOTE, begin, begin_for_sponsor, end, is_still_owed, record_cash, take
from storefront.fairs.fees.returning import give_cash

__all__ = [
    "MOST_NOTE",
    "MOST_REASON",
    "MOST_SPONSOR",
    "Standing",
    "accounts",
    "begin",
    "begin_for_sponsor",
    "clear_one",
    "decide_deposits",
    "end",
    "end_one",
    "endings",
    "give_cash",
    "is_still_owed",
    "issue",
    "issue_one",
    "keep_deposit",
    "note_end",
    "record_cash",
    "refusals",
    "remind_one",
    "return_deposit",
    "sponsor",
    "standing",
    "standing_of",
    "take",
    "unsponsor",
    "waive",
]
