"""shoppers and families write to each other about a parcel

Revision: 0031
After: 0030
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
OPEN_REPORT = sa.text('reported_at IS NOT NULL AND decided_at IS NULL')


def upgrade() -> None:
    op.create_table('message_thread',
    sa.Column('id', KEY, nullable=False),
    sa.Column('parcel_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('new_for_family', KEY, nullable=True),
    sa.Column('new_for_shopper', KEY, nullable=True),
    sa.Column('written_at', STAMP, nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_message_thread_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_message_thread_parcel_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message_thread')),
    sa.UniqueConstraint('parcel_id', name=op.f('uq_message_thread_parcel_id'))
    )
    op.create_index('ix_message_thread_family', 'message_thread', ['family_id', 'written_at'])
    op.create_table('message',
    sa.Column('id', KEY, nullable=False),
    sa.Column('thread_id', KEY, nullable=False),
    sa.Column('side', sa.String(length=40), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('written_at', STAMP, nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('hidden_reason', sa.String(length=300), nullable=False),
    sa.Column('report_reason', sa.String(length=300), nullable=False),
    sa.Column('reported_at', STAMP, nullable=True),
    sa.Column('decided_at', STAMP, nullable=True),
    sa.CheckConstraint("side IN ('family', 'shopper')", name=op.f('ck_message_side')),
    sa.CheckConstraint("state IN ('shown', 'hidden')", name=op.f('ck_message_state')),
    sa.ForeignKeyConstraint(['thread_id'], ['message_thread.id'], name=op.f('fk_message_thread_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message'))
    )
    op.create_index('ix_message_of_thread', 'message', ['thread_id', 'id'])
    op.create_index('ix_message_reported', 'message', ['reported_at'], sqlite_where=OPEN_REPORT, postgresql_where=OPEN_REPORT)


def downgrade() -> None:
    for table in ('message', 'message_thread'):
        op.drop_table(table)
