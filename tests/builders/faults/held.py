"""What waits for a bank or for whoever says for what money went back, broken by hand."""

HELD = "Shares are held whose money a bank or nobody decided about"
LAID = "What somebody bears of a dispute was decided"
STANDS = "Refunds stand as they are booked"
OWN = "Refunds are of the payment they are for"
NOW = "CURRENT_TIMESTAMP"

FAULTS = (
    (HELD, "what a bank looks into is not held", ["DELETE FROM payout_hold"]),
    (
        HELD,
        "what a bank looks into was let go by nobody",
        [f"UPDATE payout_hold SET released_at = {NOW}, released_by = NULL WHERE released_at IS NULL"],
    ),
    (HELD, "nobody decided about what was lost", ["DELETE FROM dispute_decision WHERE bearer = 'market'"]),
    (LAID, "a decision is gone", ["DELETE FROM dispute_decision WHERE returned_at IS NULL"]),
    (LAID, "more was laid on somebody", ["UPDATE dispute SET laid_minor = laid_minor + 1"]),
    (
        STANDS,
        "what went back is asked for once more",
        ["UPDATE refund SET state = 'asked', done_at = NULL WHERE state = 'done'"],
    ),
    (STANDS, "what was found is for nothing", ["UPDATE refund SET subject = '' WHERE state = 'done'"]),
    (
        OWN,
        "a refund is of another payment",
        ["UPDATE refund SET payment_id = (SELECT MAX(id) FROM payment WHERE payment.id != refund.payment_id)"],
    ),
    (
        OWN,
        "a refund is of another payment in cash",
        [
            "UPDATE refund SET attempt_id = NULL, "
            "payment_id = (SELECT MAX(id) FROM payment WHERE payment.id != refund.payment_id)"
        ],
    ),
)
