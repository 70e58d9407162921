"""the journal is read by the moments at which things happened

Revision ID: 0026
After: 0025
"""

from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_journal_entry_at', 'journal_entry', ['at', 'id'])


def downgrade() -> None:
    op.drop_index('ix_journal_entry_at', 'journal_entry')
