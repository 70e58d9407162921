"""members wait for sold-out goods

Revision: 0014
After: 0013
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('restock_wish',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('variant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('asked_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_restock_wish_user_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['variant_id'], ['variant.id'], name=op.f('fk_restock_wish_variant_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restock_wish')),
    sa.UniqueConstraint('user_id', 'variant_id', name=op.f('uq_restock_wish_user_id_variant_id'))
    )
    with op.batch_alter_table('restock_wish', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_restock_wish_variant_id'), ['variant_id'], unique=False)


def downgrade() -> None:
    op.drop_table('restock_wish')
