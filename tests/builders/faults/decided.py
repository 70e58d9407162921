"""What the office decided about parcels' money, broken by hand."""

PRICE = "No more is allowed of goods than they cost"
BOOKED = "What the office allowed is booked and on its way"
BORNE = "Lost disputes are borne by whom somebody said"
REVERSED = "Two people reversed what was entered wrongly"
NOW = "CURRENT_TIMESTAMP"

FAULTS = (
    (REVERSED, "an opposite nobody agreed on", ["UPDATE movement_reversal SET state = 'left' WHERE state = 'booked'"]),
    (
        REVERSED,
        "two agreed and nothing was booked",
        [
            "UPDATE movement_reversal SET transaction_id = "
            "(SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale') WHERE state = 'booked'"
        ],
    ),
    (PRICE, "an allowance grew on its line", ["UPDATE allowance_line SET amount_minor = amount_minor + 10000000"]),
    (PRICE, "an allowance lost its lines", ["DELETE FROM allowance_line"]),
    (
        PRICE,
        "a delivery went back twice",
        ["UPDATE allowance SET delivery_minor = delivery_minor * 2 WHERE delivery_minor > 0"],
    ),
    (BOOKED, "an allowance was raised behind the books", ["UPDATE allowance SET items_minor = items_minor + 1"]),
    (
        BOOKED,
        "an allowance was called another one",
        ["UPDATE refund SET subject = '' WHERE subject LIKE 'allowance:%'"],
    ),
    (
        BOOKED,
        "a loss was taken of a family that nobody decided about",
        [
            "INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) "
            f"VALUES ('borne:allowance:999999', 'borne', 'parcel:1', '{{}}', {NOW})",
            "INSERT INTO ledger_entry (transaction_id, account, amount_minor, currency, booked_at) "
            "SELECT MAX(id), 'disputes_loss', -5, 'SAR', MAX(booked_at) FROM ledger_transaction",
            "INSERT INTO ledger_entry (transaction_id, account, amount_minor, currency, booked_at) "
            "SELECT MAX(id), 'commission', 5, 'SAR', MAX(booked_at) FROM ledger_transaction",
        ],
    ),
    (BORNE, "the market bears what a family gave up", ["UPDATE dispute_decision SET bearer = 'market'"]),
    (BORNE, "a family bears what it gave up nothing for", ["UPDATE dispute_decision SET bearer = 'family'"]),
    (BORNE, "a decision was raised", ["UPDATE dispute_decision SET amount_minor = amount_minor + 1"]),
    (BORNE, "a dispute is open again", ["UPDATE dispute SET state = 'open' WHERE state = 'lost'"]),
    (BORNE, "a loss came back and was not booked", [f"UPDATE dispute_decision SET returned_at = {NOW}"]),
    (
        BORNE,
        "a share is held up for nothing",
        [
            "UPDATE payout_hold SET released_at = NULL WHERE subject IN "
            "(SELECT 'parcel:' || parcel_id FROM dispute_decision WHERE returned_at IS NULL)"
        ],
    ),
)
