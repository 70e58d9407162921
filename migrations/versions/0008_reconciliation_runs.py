"""what looking providers' movements through found

Revision: 0008
After: 0007
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('reconciliation_run',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('since', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('until', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('movements', sa.Integer(), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reconciliation_run'))
    )
    with op.batch_alter_table('reconciliation_run', schema=None) as batch_op:
        batch_op.create_index('ix_reconciliation_run_provider_until', ['provider', 'until'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('reconciliation_run', schema=None) as batch_op:
        batch_op.drop_index('ix_reconciliation_run_provider_until')

    op.drop_table('reconciliation_run')
