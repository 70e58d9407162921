"""Sums that came into the market's own account, broken by hand."""

ONE_USED = "(SELECT MIN(id) FROM bank_credit WHERE state = 'used')"
ONE_UNKNOWN = "(SELECT MIN(id) FROM bank_credit WHERE state = 'unknown')"
BOOKED, PAID = (
    "What came into the account is booked as far as it has come",
    "What came into the account paid what it was for",
)

FAULTS = (
    (BOOKED, "a sum was raised", [f"UPDATE bank_credit SET amount_minor = amount_minor + 100 WHERE id = {ONE_USED}"]),
    (BOOKED, "a sum was deleted", [f"DELETE FROM bank_credit WHERE id = {ONE_UNKNOWN}"]),
    (BOOKED, "a booked sum counts as none", [f"UPDATE bank_credit SET state = 'dropped' WHERE id = {ONE_UNKNOWN}"]),
    (BOOKED, "a sum counts as returned", [f"UPDATE bank_credit SET state = 'returned' WHERE id = {ONE_UNKNOWN}"]),
    (
        BOOKED,
        "the booking of a sum moved to another account",
        [
            "UPDATE ledger_entry SET account = 'courier_cash' WHERE account = 'bank' AND transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE kind = 'credit')"
        ],
    ),
    (PAID, "a sum that paid was deleted", [f"DELETE FROM bank_credit WHERE id = {ONE_USED}"]),
    (
        PAID,
        "a sum that paid counts as unknown",
        [f"UPDATE bank_credit SET state = 'unknown', payment_id = NULL, attempt_id = NULL WHERE id = {ONE_USED}"],
    ),
    (
        PAID,
        "a sum that paid is only called unknown",
        [f"UPDATE bank_credit SET state = 'unknown' WHERE id = {ONE_USED}"],
    ),
    (
        PAID,
        "a sum was given to another payment",
        [
            "UPDATE bank_credit SET payment_id = (SELECT MIN(id) FROM payment WHERE id != bank_credit.payment_id) "
            f"WHERE id = {ONE_USED}"
        ],
    ),
    (
        PAID,
        "a sum was given to another payment with its attempt",
        [
            "UPDATE bank_credit SET (payment_id, attempt_id) = (SELECT payment_id, id FROM payment_attempt "
            "WHERE id != bank_credit.attempt_id ORDER BY id LIMIT 1) "
            f"WHERE id = {ONE_USED}"
        ],
    ),
    (
        PAID,
        "a sum paid more than it is",
        [f"UPDATE bank_credit SET amount_minor = amount_minor - 100 WHERE id = {ONE_USED}"],
    ),
    (
        PAID,
        "a sum waits for a payment that has its money",
        [f"UPDATE bank_credit SET state = 'waiting', attempt_id = NULL WHERE id = {ONE_USED}"],
    ),
)
