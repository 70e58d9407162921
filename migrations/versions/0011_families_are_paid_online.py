"""families can be paid through a provider that is asked over the network

Revision: 0011
After: 0010
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table('payout_recipient', schema=None) as batch_op:
        batch_op.add_column(sa.Column('opening_ref', sa.String(length=120), nullable=True))
        batch_op.alter_column('ready_at', existing_type=STAMP, nullable=True)
        batch_op.create_unique_constraint(batch_op.f('uq_payout_recipient_opening_ref'), ['opening_ref'])
    with op.batch_alter_table('payout', schema=None) as batch_op:
        batch_op.add_column(sa.Column('tries', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('turn', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('next_at', STAMP, nullable=True))
        batch_op.add_column(sa.Column('trouble', sa.String(length=80), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('payout', schema=None) as batch_op:
        batch_op.drop_column('trouble')
        batch_op.drop_column('next_at')
        batch_op.drop_column('turn')
        batch_op.drop_column('tries')
    with op.batch_alter_table('payout_recipient', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_payout_recipient_opening_ref'), type_='unique')
        batch_op.alter_column('ready_at', existing_type=STAMP, nullable=False)
        batch_op.drop_column('opening_ref')
