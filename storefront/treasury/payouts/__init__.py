"""Payouts: what each family is owed goes to its bank account, weekly, approved by people, booked at every step."""

from storefront.treasury.payouts import refusals, weeks
from storefront.treasury.payouts.approving import approve, approve_each, drop, drop_planned, leaves_now
from storefront.treasury.payouts.facts import PayoutFileMade, PayoutMoved, PayoutPlanned, PayoutSigned
from storefront.treasury.payouts.models import Payout, PayoutFile, PayoutLine, PayoutStep
from storefront.treasury.payouts.moving import move
from storefront.treasury.payouts.planning import ANEW, due, plan
from storefront.treasury.payouts.port import CameBack, OnlinePayouts, Outcome, Transfer
from storefront.treasury.payouts.providers import PROVIDERS, names_online, online, open_provider
from storefront.treasury.payouts.queries import (
    Listed,
    counts,
    files,
    get,
    get_file,
    hold_on,
    holding,
    ids_named,
    lines_of,
    listed,
    signers_of,
    states_of,
    steps_of,
    waiting_in,
)
from storefront.treasury.payouts.sending import (
    call_office,
    content_of,
    make_file,
    note_done,
    note_failed,
    note_reversed,
    take_answer,
    transfer_of,
)
from storefront.treasury.payouts.states import BOOKED, ON_THE_WAY, PAYOUT
from storefront.treasury.payouts.terms import Terms, open_with, terms

__all__ = [
    "ANEW",
    "BOOKED",
    "ON_THE_WAY",
    "PAYOUT",
    "PROVIDERS",
    "CameBack",
    "Listed",
    "OnlinePayouts",
    "Outcome",
    "Payout",
    "PayoutFile",
    "PayoutFileMade",
    "PayoutLine",
    "PayoutMoved",
    "PayoutPlanned",
    "PayoutSigned",
    "PayoutStep",
    "Terms",
    "Transfer",
    "approve",
    "approve_each",
    "call_office",
    "content_of",
    "counts",
    "drop",
    "drop_planned",
    "due",
    "files",
    "get",
    "get_file",
    "hold_on",
    "holding",
    "ids_named",
    "leaves_now",
    "lines_of",
    "listed",
    "make_file",
    "move",
    "names_online",
    "note_done",
    "note_failed",
    "note_reversed",
    "online",
    "open_provider",
    "open_with",
    "plan",
    "refusals",
    "signers_of",
    "states_of",
    "steps_of",
    "take_answer",
    "terms",
    "transfer_of",
    "waiting_in",
    "weeks",
]
