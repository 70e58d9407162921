"""links belong to their family: those of its shop and its goods, those it makes itself, ready baskets with their goods; parcels know
whether they are their shopper's first

Revision: 0039
After: 0038
"""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.defaults import drop_defaults

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
EARLIER = (  # an order of the same person, with goods of the same family, that came to something
    "UPDATE parcel SET is_first = false WHERE EXISTS (SELECT 1 FROM shop_order AS own "
    "JOIN shop_order AS earlier ON earlier.{who} = own.{who} AND earlier.id < own.id "
    "JOIN parcel AS had ON had.order_id = earlier.id "
    "WHERE own.id = parcel.order_id AND own.{who} IS NOT NULL AND {filled} AND earlier.abandoned_at IS NULL "
    "AND had.family_id = parcel.family_id AND had.state NOT IN ('declined', 'cancelled', 'refused'))"
)


def upgrade() -> None:
    own_the_links()
    op.create_table('share_link_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('variant_id', KEY, nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('personal_text', sa.String(length=120), nullable=False),
    sa.Column('kept_price_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('quantity BETWEEN 1 AND 99', name=op.f('ck_share_link_line_quantity')),
    sa.ForeignKeyConstraint(['code'], ['share_link.code'], name=op.f('fk_share_link_line_code'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['variant_id'], ['variant.id'], name=op.f('fk_share_link_line_variant_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_share_link_line')),
    sa.UniqueConstraint('code', 'variant_id', 'personal_text', name=op.f('uq_share_link_line_code_variant_id_personal_text'))
    )
    op.create_index(op.f('ix_share_link_line_variant_id'), 'share_link_line', ['variant_id'])
    op.create_index(op.f('ix_shop_order_share_code'), 'shop_order', ['share_code'])
    op.create_index(op.f('ix_shop_order_email'), 'shop_order', ['email'])
    op.add_column('parcel', sa.Column('is_first', sa.Boolean(), nullable=False, server_default=sa.true()))
    drop_defaults(op.get_bind(), 'parcel', ('is_first',))
    tell_firsts()


def own_the_links() -> None:
    """Links of before lead to products. The one a product's page passes on (of several the first by its code, as until now)
    stands for it; every family whose shop was opened has one for that as well."""
    with op.batch_alter_table('share_link', schema=None) as link:
        link.add_column(sa.Column('family_id', KEY, nullable=True))
        link.add_column(sa.Column('kind', sa.String(length=40), nullable=False, server_default='product'))
        link.add_column(sa.Column('name', sa.String(length=60), nullable=False, server_default=''))
        link.add_column(sa.Column('stands_for', sa.String(length=40), nullable=True))
        link.add_column(sa.Column('closed_at', STAMP, nullable=True))
        link.alter_column('product_id', existing_type=KEY, nullable=True)
    drop_defaults(op.get_bind(), 'share_link', ('kind', 'name'))
    tell_owners()
    with op.batch_alter_table('share_link', schema=None) as link:
        link.alter_column('family_id', existing_type=KEY, nullable=False)
        link.create_foreign_key(op.f('fk_share_link_family_id'), 'family', ['family_id'], ['id'], ondelete='CASCADE')
        link.create_unique_constraint(op.f('uq_share_link_stands_for'), ['stands_for'])
        link.create_check_constraint(op.f('ck_share_link_kind'), "(kind = 'product') = (product_id IS NOT NULL)")
        link.create_check_constraint(op.f('ck_share_link_stands'), 'stands_for IS NULL OR closed_at IS NULL')
    op.create_index('ix_share_link_family_made', 'share_link', ['family_id', 'created_at'])
    add_shops()


def tell_owners() -> None:
    """Whose link it is, and which of a product's links its page passes on."""
    op.execute('UPDATE share_link SET family_id = (SELECT family_id FROM product WHERE product.id = share_link.product_id)')
    op.execute(
        "UPDATE share_link SET stands_for = 'product:' || product_id WHERE code = "
        '(SELECT min(other.code) FROM share_link AS other WHERE other.product_id = share_link.product_id)'
    )


def add_shops() -> None:
    """A link for each shop that was opened, as one is made for each that opens from now on."""
    families = op.get_bind().scalars(sa.text("SELECT id FROM family WHERE status IN ('active', 'suspended')")).all()
    link = sa.table('share_link', *(sa.column(name) for name in (
        'code', 'family_id', 'kind', 'name', 'stands_for', 'opened', 'ordered')), sa.column('created_at', STAMP))
    now = datetime.now(UTC)
    op.bulk_insert(link, [
        {'code': ''.join(secrets.choice(LETTERS) for _ in range(8)), 'family_id': family, 'kind': 'shop', 'name': '',
         'stands_for': f'shop:{family}', 'opened': 0, 'ordered': 0, 'created_at': now}
        for family in families
    ])


def tell_firsts() -> None:
    """Parcels of before are their shopper's first from their family unless an earlier order of the same account, mobile or
    e-mail address held goods of it that were not called off."""
    for who, filled in (('user_id', 'own.user_id IS NOT NULL'), ('mobile', "own.mobile <> ''"), ('email', "own.email <> ''")):
        op.execute(EARLIER.format(who=who, filled=filled))


def downgrade() -> None:
    op.drop_column('parcel', 'is_first')
    op.drop_index(op.f('ix_shop_order_email'), table_name='shop_order')
    op.drop_index(op.f('ix_shop_order_share_code'), table_name='shop_order')
    op.drop_table('share_link_line')
    op.execute("DELETE FROM share_link WHERE kind <> 'product'")
    op.drop_index('ix_share_link_family_made', table_name='share_link')
    with op.batch_alter_table('share_link', schema=None) as link:
        link.drop_constraint(op.f('ck_share_link_stands'), type_='check')
        link.drop_constraint(op.f('ck_share_link_kind'), type_='check')
        link.drop_constraint(op.f('uq_share_link_stands_for'), type_='unique')
        link.drop_constraint(op.f('fk_share_link_family_id'), type_='foreignkey')
        link.alter_column('product_id', existing_type=KEY, nullable=False)
        for column in ('closed_at', 'stands_for', 'name', 'kind', 'family_id'):
            link.drop_column(column)
