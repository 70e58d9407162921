"""files of goods are carried out in parts; a picture that waits is known again when it is sent twice

Revision: 0044
After: 0043
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.defaults import drop_defaults

revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
OPEN = sa.text('confirmed_at IS NOT NULL AND done_at IS NULL')


def upgrade() -> None:
    """What was carried out until now was carried out whole: it says how much it made and changed, and left nothing."""
    with op.batch_alter_table('goods_file') as table:
        table.add_column(sa.Column('confirmed_at', STAMP, nullable=True))
        table.add_column(sa.Column('confirmed_by', KEY, nullable=True))
        table.add_column(sa.Column('steps', sa.JSON(), nullable=False, server_default='[]'))
        table.add_column(sa.Column('reached', sa.Integer(), nullable=False, server_default='0'))
        table.add_column(sa.Column('kept_as_is', sa.JSON(), nullable=False, server_default='[]'))
        table.create_foreign_key(
            op.f('fk_goods_file_confirmed_by'), 'user_account', ['confirmed_by'], ['id'], ondelete='SET NULL'
        )
    drop_defaults(op.get_bind(), 'goods_file', ('steps', 'reached', 'kept_as_is'))
    op.create_index('ix_goods_file_open', 'goods_file', ['confirmed_at'], sqlite_where=OPEN, postgresql_where=OPEN)
    file = sa.table('goods_file', sa.column('confirmed_at'), sa.column('done_at'))
    op.execute(file.update().where(file.c.done_at.is_not(None)).values(confirmed_at=file.c.done_at))
    op.add_column('upload', sa.Column('digest', sa.String(length=64), nullable=False, server_default=''))
    drop_defaults(op.get_bind(), 'upload', ('digest',))


def downgrade() -> None:
    op.drop_column('upload', 'digest')
    op.drop_index('ix_goods_file_open', table_name='goods_file')
    with op.batch_alter_table('goods_file') as table:
        table.drop_constraint(op.f('fk_goods_file_confirmed_by'), type_='foreignkey')
        for column in ('kept_as_is', 'reached', 'steps', 'confirmed_by', 'confirmed_at'):
            table.drop_column(column)
