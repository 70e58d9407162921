"""goods are sold by weight: a choice may be a portion, so many grams out of the stock of its product

Revision: 0046
After: 0045
"""

import sqlalchemy as sa
from alembic import op

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    """Everything there is stays counted in pieces, and lies in its own stock."""
    with op.batch_alter_table('variant') as table:
        table.add_column(sa.Column('grams', sa.Integer(), nullable=True))
        table.add_column(sa.Column('weighed_from_id', KEY, nullable=True))
        table.create_check_constraint(op.f('ck_variant_grams'), 'grams > 0')
        table.create_foreign_key(
            op.f('fk_variant_weighed_from_id'), 'variant', ['weighed_from_id'], ['id'], ondelete='CASCADE'
        )
    op.create_index(op.f('ix_variant_weighed_from_id'), 'variant', ['weighed_from_id'])


def downgrade() -> None:
    op.drop_index(op.f('ix_variant_weighed_from_id'), table_name='variant')
    with op.batch_alter_table('variant') as table:
        table.drop_constraint(op.f('fk_variant_weighed_from_id'), type_='foreignkey')
        table.drop_constraint(op.f('ck_variant_grams'), type_='check')
        table.drop_column('weighed_from_id')
        table.drop_column('grams')
