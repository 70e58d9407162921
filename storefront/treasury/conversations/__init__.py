"""Conversations with providers of payments. Each writes down what it is about to ask, asks without holding anything, and
writes down the answer: two units of work of its own round a call, so it is never begun inside another. Whatever is lost
on the way is found by the worker's rounds."""

from storefront.treasury.conversations.asking import report
from storefront.treasury.conversations.differing import send_back_differing, take_on_differing
from storefront.treasury.conversations.disputing import look_at_disputes
from storefront.treasury.conversations.ending import release
from storefront.treasury.conversations.hearing import catch_up, hear, work_off
from storefront.treasury.conversations.looking import look_again, settle
from storefront.treasury.conversations.paying import LinesDoNotAddUp, WayBack, begin_attempt
from storefront.treasury.conversations.reconciling import Account, account
from storefront.treasury.conversations.refunding import carry_out_refund, look_at_refunds

__all__ = [
    "Account",
    "LinesDoNotAddUp",
    "WayBack",
    "account",
    "begin_attempt",
    "carry_out_refund",
    "catch_up",
    "hear",
    "look_again",
    "look_at_disputes",
    "look_at_refunds",
    "release",
    "report",
    "send_back_differing",
    "settle",
    "take_on_differing",
    "work_off",
]
