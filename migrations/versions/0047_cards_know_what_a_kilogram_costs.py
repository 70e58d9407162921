"""a card says of goods by weight what the portion weighs that its price is for, so that the price of a kilogram follows

Revision: 0047
After: 0046
"""

import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None

# of portions that cost the same the heaviest, as the shelves do
WEIGHS = """
UPDATE product_card SET price_grams = (
    SELECT max(variant.grams) FROM variant
    WHERE variant.product_id = product_card.product_id AND variant.is_active
      AND variant.price_minor = product_card.price_minor)
WHERE stock_mode = 'by_weight'
"""


def upgrade() -> None:
    op.add_column('product_card', sa.Column('price_grams', sa.Integer(), nullable=True))
    tell_what_it_weighs()


def tell_what_it_weighs() -> None:
    op.execute(WEIGHS)


def downgrade() -> None:
    op.drop_column('product_card', 'price_grams')
