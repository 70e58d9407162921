"""The ledger: accounts, sales, commissions, broken by hand."""

ONE_PARCEL = "(SELECT MIN(id) FROM parcel)"
ONE_SALE = "(SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale')"
ONE_COMPLETE = "(SELECT MAX(id) FROM parcel WHERE state = 'completed')"

FAULTS = (
    (
        "Money stands on known accounts",
        "money lies in a pocket",
        ["UPDATE ledger_entry SET account = 'pocket' WHERE account = 'commission'"],
    ),
    (
        "Money stands on known accounts",
        "nobody knows whose a family's money is",
        ["UPDATE ledger_entry SET family_id = NULL WHERE account = 'family'"],
    ),
    (
        "Money stands on known accounts",
        "the commission is a family's",
        ["UPDATE ledger_entry SET family_id = (SELECT MIN(id) FROM family) WHERE account = 'commission'"],
    ),
    (
        "What is coming to families may still come back",
        "a complete parcel was never cleared",
        [
            f"DELETE FROM payout_line WHERE entry_id IN (SELECT e.id FROM ledger_entry e JOIN ledger_transaction t "
            f"ON t.id = e.transaction_id WHERE t.once = 'cleared:parcel:' || {ONE_COMPLETE})",
            f"DELETE FROM ledger_entry WHERE transaction_id = (SELECT id FROM ledger_transaction "
            f"WHERE once = 'cleared:parcel:' || {ONE_COMPLETE})",
            f"DELETE FROM ledger_transaction WHERE once = 'cleared:parcel:' || {ONE_COMPLETE}",
        ],
    ),
    (
        "What is coming to families may still come back",
        "more was cleared than was coming",
        [
            "UPDATE ledger_entry SET amount_minor = amount_minor * 2 WHERE transaction_id = "
            f"(SELECT id FROM ledger_transaction WHERE once = 'cleared:parcel:' || {ONE_COMPLETE})"
        ],
    ),
    (
        "What is coming to families may still come back",
        "something is coming of nothing",
        ["UPDATE ledger_transaction SET subject = 'parcel:999999' WHERE kind = 'sale'"],
    ),
    (
        "A booked sale is its parcel's whole sum",
        "a sale was booked smaller than it was",
        [
            f"UPDATE ledger_entry SET amount_minor = amount_minor - 1 WHERE transaction_id = {ONE_SALE} AND amount_minor > 0"
        ],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a rule of today was laid over an old order",
        ["UPDATE order_line SET commission_basis_points = 900"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a parcel pays another commission than its lines",
        [f"UPDATE parcel SET commission_minor = commission_minor + 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "the tax grew above the commission",
        ["UPDATE order_line SET commission_vat_minor = commission_minor + 1"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a parcel owes another tax than its lines",
        [f"UPDATE parcel SET commission_vat_minor = 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "The commission in the books is what was frozen",
        "a halala of commission went to the bank",
        ["UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE account = 'commission' AND amount_minor < 0"],
    ),
    (
        "The commission in the books is what was frozen",
        "the commission on what came back was kept",
        [
            "DELETE FROM ledger_entry WHERE account = 'commission' AND transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE once LIKE 'taken-back:return:%')"
        ],
    ),
)
