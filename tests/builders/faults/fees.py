"""Fees of exhibitors, broken by hand."""

BOOKS = "The books of an exhibition hold the fees that were paid"
DEPOSITS = "Deposits that are held are those in the books"
CASH = "Cash that organisers took is in the books"
PARTS = "No invoice holds more than was paid of it"
PAYMENTS = "Every payment of a fee is a part of an invoice"
DUE = "Invoices are due as long as something is left"
WORKER = "Fees of who does not come go back (is the worker running?)"

FEE = "UPDATE exhibit_invoice_line SET paid_minor = paid_minor - 1 WHERE kind = 'fee' AND paid_minor > 0"
DEPOSIT = (
    "UPDATE exhibit_invoice_line SET paid_minor = paid_minor - 1 WHERE kind = 'deposit' AND paid_minor > back_minor"
)
ELSEWHERE = "UPDATE ledger_entry SET account = 'bank' WHERE account = 'organiser:coming'"

FAULTS = (
    (BOOKS, "a fee was paid that nobody booked", [FEE]),
    (
        BOOKS,
        "what was booked of fees is elsewhere",
        ["UPDATE ledger_entry SET account = 'bank' WHERE account = 'organiser:coming'"],
    ),
    (DEPOSITS, "a deposit was paid that nobody booked", [DEPOSIT]),
    (
        CASH,
        "cash was taken that nobody booked",
        ["UPDATE exhibit_invoice_part SET method = 'card' WHERE method = 'cash'"],
    ),
    (PARTS, "a line holds less than its parts", [FEE]),
    (
        PAYMENTS,
        "a part that was paid counts as left",
        ["UPDATE exhibit_invoice_part SET state = 'ended' WHERE state = 'paid'"],
    ),
    (PAYMENTS, "a payment of one is away", ["UPDATE payment SET state = 'expired' WHERE purpose = 'fee'"]),
    (DUE, "one that is paid is due", ["UPDATE exhibit_invoice SET state = 'due' WHERE state = 'settled'"]),
    (
        WORKER,
        "one waits for ever",
        ["UPDATE exhibit_invoice SET state = 'ending', ends_as = 'whole', changed_at = '2020-01-01 10:00:00+00:00'"],
    ),
)
