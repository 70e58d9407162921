"""an order keeps who bought it apart from who receives what is brought; a link in a letter knows where its reader was going

Revision: 0070
After: 0069
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0070'
down_revision = '0069'
branch_labels = None
depends_on = None

COLUMNS = ('receiver_name', 'receiver_mobile')
WAYS = ('way', 'wish')


def upgrade() -> None:
    """Of the orders until now nobody can say which of the two was written down: it stays who bought."""
    with op.batch_alter_table('shop_order') as table:
        table.add_column(sa.Column('receiver_name', sa.String(length=200), nullable=False, server_default=''))
        table.add_column(sa.Column('receiver_mobile', sa.String(length=40), nullable=False, server_default=''))
    drop_defaults(op.get_bind(), 'shop_order', COLUMNS)
    with op.batch_alter_table('one_time_token') as table:
        table.add_column(sa.Column('way', sa.Text(), nullable=False, server_default=''))
        table.add_column(sa.Column('wish', sa.String(length=40), nullable=False, server_default=''))
    drop_defaults(op.get_bind(), 'one_time_token', WAYS)


def downgrade() -> None:
    for name, columns in (('one_time_token', WAYS), ('shop_order', COLUMNS)):
        with op.batch_alter_table(name) as table:
            for column in reversed(columns):
                table.drop_column(column)
