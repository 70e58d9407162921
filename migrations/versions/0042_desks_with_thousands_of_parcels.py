"""what is done stands by its last step, so that a board of thousands of parcels is read a page at a time

Revision: 0042
After: 0040
"""

from alembic import op

revision = '0042'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_parcel_family_state_at', 'parcel', ['family_id', 'state_at'])


def downgrade() -> None:
    op.drop_index('ix_parcel_family_state_at', table_name='parcel')
