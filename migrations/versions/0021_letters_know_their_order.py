"""letters to shoppers say which order they are about, and those that wait which private link they may show

Revision: 0021
After: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

KINDS = (
    'order-confirmed', 'parcel-moved', 'parcel-called-off', 'transfer-due', 'transfer-short', 'transfer-ended',
    'money-sent-back', 'return-noted', 'return-answered', 'return-done', 'allowance-given',
)  # fmt: skip
notice = sa.table('notice', sa.column('id'), sa.column('kind'), sa.column('values', sa.JSON))
orders = sa.table('shop_order', sa.column('id'), sa.column('link_hash'))
parcels = sa.table('parcel', sa.column('id'), sa.column('order_id'))


def upgrade() -> None:
    connection = op.get_bind()
    order_of = dict(connection.execute(sa.select(parcels.c.id, parcels.c.order_id)).all())
    link_of = dict(connection.execute(sa.select(orders.c.id, orders.c.link_hash)).all())
    for letter, values in connection.execute(sa.select(notice.c.id, notice.c['values']).where(notice.c.kind.in_(KINDS))).all():
        about = values.get('order_id') or order_of.get(values.get('parcel_id'))
        if about in link_of:
            told = {**values, 'order_id': about, 'link': link_of[about]}
            connection.execute(sa.update(notice).where(notice.c.id == letter).values({'values': told}))


def downgrade() -> None:
    """Nothing: who wrote letters before does not mind that they say more."""
