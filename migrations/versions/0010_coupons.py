"""coupons, their uses, and what they take off orders, parcels and lines

Revision: 0010
After: 0009
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database
from migrations.guards import keep_terms, release_terms


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

TERMS = (
    "id", "parcel_id", "product_id", "variant_id", "name_ar", "name_en", "choice_ar", "choice_en", "return_class",
    "is_counted", "unit_minor", "quantity", "total_minor",
)
BY = "discount_by IN ('family', 'market') OR (discount_by = '' AND discount_minor = 0)"
KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def discount() -> sa.Column:
    return sa.Column('discount_minor', sa.BigInteger(), nullable=False, server_default='0')


def upgrade() -> None:
    op.create_table('coupon',
    sa.Column('id', KEY, nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('shown', sa.String(length=40), nullable=False),
    sa.Column('family_id', KEY, nullable=True),
    sa.Column('basis_points', sa.Integer(), nullable=True),
    sa.Column('cap_minor', sa.BigInteger(), nullable=True),
    sa.Column('amount_minor', sa.BigInteger(), nullable=True),
    sa.Column('minimum_minor', sa.BigInteger(), nullable=False),
    sa.Column('most_uses', sa.Integer(), nullable=True),
    sa.Column('most_each', sa.Integer(), nullable=True),
    sa.Column('first_order_only', sa.Boolean(), nullable=False),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('to_day', sa.Date(), nullable=True),
    sa.Column('used', sa.Integer(), nullable=False),
    sa.Column('made_by', KEY, nullable=True),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('stopped_at', STAMP, nullable=True),
    sa.Column('stopped_by', KEY, nullable=True),
    sa.Column('stop_reason', sa.String(length=300), nullable=False),
    sa.CheckConstraint('(basis_points IS NULL) <> (amount_minor IS NULL)', name=op.f('ck_coupon_kind')),
    sa.CheckConstraint('basis_points BETWEEN 1 AND 10000', name=op.f('ck_coupon_basis_points')),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_coupon_amount')),
    sa.CheckConstraint('cap_minor > 0', name=op.f('ck_coupon_cap')),
    sa.CheckConstraint('minimum_minor >= 0', name=op.f('ck_coupon_minimum')),
    sa.CheckConstraint('most_each >= 1', name=op.f('ck_coupon_most_each')),
    sa.CheckConstraint('used >= 0 AND (most_uses IS NULL OR used <= most_uses)', name=op.f('ck_coupon_used')),
    sa.CheckConstraint('to_day IS NULL OR to_day >= from_day', name=op.f('ck_coupon_days')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_coupon_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_coupon_made_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['stopped_by'], ['user_account.id'], name=op.f('fk_coupon_stopped_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coupon')),
    sa.UniqueConstraint('code', name=op.f('uq_coupon_code'))
    )
    op.create_index(op.f('ix_coupon_family_id'), 'coupon', ['family_id'], unique=False)
    op.create_table('coupon_use',
    sa.Column('id', KEY, nullable=False),
    sa.Column('coupon_id', KEY, nullable=False),
    sa.Column('order_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=True),
    sa.Column('mobile', sa.String(length=40), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('discount_minor', sa.BigInteger(), nullable=False),
    sa.Column('used_at', STAMP, nullable=False),
    sa.Column('given_back_at', STAMP, nullable=True),
    sa.ForeignKeyConstraint(['coupon_id'], ['coupon.id'], name=op.f('fk_coupon_use_coupon_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['order_id'], ['shop_order.id'], name=op.f('fk_coupon_use_order_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_coupon_use_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coupon_use')),
    sa.UniqueConstraint('order_id', name=op.f('uq_coupon_use_order_id'))
    )
    op.create_index('ix_coupon_use_coupon_given', 'coupon_use', ['coupon_id', 'given_back_at'], unique=False)
    op.create_index(op.f('ix_coupon_use_user_id'), 'coupon_use', ['user_id'], unique=False)

    op.add_column('cart', sa.Column('coupon_code', sa.String(length=40), nullable=False, server_default=''))
    total = 'total_minor = items_minor + delivery_minor - discount_minor'
    for table in ('shop_order', 'parcel'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(discount())
            if table == 'parcel':
                batch_op.add_column(sa.Column('discount_by', sa.String(length=40), nullable=False, server_default=''))
                batch_op.create_check_constraint(op.f('ck_parcel_by'), BY)
            batch_op.drop_constraint(op.f(f'ck_{table}_total'), type_='check')
            batch_op.create_check_constraint(op.f(f'ck_{table}_total'), total)
            batch_op.create_check_constraint(op.f(f'ck_{table}_discount'), 'discount_minor BETWEEN 0 AND items_minor')
    release_terms('order_line')
    with op.batch_alter_table('order_line', schema=None) as batch_op:
        batch_op.add_column(discount())
        batch_op.create_check_constraint(
            op.f('ck_order_line_discount'), 'discount_minor = 0 OR discount_minor BETWEEN 1 AND total_minor'
        )
    keep_terms('order_line', (*TERMS, 'discount_minor'))


def downgrade() -> None:
    release_terms('order_line')
    with op.batch_alter_table('order_line', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_order_line_discount'), type_='check')
        batch_op.drop_column('discount_minor')
    keep_terms('order_line', TERMS)
    for table in ('parcel', 'shop_order'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(op.f(f'ck_{table}_discount'), type_='check')
            batch_op.drop_constraint(op.f(f'ck_{table}_total'), type_='check')
            batch_op.create_check_constraint(op.f(f'ck_{table}_total'), 'total_minor = items_minor + delivery_minor')
            if table == 'parcel':
                batch_op.drop_constraint(op.f('ck_parcel_by'), type_='check')
                batch_op.drop_column('discount_by')
            batch_op.drop_column('discount_minor')
    op.drop_column('cart', 'coupon_code')
    op.drop_table('coupon_use')
    op.drop_table('coupon')
