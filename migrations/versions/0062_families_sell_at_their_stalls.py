"""what families sell at their stalls, and how they count the cash of a day

Revision: 0062
After: 0055
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.guards import forbid_changes, forbid_replacing, keep_terms

revision = '0062'
down_revision = '0055'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
TERMS = (
    'id', 'client_id', 'exhibition_id', 'family_id', 'day', 'sold_at', 'recorded_at', 'method', 'reference', 'total_minor', 'tendered_minor',
    'vat_number',
)


def upgrade() -> None:
    op.create_table('till_sale',
    sa.Column('id', KEY, nullable=False),
    sa.Column('client_id', sa.String(length=36), nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('sold_at', STAMP, nullable=False),
    sa.Column('recorded_at', STAMP, nullable=False),
    sa.Column('method', sa.String(length=40), nullable=False),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('total_minor', sa.BigInteger(), nullable=False),
    sa.Column('tendered_minor', sa.BigInteger(), nullable=True),
    sa.Column('vat_number', sa.String(length=40), nullable=True),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('sold_by', KEY, nullable=True),
    sa.Column('settled_at', STAMP, nullable=True),
    sa.Column('settled_by', KEY, nullable=True),
    sa.Column('voided_at', STAMP, nullable=True),
    sa.Column('voided_by', KEY, nullable=True),
    sa.Column('void_reason', sa.String(length=200), nullable=False),
    sa.CheckConstraint('total_minor > 0', name=op.f('ck_till_sale_total')),
    sa.CheckConstraint('tendered_minor >= total_minor', name=op.f('ck_till_sale_tendered')),
    sa.CheckConstraint("tendered_minor IS NULL OR method = 'cash'", name=op.f('ck_till_sale_change')),
    sa.CheckConstraint("(state = 'voided') = (voided_at IS NOT NULL)", name=op.f('ck_till_sale_voided')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_till_sale_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_till_sale_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['sold_by'], ['user_account.id'], name=op.f('fk_till_sale_sold_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['settled_by'], ['user_account.id'], name=op.f('fk_till_sale_settled_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['voided_by'], ['user_account.id'], name=op.f('fk_till_sale_voided_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_till_sale')),
    sa.UniqueConstraint('client_id', name=op.f('uq_till_sale_client_id'))
    )
    op.create_index('ix_till_sale_family_id_exhibition_id_day', 'till_sale', ['family_id', 'exhibition_id', 'day'])
    op.create_index('ix_till_sale_family_id_recorded_at', 'till_sale', ['family_id', 'recorded_at'])
    op.create_index('ix_till_sale_family_id_voided_at', 'till_sale', ['family_id', 'voided_at'])
    op.create_table('till_sale_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('sale_id', KEY, nullable=False),
    sa.Column('variant_id', KEY, nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('choice_ar', sa.String(length=200), nullable=False),
    sa.Column('choice_en', sa.String(length=200), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('unit_minor', sa.BigInteger(), nullable=False),
    sa.Column('total_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('quantity > 0 AND unit_minor > 0 AND total_minor = quantity * unit_minor', name=op.f('ck_till_sale_line_total')),
    sa.ForeignKeyConstraint(['sale_id'], ['till_sale.id'], name=op.f('fk_till_sale_line_sale_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['variant_id'], ['variant.id'], name=op.f('fk_till_sale_line_variant_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_till_sale_line'))
    )
    op.create_index('ix_till_sale_line_sale_id', 'till_sale_line', ['sale_id'])
    op.create_table('till_count',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('opening_minor', sa.BigInteger(), nullable=False),
    sa.Column('cash_minor', sa.BigInteger(), nullable=False),
    sa.Column('counted_minor', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.Column('counted_at', STAMP, nullable=False),
    sa.Column('counted_by', KEY, nullable=True),
    sa.CheckConstraint('opening_minor >= 0 AND cash_minor >= 0 AND counted_minor >= 0', name=op.f('ck_till_count_sums')),
    sa.ForeignKeyConstraint(['counted_by'], ['user_account.id'], name=op.f('fk_till_count_counted_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_till_count_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_till_count_family_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_till_count'))
    )
    op.create_index('ix_till_count_family_id_exhibition_id_day', 'till_count', ['family_id', 'exhibition_id', 'day'])
    keep_terms('till_sale', TERMS)
    forbid_changes('till_sale_line')
    forbid_changes('till_count')
    forbid_replacing('till_sale', [('id',), ('client_id',)])
    forbid_replacing('till_sale_line', [('id',)])
    forbid_replacing('till_count', [('id',)])


def downgrade() -> None:
    op.drop_table('till_count')
    op.drop_table('till_sale_line')
    op.drop_table('till_sale')
