"""what a found refund was for, where it was for several things; shares wait until somebody has said it

Revision: 0029
After: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WORDS = 'رُدّ مبلغ من هذه الدفعة، ولم يُعرف بعد لأي قطع.'
HOLD = """
INSERT INTO payout_hold (family_id, subject, reason, held_at)
SELECT DISTINCT parcel.family_id, 'parcel:' || parcel.id, CAST(:words AS VARCHAR(300)), CURRENT_TIMESTAMP
FROM refund
JOIN payment ON payment.id = refund.payment_id
JOIN parcel ON (payment.purpose = 'order' AND parcel.order_id = payment.subject_id)
    OR (payment.purpose = 'parcel' AND parcel.id = payment.subject_id)
WHERE refund.state = 'unattributed' AND NOT EXISTS (
    SELECT 1 FROM payout_hold AS living
    WHERE living.family_id = parcel.family_id AND living.subject = 'parcel:' || parcel.id AND living.released_at IS NULL
)
"""


def upgrade() -> None:
    op.create_table('refund_purpose',
    sa.Column('refund_id', KEY, nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_refund_purpose_amount')),
    sa.ForeignKeyConstraint(['refund_id'], ['refund.id'], name=op.f('fk_refund_purpose_refund_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('refund_id', 'subject', name=op.f('pk_refund_purpose'))
    )
    op.create_index(op.f('ix_refund_purpose_subject'), 'refund_purpose', ['subject'])
    hold_what_was_found()


def hold_what_was_found() -> None:
    """Of payments of which something was found before, no share is paid out either."""
    op.get_bind().execute(sa.text(HOLD), {'words': WORDS})


def downgrade() -> None:
    op.drop_table('refund_purpose')
