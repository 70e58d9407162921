"""an entry of the ledger knows when it was booked, so that what a family reads of its money is found in one index

Revision: 0038
After: 0037
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.defaults import drop_defaults
from migrations.guards import allow_changes, forbid_changes

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None

STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
NEVER = '2000-01-01 00:00:00+00:00'
OF_FAMILIES = sa.text('family_id IS NOT NULL')


def upgrade() -> None:
    op.add_column('ledger_entry', sa.Column('booked_at', STAMP, nullable=False, server_default=NEVER))
    drop_defaults(op.get_bind(), 'ledger_entry', ('booked_at',))
    tell_when()
    op.drop_index('ix_ledger_entry_family_account', table_name='ledger_entry')
    op.create_index(
        'ix_ledger_entry_family_books',
        'ledger_entry',
        ['family_id', 'booked_at', 'transaction_id', 'account', 'amount_minor'],
        sqlite_where=OF_FAMILIES,
        postgresql_where=OF_FAMILIES,
    )


def tell_when() -> None:
    """Entries of before were booked when their transaction was."""
    allow_changes('ledger_entry')
    op.execute(
        "UPDATE ledger_entry SET booked_at = (SELECT booked_at FROM ledger_transaction "
        "WHERE ledger_transaction.id = ledger_entry.transaction_id)"
    )
    forbid_changes('ledger_entry')


def downgrade() -> None:
    op.drop_index('ix_ledger_entry_family_books', table_name='ledger_entry')
    op.create_index('ix_ledger_entry_family_account', 'ledger_entry', ['family_id', 'account', 'amount_minor'])
    op.drop_column('ledger_entry', 'booked_at')
