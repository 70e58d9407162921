"""plans of stalls, and who stands in them

Revision: 0053
After: 0052
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('stall_plan',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('booking', sa.String(length=40), nullable=False),
    sa.Column('picture_key', sa.String(length=32), nullable=False),
    sa.Column('picture_width', sa.Integer(), nullable=False),
    sa.Column('picture_height', sa.Integer(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.Column('shown_at', STAMP, nullable=True),
    sa.CheckConstraint("(picture_key = '') = (picture_width = 0)", name=op.f('ck_stall_plan_picture')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_stall_plan_exhibition_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_plan')),
    sa.UniqueConstraint('exhibition_id', name=op.f('uq_stall_plan_exhibition_id'))
    )
    op.create_index('ix_stall_plan_picture_key', 'stall_plan', ['picture_key'])
    op.create_table('stall',
    sa.Column('id', KEY, nullable=False),
    sa.Column('plan_id', KEY, nullable=False),
    sa.Column('number', sa.String(length=12), nullable=False),
    sa.Column('x', sa.Integer(), nullable=False),
    sa.Column('y', sa.Integer(), nullable=False),
    sa.Column('width_cm', sa.Integer(), nullable=False),
    sa.Column('depth_cm', sa.Integer(), nullable=False),
    sa.Column('features', sa.JSON(), nullable=False),
    sa.Column('price_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('price_minor >= 0', name=op.f('ck_stall_price')),
    sa.CheckConstraint('width_cm BETWEEN 50 AND 5000 AND depth_cm BETWEEN 50 AND 5000', name=op.f('ck_stall_size')),
    sa.CheckConstraint('x BETWEEN 0 AND 10000 AND y BETWEEN 0 AND 10000', name=op.f('ck_stall_place')),
    sa.ForeignKeyConstraint(['plan_id'], ['stall_plan.id'], name=op.f('fk_stall_plan_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall')),
    sa.UniqueConstraint('plan_id', 'number', name=op.f('uq_stall_plan_id_number'))
    )
    op.create_table('stall_day',
    sa.Column('id', KEY, nullable=False),
    sa.Column('plan_id', KEY, nullable=False),
    sa.Column('stall_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('given_at', STAMP, nullable=False),
    sa.Column('given_by', KEY, nullable=True),
    sa.CheckConstraint('turn BETWEEN 1 AND 4', name=op.f('ck_stall_day_turn')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_stall_day_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['given_by'], ['user_account.id'], name=op.f('fk_stall_day_given_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['plan_id'], ['stall_plan.id'], name=op.f('fk_stall_day_plan_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['stall_id'], ['stall.id'], name=op.f('fk_stall_day_stall_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stall_day'))
    )
    op.create_index('ix_stall_day_family_id', 'stall_day', ['family_id'])
    op.create_index('uq_stall_day_family', 'stall_day', ['plan_id', 'family_id', 'day', 'turn'], unique=True)
    op.create_index('uq_stall_day_stall_id_day', 'stall_day', ['stall_id', 'day'], unique=True)


def downgrade() -> None:
    op.drop_table('stall_day')
    op.drop_table('stall')
    op.drop_table('stall_plan')
