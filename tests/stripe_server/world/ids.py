"""Ids as Stripe's look: a word for the kind, then letters and digits that nobody can guess."""

import secrets
import string

LETTERS = string.ascii_letters + string.digits
PREFIXES = {
    "account": "acct",
    "balance_transaction": "txn",
    "bank_account": "ba",
    "charge": "ch",
    "checkout.session": "cs_test",
    "customer": "cus",
    "dispute": "du",
    "event": "evt",
    "item": "li",
    "payment": "py",
    "payment_intent": "pi",
    "payment_method": "pm",
    "payout": "po",
    "price": "price",
    "product": "prod",
    "refund": "re",
    "request": "req",
    "transfer": "tr",
    "transfer_reversal": "trr",
    "webhook_endpoint": "we",
}
LENGTHS = {"account": 16, "checkout.session": 58, "customer": 14, "product": 14, "request": 14}


def new_id(kind: str) -> str:
    """A new id for a kind of object; what is not listed is known by its own word."""
    return f"{PREFIXES.get(kind, kind)}_{random_word(LENGTHS.get(kind, 24))}"


def random_word(length: int) -> str:
    return "".join(LETTERS[byte % len(LETTERS)] for byte in secrets.token_bytes(length))
