"""families send files of goods

Revision: 0037
After: 0036
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('goods_file',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sent_at', STAMP, nullable=False),
    sa.Column('sent_by', KEY, nullable=True),
    sa.Column('done_at', STAMP, nullable=True),
    sa.Column('made', sa.Integer(), nullable=False),
    sa.Column('changed', sa.Integer(), nullable=False),
    sa.Column('left_out', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_goods_file_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sent_by'], ['user_account.id'], name=op.f('fk_goods_file_sent_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goods_file'))
    )
    op.create_index(op.f('ix_goods_file_family_id'), 'goods_file', ['family_id'])
    op.create_index('ix_goods_file_sent_at', 'goods_file', ['sent_at'])


def downgrade() -> None:
    op.drop_table('goods_file')
