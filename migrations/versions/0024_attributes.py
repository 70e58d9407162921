"""products say what their craft lets them say, and the shelves of categories filter by it

Revision: 0024
After: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0022'
branch_labels = None
depends_on = None

FILTERS = ('published', 'price_minor', 'region_id', 'city_id', 'category_id', 'is_ready', 'allergen_bits')
ORDERS = {'ix_shelf_newest': 'published', 'ix_shelf_price': 'price_minor', 'ix_shelf_sold': 'sold'}


def upgrade() -> None:
    op.add_column('product', sa.Column('attributes', sa.JSON, nullable=False, server_default='{}'))
    op.add_column('shelf_entry', sa.Column('attribute_bits', sa.BigInteger, nullable=False, server_default='0'))
    with_indexes((*FILTERS, 'attribute_bits'))


def downgrade() -> None:
    with_indexes(FILTERS)
    op.drop_column('shelf_entry', 'attribute_bits')
    op.drop_column('product', 'attributes')


def with_indexes(filters: tuple[str, ...]) -> None:
    """Each order with all its filters."""
    for name, column in ORDERS.items():
        op.drop_index(name, 'shelf_entry')
        op.create_index(name, 'shelf_entry', ['shelf', column, 'product_id', *(one for one in filters if one != column)])
