"""shoppers write reviews, and cards show what they gave

Revision: 0027
After: 0026
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.defaults import drop_defaults

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
STARS = ('ones', 'twos', 'threes', 'fours', 'fives')
RATED = ('rating_tenths', 'ratings')


def upgrade() -> None:
    for subject in ('product', 'family'):
        add_score(subject)
    op.create_table('review',
    sa.Column('id', KEY, nullable=False),
    sa.Column('order_line_id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=True),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('stars', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('photo_key', sa.String(length=64), nullable=False),
    sa.Column('photo_width', sa.Integer(), nullable=False),
    sa.Column('photo_height', sa.Integer(), nullable=False),
    sa.Column('photo_tint', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('hidden_reason', sa.String(length=300), nullable=False),
    sa.Column('written_at', STAMP, nullable=False),
    sa.Column('edited_at', STAMP, nullable=True),
    sa.Column('reply', sa.String(length=1000), nullable=False),
    sa.Column('replied_at', STAMP, nullable=True),
    sa.CheckConstraint('stars BETWEEN 1 AND 5', name=op.f('ck_review_stars')),
    sa.CheckConstraint("state IN ('shown', 'hidden')", name=op.f('ck_review_state')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_review_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['order_line_id'], ['order_line.id'], name=op.f('fk_review_order_line_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_review_product_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_review_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('order_line_id', name=op.f('uq_review_order_line_id'))
    )
    op.create_index('ix_review_product', 'review', ['product_id', 'state', 'id'])
    op.create_index('ix_review_family', 'review', ['family_id', 'state', 'id'])
    op.create_index(op.f('ix_review_user_id'), 'review', ['user_id'])
    op.create_index(op.f('ix_review_photo_key'), 'review', ['photo_key'])
    op.create_table('review_report',
    sa.Column('id', KEY, nullable=False),
    sa.Column('review_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('reported_at', STAMP, nullable=False),
    sa.Column('decided_at', STAMP, nullable=True),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_report_review_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_review_report_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_report')),
    sa.UniqueConstraint('review_id', 'user_id', name=op.f('uq_review_report_review_id_user_id'))
    )
    op.create_index(op.f('ix_review_report_user_id'), 'review_report', ['user_id'])
    op.create_index(op.f('ix_review_report_decided_at'), 'review_report', ['decided_at'])
    for column in RATED:
        op.add_column('product_card', sa.Column(column, sa.Integer(), nullable=False, server_default='0'))
    drop_defaults(op.get_bind(), 'product_card', RATED)


def add_score(subject: str) -> None:
    """Votes by stars of a product, or of a family."""
    op.create_table(f'{subject}_score',
    sa.Column(f'{subject}_id', KEY, nullable=False),
    *(sa.Column(name, sa.Integer(), nullable=False) for name in STARS),
    *(sa.CheckConstraint(f'{name} >= 0', name=op.f(f'ck_{subject}_score_{name}')) for name in STARS),
    sa.ForeignKeyConstraint([f'{subject}_id'], [f'{subject}.id'], name=op.f(f'fk_{subject}_score_{subject}_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint(f'{subject}_id', name=op.f(f'pk_{subject}_score'))
    )


def downgrade() -> None:
    for column in RATED:
        op.drop_column('product_card', column)
    for table in ('review_report', 'review', 'family_score', 'product_score'):
        op.drop_table(table)
