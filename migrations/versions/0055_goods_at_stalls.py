"""what families bring to exhibitions, what of it lies at their stalls, and its movements

Revision: 0055
After: 0056
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.guards import forbid_changes, forbid_replacing

revision = '0055'
down_revision = '0056'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('stall_stock',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('asked_at', STAMP, nullable=True),
    sa.Column('reminded_at', STAMP, nullable=True),
    sa.Column('counted_at', STAMP, nullable=True),
    sa.Column('counted_by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['counted_by'], ['user_account.id'], name=op.f('fk_stall_stock_counted_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_stall_stock_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_stall_stock_family_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_stock')),
    sa.UniqueConstraint('exhibition_id', 'family_id', name=op.f('uq_stall_stock_exhibition_id_family_id'))
    )
    op.create_index('ix_stall_stock_family_id', 'stall_stock', ['family_id'])
    op.create_table('stall_product',
    sa.Column('id', KEY, nullable=False),
    sa.Column('stall_stock_id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_stall_product_product_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['stall_stock_id'], ['stall_stock.id'], name=op.f('fk_stall_product_stall_stock_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_product')),
    sa.UniqueConstraint('stall_stock_id', 'product_id', name=op.f('uq_stall_product_stall_stock_id_product_id'))
    )
    op.create_index('ix_stall_product_product_id', 'stall_product', ['product_id'])
    op.create_table('stall_item',
    sa.Column('id', KEY, nullable=False),
    sa.Column('stall_stock_id', KEY, nullable=False),
    sa.Column('variant_id', KEY, nullable=False),
    sa.Column('free', sa.Integer(), nullable=False),
    sa.CheckConstraint('free >= 0', name=op.f('ck_stall_item_free')),
    sa.ForeignKeyConstraint(['stall_stock_id'], ['stall_stock.id'], name=op.f('fk_stall_item_stall_stock_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['variant_id'], ['variant.id'], name=op.f('fk_stall_item_variant_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_item')),
    sa.UniqueConstraint('stall_stock_id', 'variant_id', name=op.f('uq_stall_item_stall_stock_id_variant_id'))
    )
    op.create_index('ix_stall_item_variant_id', 'stall_item', ['variant_id'])
    op.create_table('stall_move',
    sa.Column('id', KEY, nullable=False),
    sa.Column('item_id', KEY, nullable=False),
    sa.Column('change', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=80), nullable=False),
    sa.Column('moved_at', STAMP, nullable=False),
    sa.Column('moved_by', KEY, nullable=True),
    sa.CheckConstraint('change <> 0', name=op.f('ck_stall_move_change')),
    sa.ForeignKeyConstraint(['item_id'], ['stall_item.id'], name=op.f('fk_stall_move_item_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['moved_by'], ['user_account.id'], name=op.f('fk_stall_move_moved_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_move'))
    )
    op.create_index('ix_stall_move_item_id_id', 'stall_move', ['item_id', 'id'])
    op.create_index('ix_stall_move_subject', 'stall_move', ['subject'])
    forbid_changes('stall_move')
    forbid_replacing('stall_move', [('id',)])


def downgrade() -> None:
    op.drop_table('stall_move')
    op.drop_table('stall_item')
    op.drop_table('stall_product')
    op.drop_table('stall_stock')
