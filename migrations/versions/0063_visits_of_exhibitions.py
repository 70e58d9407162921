"""who comes to exhibitions, how many may on a day, and who went in at which gate

Revision: 0063
After: 0062
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0063'
down_revision = '0062'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('visit',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('party', sa.Integer(), nullable=False),
    sa.Column('children', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('folded', sa.String(length=200), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=40), nullable=False),
    sa.Column('user_id', KEY, nullable=True),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('short_code', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('told', sa.Integer(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.Column('reminded_at', STAMP, nullable=True),
    sa.Column('checked_at', STAMP, nullable=True),
    sa.Column('gate', sa.String(length=40), nullable=False),
    sa.CheckConstraint("(state = 'checked_in') = (checked_at IS NOT NULL)", name=op.f('ck_visit_came')),
    sa.CheckConstraint('party >= 1 AND children >= 0 AND children < party', name=op.f('ck_visit_party')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_visit_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_visit_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit')),
    sa.UniqueConstraint('code', name=op.f('uq_visit_code')),
    sa.UniqueConstraint('exhibition_id', 'day', 'email', name=op.f('uq_visit_exhibition_id_day_email')),
    sa.UniqueConstraint('short_code', name=op.f('uq_visit_short_code'))
    )
    op.create_index('ix_visit_state_day', 'visit', ['state', 'day'])
    op.create_index('ix_visit_user_id', 'visit', ['user_id'])
    op.create_table('visit_day',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=True),
    sa.Column('forgotten_at', STAMP, nullable=True),
    sa.CheckConstraint('taken >= 0 AND (most IS NULL OR taken <= most)', name=op.f('ck_visit_day_taken')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_visit_day_exhibition_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit_day')),
    sa.UniqueConstraint('exhibition_id', 'day', name=op.f('uq_visit_day_exhibition_id_day'))
    )
    op.create_table('entrance',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('hour', sa.Integer(), nullable=False),
    sa.Column('gate', sa.String(length=40), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('at', STAMP, nullable=False),
    sa.Column('counted_by', KEY, nullable=True),
    sa.Column('visit_id', KEY, nullable=True),
    sa.Column('press', sa.String(length=40), nullable=True),
    sa.Column('undoes', KEY, nullable=True),
    sa.CheckConstraint('hour BETWEEN 0 AND 23', name=op.f('ck_entrance_hour')),
    sa.CheckConstraint('people <> 0 AND (undoes IS NULL OR people < 0)', name=op.f('ck_entrance_people')),
    sa.ForeignKeyConstraint(['counted_by'], ['user_account.id'], name=op.f('fk_entrance_counted_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_entrance_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['undoes'], ['entrance.id'], name=op.f('fk_entrance_undoes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_entrance_visit_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entrance')),
    sa.UniqueConstraint('exhibition_id', 'press', name=op.f('uq_entrance_exhibition_id_press')),
    sa.UniqueConstraint('undoes', name=op.f('uq_entrance_undoes')),
    sa.UniqueConstraint('visit_id', name=op.f('uq_entrance_visit_id'))
    )
    op.create_index('ix_entrance_exhibition_id_day', 'entrance', ['exhibition_id', 'day'])



def downgrade() -> None:
    op.drop_table('entrance')
    op.drop_table('visit_day')
    op.drop_table('visit')
