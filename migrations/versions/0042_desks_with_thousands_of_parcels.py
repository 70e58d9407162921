"""what is done stands by its last step, so that a board of thousands of parcels is read a page at a time; a family plans several
holidays

Revision: 0042
After: 0041
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_parcel_family_state_at', 'parcel', ['family_id', 'state_at'])
    op.add_column('family', sa.Column('later_holidays', sa.JSON(), nullable=False, server_default='[]'))
    drop_defaults(op.get_bind(), 'family', ('later_holidays',))


def downgrade() -> None:
    op.drop_column('family', 'later_holidays')
    op.drop_index('ix_parcel_family_state_at', table_name='parcel')
