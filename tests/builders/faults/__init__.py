"""Every way in which the data of a market may be broken by hand, under the rule that must see it (see stage.py): the
sentence of the rule, what was done, the statements that did it."""

from tests.builders.faults import (
    books,
    credits,
    decided,
    documents,
    fairs,
    fees,
    goods,
    held,
    links,
    money,
    papers,
    paydays,
    people,
    promises,
    reviews,
    talks,
    telling,
    trade,
)

FAULTS = (
    *books.FAULTS,
    *credits.FAULTS,
    *decided.FAULTS,
    *documents.FAULTS,
    *fairs.FAULTS,
    *fees.FAULTS,
    *goods.FAULTS,
    *held.FAULTS,
    *links.FAULTS,
    *money.FAULTS,
    *papers.FAULTS,
    *paydays.FAULTS,
    *people.FAULTS,
    *promises.FAULTS,
    *reviews.FAULTS,
    *talks.FAULTS,
    *telling.FAULTS,
    *trade.FAULTS,
)
