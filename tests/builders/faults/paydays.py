"""Payouts, bank accounts and files for the bank, broken by hand."""

ONE_DONE = "(SELECT MIN(id) FROM payout WHERE state = 'done')"
NOW = "CURRENT_TIMESTAMP"

FAULTS = (
    (
        "Payouts are the bookings they are made of",
        "a payout was raised",
        [f"UPDATE payout SET amount_minor = amount_minor + 1 WHERE id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a payout lost what it is made of",
        [f"DELETE FROM payout_line WHERE payout_id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a payout went to another family",
        [f"UPDATE payout SET family_id = (SELECT MIN(id) FROM family) WHERE id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a dropped payout holds on to a booking",
        [
            "INSERT INTO payout_line (entry_id, payout_id) SELECT (SELECT MIN(id) FROM ledger_entry), id "
            "FROM payout WHERE state = 'dropped'"
        ],
    ),
    (
        "Payouts are booked as far as they have come",
        "a payout came farther than its booking",
        ["UPDATE payout SET state = 'done' WHERE state = 'sent'"],
    ),
    (
        "Payouts are booked as far as they have come",
        "a payout was booked that is not there",
        [
            "INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) "
            f"VALUES ('payout-done:999999', 'payout_done', 'payout:999999', '{{}}', {NOW})",
            "INSERT INTO ledger_entry (transaction_id, account, amount_minor, currency, booked_at) "
            "SELECT id, 'bank', 5, 'SAR', booked_at FROM ledger_transaction WHERE once = 'payout-done:999999'",
        ],
    ),
    (
        "What is on the way is what was approved",
        "money on the way belongs to no payout",
        ["UPDATE payout SET state = 'failed' WHERE state = 'approved'"],
    ),
    (
        "Payouts only took allowed steps",
        "a payout was put into another state",
        ["UPDATE payout SET state = 'done' WHERE state = 'planned'"],
    ),
    (
        "Payouts only took allowed steps",
        "a payout was never approved on its way",
        ["DELETE FROM payout_step WHERE after = 'approved'"],
    ),
    (
        "Large payouts were approved by two people",
        "one of two was forgotten",
        ["UPDATE payout SET second_by = NULL WHERE needs_two"],
    ),
    (
        "Large payouts were approved by two people",
        "a payout left that nobody approved",
        [f"UPDATE payout SET approved_by = NULL, second_by = NULL WHERE id = {ONE_DONE}"],
    ),
    (
        "Bank accounts have check digits that fit",
        "a figure of an account was mistyped",
        ["UPDATE payout_recipient SET iban = 'SA0480000000608010167519'"],
    ),
    (
        "Bank accounts have check digits that fit",
        "a payout goes to an account that cannot be",
        ["UPDATE payout SET iban = 'SA0480000000608010167519' WHERE state = 'planned'"],
    ),
    (
        "Files for the bank hold what was sent",
        "an account was changed after the file was made",
        [f"UPDATE payout SET iban = 'SA4420000001234567891234' WHERE id = {ONE_DONE}"],
    ),
    (
        "What came back of transfers is booked, and no more than left",
        "another sum came back than was booked",
        ["UPDATE transfer_reversal SET amount_minor = amount_minor + 1"],
    ),
    (
        "What came back of transfers is booked, and no more than left",
        "what came back has no name at its provider",
        ["UPDATE transfer_reversal SET provider_ref = NULL"],
    ),
    (
        "What came back of transfers is booked, and no more than left",
        "what was booked as come back is not there",
        ["DELETE FROM transfer_reversal"],
    ),
    (
        "What came back of transfers is booked, and no more than left",
        "more came back than had left",
        ["UPDATE payout SET amount_minor = 1 WHERE id IN (SELECT payout_id FROM transfer_reversal)"],
    ),
    (
        "What came back of transfers is booked, and no more than left",
        "a part came back and the whole counts as back",
        ["UPDATE payout SET state = 'reversed' WHERE id IN (SELECT payout_id FROM transfer_reversal)"],
    ),
)
