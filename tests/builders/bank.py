"""Statements as a bank writes them, and what follows from importing them."""

from collections.abc import Sequence
from datetime import date

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.money import plain
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import bank
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, place

OFFICER = Actor(roles=frozenset({"staff"}))
HEAD = "Date,Amount,Description,Reference"
Sum = tuple[int, str, str]  # halalas, what the payer wrote, the bank's name for the line


def a_statement(*sums: Sum, day: date | None = None) -> str:
    """The text of a statement with these sums on one day."""
    rows = [f"{day or clock.today()},{plain(amount)},{words},{ref}" for amount, words, ref in sums]
    return "\n".join([HEAD, *rows])


def imported(*sums: Sum, day: date | None = None) -> list[bank.BankCredit]:
    """What came in by a statement with these sums, in a unit of work of its own."""
    with unit_of_work():
        statement = bank.keep_statement("kashf.csv", a_statement(*sums, day=day).encode(), OFFICER)
        bank.import_statement(statement, OFFICER)
    return credits_of(statement.id)


def taken_in(*sums: Sum) -> list[bank.BankCredit]:
    """The same, where an officer says yes to whatever is asked about it."""
    new = imported(*sums)
    with unit_of_work():
        for credit in new:
            if credit.state == "asked":
                bank.take_in(bank.get_credit(credit.id), OFFICER)
    return credits_of(new[0].statement_id)


def credits_of(statement_id: int) -> list[bank.BankCredit]:
    db.session.expire_all()
    rows: Sequence[bank.BankCredit] = db.session.query(bank.BankCredit).order_by(bank.BankCredit.id).all()
    return [row for row in rows if row.statement_id == statement_id]


def a_transfer_order(product: Product | None = None, *, pieces: int = 1, **contact: str) -> orders.Order:
    """An order that waits for its shopper's transfer."""
    with unit_of_work():
        basket = a_basket((product or a_product(stock=5), pieces))
        return orders.get(place(basket, method="transfer", **contact).id)
