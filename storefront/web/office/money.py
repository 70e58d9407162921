"""Where the office's money pages begin: what waits, what is held up, what we have and owe."""

from typing import Any

from flask import Blueprint, render_template

from storefront.treasury import ledger, payouts, recipients
from storefront.web.office.money_words import ACCOUNTS, OURS, OWED, RESULT, account_words

money = Blueprint("money", __name__)


@money.get("/money")
def index() -> str:
    """Numbers, each a door to its page."""
    return render_template(
        "office/money/index.html",
        counts=payouts.counts(),
        holds=recipients.holds(),
        terms=payouts.terms(),
        sides=sides(),
    )


def sides() -> dict[str, int]:
    """What we have and what we owe in halalas, as positive sums."""
    found = {OURS: 0, OWED: 0}
    for account, total in ledger.balances().items():
        side = account_words(account)[0]
        if side in found:
            found[side] += total
    return {OURS: found[OURS], OWED: -found[OWED]}


def statement_rows() -> list[tuple[str, list[dict[str, Any]]]]:
    """The accounts that hold something, side by side with their names and natural sums; what we owe and earned is
    positive too."""
    rows: dict[str, list[dict[str, Any]]] = {OURS: [], OWED: [], RESULT: []}
    found = ledger.balances()
    for account in sorted(found, key=place_of):
        total = found[account]
        side, name, about = account_words(account)
        sum_minor = total if side == OURS else -total
        row = {"account": account, "name": name, "about": about, "sum_minor": sum_minor}
        rows[side].append(row)
    return [(side, there) for side, there in rows.items() if there]


def place_of(account: str) -> tuple[int, str]:
    """Where an account stands among the others: as they are listed, the providers' after the bank."""
    names = list(ACCOUNTS)
    return (names.index(account), "") if account in ACCOUNTS else (0, account)
