"""a product may say that it cannot be made without the text its shopper writes

Revision: 0036
After: 0035
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('product', sa.Column('personal_needed', sa.Boolean(), nullable=False, server_default=sa.false()))
    drop_defaults(op.get_bind(), 'product', ('personal_needed',))


def downgrade() -> None:
    op.drop_column('product', 'personal_needed')
