"""whether the allergens of goods were told: what nobody said is no promise that there are none

Revision: 0050
After: 0049
"""

import sqlalchemy as sa
from alembic import op

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None

UNTOLD = 16384  # the bit of shelf rows behind those of the fourteen allergens
# who named some told of them; of what names none nobody knows
TELL = "UPDATE product SET allergens_told = true WHERE CAST(allergens AS TEXT) <> '[]'"
MARK = f"""
UPDATE shelf_entry SET allergen_bits = {UNTOLD}
WHERE product_id IN (SELECT id FROM product WHERE NOT allergens_told)
"""
UNMARK = f'UPDATE shelf_entry SET allergen_bits = 0 WHERE allergen_bits = {UNTOLD}'


def upgrade() -> None:
    with op.batch_alter_table('product') as table:
        table.add_column(sa.Column('allergens_told', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('product') as table:
        table.alter_column('allergens_told', server_default=None)
    tell_which_were_told()


def tell_which_were_told() -> None:
    op.execute(TELL)
    op.execute(MARK)


def downgrade() -> None:
    op.execute(UNMARK)
    with op.batch_alter_table('product') as table:
        table.drop_column('allergens_told')
