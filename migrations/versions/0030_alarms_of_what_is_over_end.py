"""alarms about disputes end with what they were about: those of before do so now

Revision: 0030
After: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

PROOF = """
UPDATE alarm SET closed_at = CURRENT_TIMESTAMP
WHERE kind = 'dispute-opened' AND closed_at IS NULL
    AND subject IN (SELECT 'dispute:' || id FROM dispute WHERE state IN ('won', 'lost', 'closed'))
"""
LOSS = """
UPDATE alarm SET closed_at = CURRENT_TIMESTAMP
WHERE kind = 'dispute-lost' AND closed_at IS NULL AND subject IN (
    SELECT 'dispute:' || dispute.id
    FROM dispute
    JOIN payment_attempt ON payment_attempt.id = dispute.attempt_id
    JOIN payment ON payment.id = payment_attempt.payment_id
    WHERE dispute.state = 'won' OR (dispute.state = 'lost' AND NOT EXISTS (
        SELECT 1 FROM parcel
        WHERE ((payment.purpose = 'order' AND parcel.order_id = payment.subject_id)
            OR (payment.purpose = 'parcel' AND parcel.id = payment.subject_id))
            AND NOT EXISTS (
                SELECT 1 FROM dispute_decision
                WHERE dispute_decision.dispute_id = dispute.id AND dispute_decision.parcel_id = parcel.id
                    AND dispute_decision.returned_at IS NULL
            )
    ))
)
"""


def upgrade() -> None:
    end_what_is_over()


def end_what_is_over() -> None:
    """No proof is wanted of what is decided, and nobody is called to what somebody bears."""
    for statement in (PROOF, LOSS):
        op.execute(sa.text(statement))


def downgrade() -> None:
    """What ended stays so."""
