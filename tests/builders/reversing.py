"""Movements that were entered by hand: one that is right, one that is to be reversed, one that was."""

from dataclasses import dataclass

from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger, movements
from storefront.treasury.ledger import LedgerTransaction
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel
from tests.builders.treasury import an_officer


@dataclass(frozen=True)
class Entered:
    """The numbers of a sale whose cash the courier took; of what was entered rightly, of what is to be reversed and of what
    was; and of the wish that waits for a second person."""

    sale: int
    right: int
    doubted: int
    wrong: int
    wish: int


def entered_by_hand() -> Entered:
    """All of it, in units of its own."""
    with unit_of_work():
        bring_to(the_parcel(an_order((a_product(price=10_000), 1))), "handed_over")
    with unit_of_work():
        sale = newest().id
        right, doubted, wrong = (noted(f"ST-{number}") for number in range(1, 4))
        asked, booked = (movements.ask(one, an_officer(), reason="كُتب 40 بدل 4") for one in (doubted, wrong))
        movements.agree(booked, an_officer())
        return Entered(sale, right.id, doubted.id, wrong.id, asked.id)


def noted(reference: str) -> LedgerTransaction:
    """So much of the courier's cash came to the bank."""
    movements.note_cash(3_000, 200, an_officer(), reference=reference, reason="كشف نوفمبر")
    return newest()


def newest() -> LedgerTransaction:
    """The last booking."""
    return ledger.transactions(ledger.Search()).rows[0].transaction
