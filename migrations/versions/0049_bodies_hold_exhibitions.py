"""bodies and their officers, venues, exhibitions with their days and their programme

Revision: 0049
After: 0048
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('body',
    sa.Column('id', KEY, nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('about_ar', sa.Text(), nullable=False),
    sa.Column('about_en', sa.Text(), nullable=False),
    sa.Column('region_id', KEY, nullable=False),
    sa.Column('entered_at', STAMP, nullable=False),
    sa.Column('entered_by', KEY, nullable=True),
    sa.Column('closed_at', STAMP, nullable=True),
    sa.ForeignKeyConstraint(['entered_by'], ['user_account.id'], name=op.f('fk_body_entered_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['region_id'], ['region.id'], name=op.f('fk_body_region_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body')),
    sa.UniqueConstraint('slug', name=op.f('uq_body_slug'))
    )
    op.create_index('ix_body_region_id', 'body', ['region_id'])
    op.create_table('body_officer',
    sa.Column('id', KEY, nullable=False),
    sa.Column('body_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('appointed_at', STAMP, nullable=False),
    sa.Column('appointed_by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['appointed_by'], ['user_account.id'], name=op.f('fk_body_officer_appointed_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_body_officer_body_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_body_officer_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body_officer')),
    sa.UniqueConstraint('body_id', 'user_id', name=op.f('uq_body_officer_body_id_user_id'))
    )
    op.create_index('ix_body_officer_user_id', 'body_officer', ['user_id'])
    op.create_table('venue',
    sa.Column('id', KEY, nullable=False),
    sa.Column('body_id', KEY, nullable=False),
    sa.Column('city_id', KEY, nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('place_ar', sa.String(length=300), nullable=False),
    sa.Column('place_en', sa.String(length=300), nullable=False),
    sa.Column('about_ar', sa.Text(), nullable=False),
    sa.Column('about_en', sa.Text(), nullable=False),
    sa.Column('facilities', sa.JSON(), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('entered_at', STAMP, nullable=False),
    sa.CheckConstraint('(latitude IS NULL) = (longitude IS NULL)', name=op.f('ck_venue_point')),
    sa.CheckConstraint('latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180', name=op.f('ck_venue_degrees')),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_venue_body_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['city_id'], ['city.id'], name=op.f('fk_venue_city_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_venue'))
    )
    op.create_index('ix_venue_body_id', 'venue', ['body_id'])
    op.create_index('ix_venue_city_id', 'venue', ['city_id'])
    op.create_table('exhibition',
    sa.Column('id', KEY, nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('body_id', KEY, nullable=False),
    sa.Column('venue_id', KEY, nullable=True),
    sa.Column('gathering', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('licence_class', sa.String(length=40), nullable=False),
    sa.Column('licence_number', sa.String(length=40), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('about_ar', sa.Text(), nullable=False),
    sa.Column('about_en', sa.Text(), nullable=False),
    sa.Column('patron_ar', sa.String(length=200), nullable=False),
    sa.Column('patron_en', sa.String(length=200), nullable=False),
    sa.Column('supporters', sa.JSON(), nullable=False),
    sa.Column('beneficiary_ar', sa.String(length=200), nullable=False),
    sa.Column('beneficiary_en', sa.String(length=200), nullable=False),
    sa.Column('audience', sa.String(length=40), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('season_id', KEY, nullable=True),
    sa.Column('season_offset', sa.Integer(), nullable=True),
    sa.Column('first_day', sa.Date(), nullable=True),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.Column('opens_at', STAMP, nullable=True),
    sa.Column('closes_at', STAMP, nullable=True),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('resumes_as', sa.String(length=40), nullable=False),
    sa.Column('notice_ar', sa.String(length=300), nullable=False),
    sa.Column('notice_en', sa.String(length=300), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('made_by', KEY, nullable=True),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.Column('announced_at', STAMP, nullable=True),
    sa.CheckConstraint('(first_day IS NULL) = (last_day IS NULL) AND first_day <= last_day', name=op.f('ck_exhibition_span')),
    sa.CheckConstraint('capacity > 0', name=op.f('ck_exhibition_capacity')),
    sa.CheckConstraint('season_offset IS NULL OR season_id IS NOT NULL', name=op.f('ck_exhibition_follows')),
    sa.CheckConstraint('sequence >= 0', name=op.f('ck_exhibition_sequence')),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_exhibition_body_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_exhibition_made_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['season_id'], ['season.id'], name=op.f('fk_exhibition_season_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['venue_id'], ['venue.id'], name=op.f('fk_exhibition_venue_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibition')),
    sa.UniqueConstraint('slug', name=op.f('uq_exhibition_slug'))
    )
    op.create_index('ix_exhibition_body_id_first_day', 'exhibition', ['body_id', 'first_day'])
    op.create_index('ix_exhibition_season_id', 'exhibition', ['season_id'])
    op.create_index('ix_exhibition_state_last_day', 'exhibition', ['state', 'last_day'])
    op.create_index('ix_exhibition_venue_id', 'exhibition', ['venue_id'])
    op.create_table('exhibition_day',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('opens', sa.Integer(), nullable=False),
    sa.Column('closes', sa.Integer(), nullable=False),
    sa.Column('audience', sa.String(length=40), nullable=False),
    sa.CheckConstraint('opens BETWEEN 0 AND 1439 AND closes > opens AND closes <= 1800', name=op.f('ck_exhibition_day_hours')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_exhibition_day_exhibition_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibition_day')),
    sa.UniqueConstraint('exhibition_id', 'day', name=op.f('uq_exhibition_day_exhibition_id_day'))
    )
    op.create_table('programme_item',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('starts', sa.Integer(), nullable=False),
    sa.Column('title_ar', sa.String(length=200), nullable=False),
    sa.Column('title_en', sa.String(length=200), nullable=False),
    sa.CheckConstraint('starts BETWEEN 0 AND 1800', name=op.f('ck_programme_item_starts')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_programme_item_exhibition_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_item'))
    )
    op.create_index('ix_programme_item_exhibition_day', 'programme_item', ['exhibition_id', 'day', 'starts'])



def downgrade() -> None:
    op.drop_index('ix_programme_item_exhibition_day', table_name='programme_item')
    op.drop_table('programme_item')
    op.drop_table('exhibition_day')
    op.drop_index('ix_exhibition_venue_id', table_name='exhibition')
    op.drop_index('ix_exhibition_state_last_day', table_name='exhibition')
    op.drop_index('ix_exhibition_season_id', table_name='exhibition')
    op.drop_index('ix_exhibition_body_id_first_day', table_name='exhibition')
    op.drop_table('exhibition')
    op.drop_index('ix_venue_city_id', table_name='venue')
    op.drop_index('ix_venue_body_id', table_name='venue')
    op.drop_table('venue')
    op.drop_index('ix_body_officer_user_id', table_name='body_officer')
    op.drop_table('body_officer')
    op.drop_index('ix_body_region_id', table_name='body')
    op.drop_table('body')
