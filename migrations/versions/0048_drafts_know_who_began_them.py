"""a draft of a shop page, and of a product, knows who began it: they and the owner alone may throw it away

Revision: 0048
After: 0047
"""

import sqlalchemy as sa
from alembic import op

revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
TABLES = ('shop_draft', 'product')
# who saved a page for the first time began it; of all others only the owner may throw away what there is
BEGAN = 'UPDATE shop_draft SET begun_by = saved_by WHERE version = 1'


def upgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column('begun_by', KEY, nullable=True))
            table.create_foreign_key(
                op.f(f'fk_{name}_begun_by'), 'user_account', ['begun_by'], ['id'], ondelete='SET NULL'
            )
    tell_who_began()


def tell_who_began() -> None:
    op.execute(BEGAN)


def downgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f'fk_{name}_begun_by'), type_='foreignkey')
            table.drop_column('begun_by')
