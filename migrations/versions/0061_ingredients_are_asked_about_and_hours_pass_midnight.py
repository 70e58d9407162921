"""what the ingredients of goods seem to name and is not in them; goods whose ingredients name what nobody ticked promise nothing;
hours of collecting that end the next day

Revision: 0061
After: 0057
"""

import json

import sqlalchemy as sa
from alembic import op

from storefront.goods.allergens import allergen_bits, named_in

revision = '0061'
down_revision = '0057'
branch_labels = None
depends_on = None

TOLD = "SELECT id, made_of_ar, made_of_en, CAST(allergens AS TEXT) FROM product WHERE allergens_told"
MARK = sa.text('UPDATE shelf_entry SET allergen_bits = :bits WHERE product_id = :product')
LATER, DIFFERENT = 'days = 0 OR closes > opens', 'days = 0 OR closes <> opens'


def upgrade() -> None:
    with op.batch_alter_table('product') as table:
        table.add_column(sa.Column('allergens_denied', sa.JSON(), nullable=False, server_default='[]'))
    with op.batch_alter_table('product') as table:
        table.alter_column('allergens_denied', server_default=None)
    leave_out_what_is_in_doubt()
    hold_hours_to(DIFFERENT)


def hold_hours_to(rule: str) -> None:
    with op.batch_alter_table('collection_point') as table:
        table.drop_constraint(op.f('ck_collection_point_open'), type_='check')
        table.create_check_constraint(op.f('ck_collection_point_open'), rule)


def leave_out_what_is_in_doubt() -> None:
    connection = op.get_bind()
    for product, arabic, english, ticked in connection.execute(sa.text(TOLD)).all():
        stated = set(json.loads(ticked))
        if more := named_in(arabic, english).keys() - stated:
            connection.execute(MARK, {'bits': allergen_bits(stated | more), 'product': product})


def downgrade() -> None:
    op.execute('UPDATE collection_point SET closes = 1439 WHERE days <> 0 AND closes <= opens')
    hold_hours_to(LATER)
    with op.batch_alter_table('product') as table:
        table.drop_column('allergens_denied')
