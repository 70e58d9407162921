"""a card says of goods made to order, too, that their family is on holiday

Revision: 0043
After: 0042
"""

import sqlalchemy as sa
from alembic import op

from migrations.defaults import drop_defaults

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None

# whether somebody rests changes at midnight: what began or ended since is put right by the round of that night
RESTS = """
UPDATE product_card SET is_resting = true WHERE family_id IN (
    SELECT id FROM family
    WHERE closed_until > CURRENT_DATE AND (closed_from IS NULL OR closed_from <= CURRENT_DATE))
"""


def upgrade() -> None:
    op.add_column('product_card', sa.Column('is_resting', sa.Boolean(), nullable=False, server_default=sa.false()))
    tell_who_rests()
    drop_defaults(op.get_bind(), 'product_card', ('is_resting',))


def tell_who_rests() -> None:
    op.execute(RESTS)


def downgrade() -> None:
    op.drop_column('product_card', 'is_resting')
