"""wishes to reverse what people entered in the books by hand

Revision: 0057
After: 0054
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0057'
down_revision = '0054'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
LIVING = sa.text("state <> 'left'")


def upgrade() -> None:
    op.create_table('movement_reversal',
    sa.Column('id', KEY, nullable=False),
    sa.Column('transaction_id', KEY, nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('asked_at', STAMP, nullable=False),
    sa.Column('asked_by', KEY, nullable=False),
    sa.Column('ended_at', STAMP, nullable=True),
    sa.Column('ended_by', KEY, nullable=True),
    sa.CheckConstraint("state <> 'booked' OR (ended_by <> asked_by AND ended_at IS NOT NULL)", name=op.f('ck_movement_reversal_two_people')),
    sa.ForeignKeyConstraint(['asked_by'], ['user_account.id'], name=op.f('fk_movement_reversal_asked_by'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['ended_by'], ['user_account.id'], name=op.f('fk_movement_reversal_ended_by'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['transaction_id'], ['ledger_transaction.id'], name=op.f('fk_movement_reversal_transaction_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_movement_reversal'))
    )
    op.create_index('uq_movement_reversal_living', 'movement_reversal', ['transaction_id'], unique=True, sqlite_where=LIVING, postgresql_where=LIVING)


def downgrade() -> None:
    op.drop_table('movement_reversal')
