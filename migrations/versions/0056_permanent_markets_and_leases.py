"""permanent markets, the units in them, leases and who waits for one; an invoice may be of a month of a lease

Revision: 0056
After: 0061
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0056'
down_revision = '0061'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
LIVING = sa.text("state <> 'ended'")


def upgrade() -> None:
    op.create_table('permanent_market',
    sa.Column('id', KEY, nullable=False),
    sa.Column('body_id', KEY, nullable=False),
    sa.Column('venue_id', KEY, nullable=False),
    sa.Column('slug', sa.String(length=200), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('about_ar', sa.Text(), nullable=False),
    sa.Column('about_en', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('hours', sa.JSON(), nullable=False),
    sa.Column('ramadan_hours', sa.JSON(), nullable=False),
    sa.Column('shut_days', sa.JSON(), nullable=False),
    sa.Column('offer_days', sa.Integer(), nullable=False),
    sa.Column('notice_days', sa.Integer(), nullable=False),
    sa.Column('due_day', sa.Integer(), nullable=False),
    sa.Column('entered_at', STAMP, nullable=False),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.CheckConstraint('due_day BETWEEN 1 AND 28', name=op.f('ck_permanent_market_due_day')),
    sa.CheckConstraint('offer_days BETWEEN 1 AND 30 AND notice_days BETWEEN 0 AND 180', name=op.f('ck_permanent_market_spans')),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_permanent_market_body_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['venue_id'], ['venue.id'], name=op.f('fk_permanent_market_venue_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_permanent_market')),
    sa.UniqueConstraint('slug', name=op.f('uq_permanent_market_slug'))
    )
    op.create_index('ix_permanent_market_body_id', 'permanent_market', ['body_id'])
    op.create_index('ix_permanent_market_venue_id', 'permanent_market', ['venue_id'])
    op.create_table('market_unit',
    sa.Column('id', KEY, nullable=False),
    sa.Column('market_id', KEY, nullable=False),
    sa.Column('number', sa.String(length=12), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('width_cm', sa.Integer(), nullable=False),
    sa.Column('depth_cm', sa.Integer(), nullable=False),
    sa.Column('rent_minor', sa.BigInteger(), nullable=False),
    sa.Column('deposit_minor', sa.BigInteger(), nullable=False),
    sa.Column('to_let', sa.Boolean(), nullable=False),
    sa.CheckConstraint('rent_minor > 0 AND deposit_minor >= 0', name=op.f('ck_market_unit_rent')),
    sa.CheckConstraint('width_cm BETWEEN 10 AND 5000 AND depth_cm BETWEEN 10 AND 5000', name=op.f('ck_market_unit_size')),
    sa.ForeignKeyConstraint(['market_id'], ['permanent_market.id'], name=op.f('fk_market_unit_market_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_market_unit')),
    sa.UniqueConstraint('market_id', 'number', name=op.f('uq_market_unit_market_id_number'))
    )
    op.create_table('market_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('market_id', KEY, nullable=False),
    sa.Column('category_id', KEY, nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.CheckConstraint('most > 0', name=op.f('ck_market_line_most')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_market_line_category_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['market_id'], ['permanent_market.id'], name=op.f('fk_market_line_market_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_market_line')),
    sa.UniqueConstraint('market_id', 'category_id', name=op.f('uq_market_line_market_id_category_id'))
    )
    op.create_index('ix_market_line_category_id', 'market_line', ['category_id'])
    op.create_table('lease',
    sa.Column('id', KEY, nullable=False),
    sa.Column('market_id', KEY, nullable=False),
    sa.Column('unit_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('category_id', KEY, nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('ended_as', sa.String(length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.Column('rent_minor', sa.BigInteger(), nullable=False),
    sa.Column('deposit_minor', sa.BigInteger(), nullable=False),
    sa.Column('due_day', sa.Integer(), nullable=False),
    sa.Column('notice_days', sa.Integer(), nullable=False),
    sa.Column('next_month', sa.Date(), nullable=False),
    sa.Column('offered_at', STAMP, nullable=False),
    sa.Column('offered_until', STAMP, nullable=True),
    sa.Column('signed_at', STAMP, nullable=True),
    sa.Column('signed_by', KEY, nullable=True),
    sa.Column('noticed_on', sa.Date(), nullable=True),
    sa.Column('notice_by', sa.String(length=40), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('suspended_at', STAMP, nullable=True),
    sa.Column('successor_id', KEY, nullable=True),
    sa.Column('relation', sa.String(length=80), nullable=False),
    sa.Column('agreed_at', STAMP, nullable=True),
    sa.Column('predecessor_id', KEY, nullable=True),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.CheckConstraint('rent_minor > 0 AND deposit_minor >= 0', name=op.f('ck_lease_rent')),
    sa.CheckConstraint('due_day BETWEEN 1 AND 28', name=op.f('ck_lease_due_day')),
    sa.CheckConstraint("(state = 'ended') = (ended_as <> '')", name=op.f('ck_lease_ended_as')),
    sa.CheckConstraint("state <> 'notice' OR last_day IS NOT NULL", name=op.f('ck_lease_last_day')),
    sa.CheckConstraint('last_day IS NULL OR last_day >= starts_on', name=op.f('ck_lease_days')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_lease_category_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_lease_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['market_id'], ['permanent_market.id'], name=op.f('fk_lease_market_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['predecessor_id'], ['lease.id'], name=op.f('fk_lease_predecessor_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['signed_by'], ['user_account.id'], name=op.f('fk_lease_signed_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['successor_id'], ['family.id'], name=op.f('fk_lease_successor_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['unit_id'], ['market_unit.id'], name=op.f('fk_lease_unit_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lease')),
    sa.UniqueConstraint('predecessor_id', name=op.f('uq_lease_predecessor_id'))
    )
    op.create_index('ix_lease_family_id', 'lease', ['family_id'])
    op.create_index('ix_lease_category_id', 'lease', ['category_id'])
    op.create_index('ix_lease_state_next_month', 'lease', ['state', 'next_month'])
    op.create_index('uq_lease_unit_living', 'lease', ['unit_id'], unique=True, sqlite_where=LIVING, postgresql_where=LIVING)
    op.create_index('uq_lease_family_living', 'lease', ['market_id', 'family_id'], unique=True, sqlite_where=LIVING, postgresql_where=LIVING)
    op.create_table('market_waiting',
    sa.Column('id', KEY, nullable=False),
    sa.Column('market_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('category_id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('asked_at', STAMP, nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_market_waiting_category_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_market_waiting_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['market_id'], ['permanent_market.id'], name=op.f('fk_market_waiting_market_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_market_waiting')),
    sa.UniqueConstraint('market_id', 'family_id', name=op.f('uq_market_waiting_market_id_family_id'))
    )
    op.create_index('ix_market_waiting_family_id', 'market_waiting', ['family_id'])
    op.create_index('ix_market_waiting_category_id', 'market_waiting', ['category_id'])
    op.create_index('ix_market_waiting_market_id_state_asked_at', 'market_waiting', ['market_id', 'state', 'asked_at'])
    with op.batch_alter_table('exhibit_invoice') as batch:
        batch.alter_column('application_id', existing_type=KEY, nullable=True)
        batch.alter_column('exhibition_id', existing_type=KEY, nullable=True)
        batch.add_column(sa.Column('lease_id', KEY, nullable=True))
        batch.add_column(sa.Column('market_id', KEY, nullable=True))
        batch.add_column(sa.Column('month', sa.Date(), nullable=True))
        batch.create_foreign_key(op.f('fk_exhibit_invoice_lease_id'), 'lease', ['lease_id'], ['id'], ondelete='RESTRICT')
        batch.create_foreign_key(op.f('fk_exhibit_invoice_market_id'), 'permanent_market', ['market_id'], ['id'], ondelete='RESTRICT')
        batch.create_unique_constraint(op.f('uq_exhibit_invoice_lease_id_month'), ['lease_id', 'month'])
        batch.create_check_constraint(op.f('ck_exhibit_invoice_application'), '(application_id IS NULL) = (exhibition_id IS NULL)')
        batch.create_check_constraint(op.f('ck_exhibit_invoice_lease'), '(lease_id IS NULL) = (market_id IS NULL)')
        batch.create_check_constraint(op.f('ck_exhibit_invoice_month'), '(lease_id IS NULL) = (month IS NULL)')
        batch.create_check_constraint(op.f('ck_exhibit_invoice_subject'), '(application_id IS NULL) <> (lease_id IS NULL)')
        batch.create_index('ix_exhibit_invoice_market_id_state', ['market_id', 'state'])


def downgrade() -> None:
    op.execute("DELETE FROM exhibit_invoice WHERE lease_id IS NOT NULL")
    with op.batch_alter_table('exhibit_invoice') as batch:
        batch.drop_index('ix_exhibit_invoice_market_id_state')
        for name in ('ck_exhibit_invoice_subject', 'ck_exhibit_invoice_month', 'ck_exhibit_invoice_lease', 'ck_exhibit_invoice_application'):
            batch.drop_constraint(op.f(name), type_='check')
        batch.drop_constraint(op.f('uq_exhibit_invoice_lease_id_month'), type_='unique')
        batch.drop_constraint(op.f('fk_exhibit_invoice_market_id'), type_='foreignkey')
        batch.drop_constraint(op.f('fk_exhibit_invoice_lease_id'), type_='foreignkey')
        for name in ('month', 'market_id', 'lease_id'):
            batch.drop_column(name)
        batch.alter_column('exhibition_id', existing_type=KEY, nullable=False)
        batch.alter_column('application_id', existing_type=KEY, nullable=False)
    for table in ('market_waiting', 'lease', 'market_line', 'market_unit', 'permanent_market'):
        op.drop_table(table)
