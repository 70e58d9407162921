"""an order keeps who bought it apart from who receives what is brought

Revision: 0070
After: 0063
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0070'
down_revision = '0063'
branch_labels = None
depends_on = None

COLUMNS = ('receiver_name', 'receiver_mobile')


def upgrade() -> None:
    """Of the orders until now nobody can say which of the two was written down: it stays who bought."""
    with op.batch_alter_table('shop_order') as table:
        table.add_column(sa.Column('receiver_name', sa.String(length=200), nullable=False, server_default=''))
        table.add_column(sa.Column('receiver_mobile', sa.String(length=40), nullable=False, server_default=''))
    drop_defaults(op.get_bind(), 'shop_order', COLUMNS)


def downgrade() -> None:
    with op.batch_alter_table('shop_order') as table:
        for column in reversed(COLUMNS):
            table.drop_column(column)
