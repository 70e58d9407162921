"""what of a lost dispute somebody was said to bear

Revision: 0018
After: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('dispute', sa.Column('laid_minor', sa.BigInteger(), nullable=False, server_default='0'))
    op.execute(
        "UPDATE dispute SET laid_minor = (SELECT COALESCE(SUM(dispute_decision.amount_minor), 0) FROM dispute_decision "
        "WHERE dispute_decision.dispute_id = dispute.id AND dispute_decision.returned_at IS NULL) WHERE state = 'lost'"
    )


def downgrade() -> None:
    op.drop_column('dispute', 'laid_minor')
