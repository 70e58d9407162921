"""a parcel knows through which channel its shopper came, a line of a basket whether it is ordered once more; what was earned in a month
is found by its time

Revision: 0034
After: 0033
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('parcel', sa.Column('channel', sa.String(length=40), nullable=False, server_default='market'))
    drop_defaults(op.get_bind(), 'parcel', ('channel',))
    tell_channels()
    op.add_column('cart_line', sa.Column('is_again', sa.Boolean(), nullable=False, server_default=sa.false()))
    drop_defaults(op.get_bind(), 'cart_line', ('is_again',))
    op.create_index('ix_ledger_transaction_kind_booked_at', 'ledger_transaction', ['kind', 'booked_at'])


def tell_channels() -> None:
    """Parcels of before whose order came by a link to goods of their family; that something was ordered once more nobody kept."""
    op.execute(
        "UPDATE parcel SET channel = 'shared' WHERE EXISTS (SELECT 1 FROM shop_order "
        "JOIN share_link ON share_link.code = shop_order.share_code JOIN product ON product.id = share_link.product_id "
        "WHERE shop_order.id = parcel.order_id AND product.family_id = parcel.family_id)"
    )


def downgrade() -> None:
    op.drop_index('ix_ledger_transaction_kind_booked_at', table_name='ledger_transaction')
    op.drop_column('cart_line', 'is_again')
    op.drop_column('parcel', 'channel')
