"""what the bank calls a sum, what lay on the account after it, and what the office is asked about it

Revision: 0015
After: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('bank_credit', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reference', sa.String(length=120), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('balance_minor', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('doubt', sa.String(length=20), nullable=False, server_default=''))
    op.execute("UPDATE bank_credit SET reference = substr(line_ref, 5) WHERE line_ref LIKE 'ref:%'")
    with op.batch_alter_table('bank_credit', schema=None) as batch_op:
        batch_op.alter_column('reference', server_default=None)
        batch_op.alter_column('doubt', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('bank_credit', schema=None) as batch_op:
        batch_op.drop_column('doubt')
        batch_op.drop_column('balance_minor')
        batch_op.drop_column('reference')
