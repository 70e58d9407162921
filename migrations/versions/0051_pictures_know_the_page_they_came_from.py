"""pictures that wait know the page they were sent from: no other page puts them on its product

Revision: 0051
After: 0050
"""

import sqlalchemy as sa
from alembic import op

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What waits already was left on a page nobody knows: the next form asks what is to become of it."""
    with op.batch_alter_table('upload') as table:
        table.add_column(sa.Column('form', sa.String(length=64), nullable=False, server_default=''))
    with op.batch_alter_table('upload') as table:
        table.alter_column('form', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('upload') as table:
        table.drop_column('form')
