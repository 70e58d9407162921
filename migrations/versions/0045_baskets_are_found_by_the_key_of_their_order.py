"""who signed out before the last press is told that their basket waits, without a look through all baskets

Revision: 0045
After: 0044
"""

from alembic import op

revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_cart_checkout_key', 'cart', ['checkout_key'])


def downgrade() -> None:
    op.drop_index('ix_cart_checkout_key', table_name='cart')
