"""the database itself keeps the ledger: what is written once is not replaced or emptied, and what is booked adds up

Revision: 0017
After: 0016
"""

import sqlalchemy as sa
from alembic import op

from migrations.guards import allow_replacing, forbid_replacing, keep_balanced, let_go_unbalanced

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

# what is written once, and what makes two rows of it the same
WRITTEN_ONCE = {
    "journal_entry": [("id",)],
    "ledger_entry": [("id",)],
    "ledger_transaction": [("id",), ("once",)],
    "order_line": [("id",)],
    "parcel_step": [("id",)],
    "payout_step": [("id",)],
    "receipt_document": [("id",), ("once",), ("uuid",), ("family_id", "number"), ("family_id", "previous_hash")],
    "stock_move": [("id",)],
}


def upgrade() -> None:
    op.create_table('ledger_never',
    sa.Column('amount_minor', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.CheckConstraint('amount_minor <> amount_minor', name=op.f('ck_ledger_never_never')),
    sa.PrimaryKeyConstraint('amount_minor', name=op.f('pk_ledger_never'))
    )
    op.create_table('ledger_sum',
    sa.Column('transaction_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('off_by_minor', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['off_by_minor'], ['ledger_never.amount_minor'], name=op.f('fk_ledger_sum_off_by_minor'), ondelete='RESTRICT', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['transaction_id'], ['ledger_transaction.id'], name=op.f('fk_ledger_sum_transaction_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('transaction_id', 'currency', name=op.f('pk_ledger_sum'))
    )
    # what was booked before is whole, and nothing is added to it any more; what is not, flask check names
    op.execute(
        "INSERT INTO ledger_sum (transaction_id, currency) SELECT transaction_id, currency FROM ledger_entry "
        "GROUP BY transaction_id, currency HAVING SUM(amount_minor) = 0"
    )
    keep_balanced()
    for table, keys in WRITTEN_ONCE.items():
        forbid_replacing(table, keys)


def downgrade() -> None:
    for table in WRITTEN_ONCE:
        allow_replacing(table)
    let_go_unbalanced()
    op.drop_table('ledger_sum')
    op.drop_table('ledger_never')
