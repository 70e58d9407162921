"""bookings say what a provider calls the money they move; its movements are kept beside them, and what was compared

Revision: 0016
After: 0015
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

from migrations.guards import allow_changes, forbid_changes

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

MONEY_OF_SALE = """
    SELECT MAX(attempt.payment_ref) FROM parcel
    JOIN payment ON payment.purpose = 'order' AND payment.subject_id = parcel.order_id
    JOIN payment_attempt AS attempt ON attempt.payment_id = payment.id AND attempt.settles
    WHERE 'sale:parcel:' || parcel.id = ledger_transaction.once
"""
MONEY_OF_ATTEMPT = """
    SELECT attempt.payment_ref FROM payment_attempt AS attempt
    WHERE ledger_transaction.once IN ('fee:attempt:' || attempt.id, 'stray:attempt:' || attempt.id)
"""
REFUND = """
    SELECT refund.provider_ref FROM refund
    WHERE refund.way = 'provider' AND ledger_transaction.once IN (
        'paid-back:refund:' || refund.id || CASE WHEN refund.again > 0 THEN ':' || 'again:' || refund.again ELSE '' END,
        'came-back:refund:' || refund.id || CASE WHEN refund.again > 0 THEN ':' || 'again:' || refund.again ELSE '' END
    )
"""
# a dispute may have been opened several times, and every turn is named after it
DISPUTE = """
    SELECT dispute.provider_ref FROM dispute
    WHERE ledger_transaction.once LIKE 'disputed:dispute:' || dispute.id || ':%'
    OR ledger_transaction.once LIKE 'dispute-won:dispute:' || dispute.id || ':%'
    OR ledger_transaction.once LIKE 'fee:dispute:' || dispute.id || ':%'
"""
PAYOUT = """
    SELECT payout.provider_ref FROM payout
    WHERE ledger_transaction.once IN ('payout-done:' || payout.id, 'payout-reversed:' || payout.id)
"""
KNOWN_BY = {
    "kind = 'sale'": MONEY_OF_SALE,
    "once LIKE 'fee:attempt:%' OR kind = 'stray'": MONEY_OF_ATTEMPT,
    "kind IN ('paid_back', 'came_back')": REFUND,
    "kind IN ('disputed', 'dispute_won') OR once LIKE 'fee:dispute:%'": DISPUTE,
    "kind IN ('payout_done', 'payout_reversed')": PAYOUT,
}
TO_BANK = ("arrived:", "fee:to-bank:")  # and then, of those that were booked by a comparison: provider:movement


def upgrade() -> None:
    op.create_table('provider_movement',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('ref', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('source_ref', sa.String(length=255), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('fee_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('moved_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_movement')),
    sa.UniqueConstraint('provider', 'ref', name=op.f('uq_provider_movement_provider_ref'))
    )
    with op.batch_alter_table('provider_movement', schema=None) as batch_op:
        batch_op.create_index('ix_provider_movement_provider_moved_at', ['provider', 'moved_at'], unique=False)

    with op.batch_alter_table('reconciliation_run', schema=None) as batch_op:
        batch_op.add_column(sa.Column('on_its_way', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('balances', sa.JSON(), server_default='[]', nullable=False))

    # added by itself: a table that was copied instead would lose its triggers
    op.add_column('ledger_transaction', sa.Column('provider_ref', sa.String(length=255), server_default='', nullable=False))
    op.create_index('ix_ledger_transaction_provider_ref', 'ledger_transaction', ['provider_ref'], unique=False)
    allow_changes('ledger_transaction')
    name_what_moved()
    forbid_changes('ledger_transaction')


def name_what_moved() -> None:
    """Bookings of earlier days learn what the provider calls their money, from the rows they were booked for."""
    for where, known_by in KNOWN_BY.items():
        op.execute(
            f"UPDATE ledger_transaction SET provider_ref = COALESCE(({known_by}), '') "  # noqa: S608 - nothing comes from outside
            f"WHERE {where}"
        )
    for begin in TO_BANK:
        rest = f"SUBSTR(once, {len(begin) + 1})"
        op.execute(
            f"UPDATE ledger_transaction SET provider_ref = SUBSTR({rest}, LENGTH(provider) + 2) FROM "  # noqa: S608
            f"(SELECT DISTINCT provider FROM reconciliation_run) AS compared WHERE once LIKE '{begin}' || provider || ':%'"
        )


def downgrade() -> None:
    op.drop_index('ix_ledger_transaction_provider_ref', table_name='ledger_transaction')
    op.drop_column('ledger_transaction', 'provider_ref')
    with op.batch_alter_table('reconciliation_run', schema=None) as batch_op:
        batch_op.drop_column('balances')
        batch_op.drop_column('on_its_way')

    with op.batch_alter_table('provider_movement', schema=None) as batch_op:
        batch_op.drop_index('ix_provider_movement_provider_moved_at')

    op.drop_table('provider_movement')
