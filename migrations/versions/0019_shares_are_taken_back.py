"""what is taken back of transfers to families

Revision: 0019
After: 0018
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('transfer_reversal',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('payout_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entry_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('once', sa.String(length=120), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('provider_ref', sa.String(length=120), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('next_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('trouble', sa.String(length=80), nullable=False),
    sa.Column('created_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_transfer_reversal_amount')),
    sa.ForeignKeyConstraint(['entry_id'], ['ledger_entry.id'], name=op.f('fk_transfer_reversal_entry_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['payout_id'], ['payout.id'], name=op.f('fk_transfer_reversal_payout_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_transfer_reversal')),
    sa.UniqueConstraint('entry_id', name=op.f('uq_transfer_reversal_entry_id')),
    sa.UniqueConstraint('once', name=op.f('uq_transfer_reversal_once')),
    sa.UniqueConstraint('provider_ref', name=op.f('uq_transfer_reversal_provider_ref'))
    )
    with op.batch_alter_table('transfer_reversal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_transfer_reversal_payout_id'), ['payout_id'], unique=False)
        batch_op.create_index('ix_transfer_reversal_state_next_at', ['state', 'next_at'], unique=False)


def downgrade() -> None:
    op.drop_table('transfer_reversal')
