"""families write their shop page as a draft and publish it; a holiday has a first day; a family sets the terms of its delivery

Revision: 0031
After: 0030
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

from migrations.defaults import drop_defaults

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    add_shop_pages()
    add_first_days()
    add_sums()


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


def downgrade() -> None:
    with op.batch_alter_table('delivery_zone', schema=None) as zone:
        zone.drop_constraint(op.f('ck_delivery_zone_least'), type_='check')
        zone.drop_constraint(op.f('ck_delivery_zone_free'), type_='check')
        zone.drop_column('least_minor')
        zone.drop_column('free_from_minor')
    op.drop_table('shop_draft')
    for column in ('shown_closed', 'closed_from', 'skills_en', 'skills_ar', 'languages'):
        op.drop_column('family', column)
