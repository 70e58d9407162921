"""families write their shop page as a draft and publish it; a holiday has a first day; a family sets the terms of its delivery and says
where and when its goods are collected

Revision: 0033
After: 0032
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

from migrations.defaults import drop_defaults

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
HOME = sa.text("kind = 'home'")


def upgrade() -> None:
    add_shop_pages()
    add_first_days()
    add_sums()
    add_points()


def add_shop_pages() -> None:
    op.add_column('family', sa.Column('languages', sa.JSON(), nullable=False, server_default='[]'))
    op.add_column('family', sa.Column('skills_ar', sa.String(length=300), nullable=False, server_default=''))
    op.add_column('family', sa.Column('skills_en', sa.String(length=300), nullable=False, server_default=''))
    drop_defaults(op.get_bind(), 'family', ('languages', 'skills_ar', 'skills_en'))
    op.create_table('shop_draft',
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('craft_ar', sa.String(length=200), nullable=False),
    sa.Column('craft_en', sa.String(length=200), nullable=False),
    sa.Column('story_ar', sa.Text(), nullable=False),
    sa.Column('story_en', sa.Text(), nullable=False),
    sa.Column('quote_ar', sa.String(length=300), nullable=False),
    sa.Column('quote_en', sa.String(length=300), nullable=False),
    sa.Column('dye', sa.String(length=40), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('skills_ar', sa.String(length=300), nullable=False),
    sa.Column('skills_en', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', STAMP, nullable=False),
    sa.Column('saved_by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_shop_draft_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['saved_by'], ['user_account.id'], name=op.f('fk_shop_draft_saved_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('family_id', name=op.f('pk_shop_draft'))
    )


def add_first_days() -> None:
    """A holiday that is known ends one day and has begun; the worker looks whether it is over, and says so on the cards."""
    op.add_column('family', sa.Column('closed_from', sa.Date(), nullable=True))
    op.add_column('family', sa.Column('shown_closed', sa.Boolean(), nullable=False, server_default=sa.false()))
    drop_defaults(op.get_bind(), 'family', ('shown_closed',))
    family = sa.table('family', sa.column('closed_until'), sa.column('shown_closed', sa.Boolean()))
    op.execute(sa.update(family).where(family.c.closed_until.is_not(None)).values(shown_closed=True))


def add_sums() -> None:
    """The sum of goods from which a family takes no fee, and the smallest it brings."""
    with op.batch_alter_table('delivery_zone', schema=None) as zone:
        zone.add_column(sa.Column('free_from_minor', sa.BigInteger(), nullable=True))
        zone.add_column(sa.Column('least_minor', sa.BigInteger(), nullable=False, server_default='0'))
        zone.create_check_constraint(op.f('ck_delivery_zone_free'), 'free_from_minor > 0')
        zone.create_check_constraint(op.f('ck_delivery_zone_least'), 'least_minor >= 0')
    drop_defaults(op.get_bind(), 'delivery_zone', ('least_minor',))


def add_points() -> None:
    op.create_table('collection_point',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name_ar', sa.String(length=80), nullable=False),
    sa.Column('name_en', sa.String(length=80), nullable=False),
    sa.Column('city_id', KEY, nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.Column('opens', sa.Integer(), nullable=False),
    sa.Column('closes', sa.Integer(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('dropped_at', STAMP, nullable=True),
    sa.CheckConstraint("kind IN ('home', 'outlet', 'stall')", name=op.f('ck_collection_point_kind')),
    sa.CheckConstraint('days BETWEEN 0 AND 127', name=op.f('ck_collection_point_days')),
    sa.CheckConstraint('opens BETWEEN 0 AND 1439 AND closes BETWEEN 0 AND 1439', name=op.f('ck_collection_point_hours')),
    sa.CheckConstraint('days = 0 OR closes > opens', name=op.f('ck_collection_point_open')),
    sa.ForeignKeyConstraint(['city_id'], ['city.id'], name=op.f('fk_collection_point_city_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_collection_point_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_collection_point'))
    )
    op.create_index(op.f('ix_collection_point_family_id'), 'collection_point', ['family_id'])
    op.create_index('uq_collection_point_home', 'collection_point', ['family_id'], unique=True, sqlite_where=HOME, postgresql_where=HOME)
    op.create_table('parcel_point',
    sa.Column('parcel_id', KEY, nullable=False),
    sa.Column('point_id', KEY, nullable=False),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_parcel_point_parcel_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['point_id'], ['collection_point.id'], name=op.f('fk_parcel_point_point_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('parcel_id', name=op.f('pk_parcel_point'))
    )
    op.create_index(op.f('ix_parcel_point_point_id'), 'parcel_point', ['point_id'])


def downgrade() -> None:
    op.drop_table('parcel_point')
    op.drop_table('collection_point')
    with op.batch_alter_table('delivery_zone', schema=None) as zone:
        zone.drop_constraint(op.f('ck_delivery_zone_least'), type_='check')
        zone.drop_constraint(op.f('ck_delivery_zone_free'), type_='check')
        zone.drop_column('least_minor')
        zone.drop_column('free_from_minor')
    op.drop_table('shop_draft')
    for column in ('shown_closed', 'closed_from', 'skills_en', 'skills_ar', 'languages'):
        op.drop_column('family', column)
