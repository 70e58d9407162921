"""daily making capacities, their days and bookings; which lines were booked

Revision: 0020
After: 0019
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database
from migrations.guards import keep_terms, release_terms


revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

TERMS = (
    "id", "parcel_id", "product_id", "variant_id", "name_ar", "name_en", "choice_ar", "choice_en", "return_class",
    "is_counted", "unit_minor", "quantity", "total_minor", "discount_minor",
)
KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('capacity',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('pieces', sa.Integer(), nullable=False),
    sa.Column('days_off', sa.Integer(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('lowered_at', STAMP, nullable=True),
    sa.Column('dropped_at', STAMP, nullable=True),
    sa.CheckConstraint('pieces > 0', name=op.f('ck_capacity_pieces')),
    sa.CheckConstraint('days_off BETWEEN 0 AND 126', name=op.f('ck_capacity_days_off')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_capacity_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_capacity'))
    )
    op.create_index(op.f('ix_capacity_family_id'), 'capacity', ['family_id'])

    op.create_table('capacity_product',
    sa.Column('product_id', KEY, nullable=False),
    sa.Column('capacity_id', KEY, nullable=False),
    sa.ForeignKeyConstraint(['capacity_id'], ['capacity.id'], name=op.f('fk_capacity_product_capacity_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_capacity_product_product_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('product_id', name=op.f('pk_capacity_product'))
    )
    op.create_index(op.f('ix_capacity_product_capacity_id'), 'capacity_product', ['capacity_id'])

    op.create_table('capacity_day',
    sa.Column('capacity_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('booked', sa.Integer(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.CheckConstraint('booked BETWEEN 0 AND most', name=op.f('ck_capacity_day_booked')),
    sa.ForeignKeyConstraint(['capacity_id'], ['capacity.id'], name=op.f('fk_capacity_day_capacity_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('capacity_id', 'day', name=op.f('pk_capacity_day'))
    )

    op.create_table('capacity_booking',
    sa.Column('id', KEY, nullable=False),
    sa.Column('capacity_id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.Column('subject', sa.String(length=80), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('pieces', sa.Integer(), nullable=False),
    sa.Column('booked_at', STAMP, nullable=False),
    sa.Column('given_back_at', STAMP, nullable=True),
    sa.CheckConstraint('pieces > 0', name=op.f('ck_capacity_booking_pieces')),
    sa.ForeignKeyConstraint(['capacity_id'], ['capacity.id'], name=op.f('fk_capacity_booking_capacity_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_capacity_booking_product_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_capacity_booking'))
    )
    op.create_index(op.f('ix_capacity_booking_product_id'), 'capacity_booking', ['product_id'])
    op.create_index('ix_capacity_booking_subject', 'capacity_booking', ['subject'])
    op.create_index('ix_capacity_booking_capacity_day', 'capacity_booking', ['capacity_id', 'day'])

    release_terms("order_line")
    op.add_column('order_line', sa.Column('is_booked', sa.Boolean(), nullable=False, server_default=sa.false()))
    keep_terms("order_line", (*TERMS, "is_booked"))


def downgrade() -> None:
    release_terms("order_line")
    op.drop_column('order_line', 'is_booked')
    keep_terms("order_line", TERMS)
    op.drop_table('capacity_booking')
    op.drop_table('capacity_day')
    op.drop_table('capacity_product')
    op.drop_table('capacity')
