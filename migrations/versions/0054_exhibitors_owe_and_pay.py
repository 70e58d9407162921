"""invoices of families that exhibit, the parts they are paid in, what goes back, what is paid out to their organisers

Revision: 0054
After: 0053
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
OPEN = sa.text("state = 'open' AND method <> 'cash'")
PLANNED = sa.text("state = 'planned'")


def upgrade() -> None:
    op.create_table('exhibit_invoice',
    sa.Column('id', KEY, nullable=False),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('application_id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('ends_as', sa.String(length=40), nullable=False),
    sa.Column('issued_at', STAMP, nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('reminded_at', STAMP, nullable=True),
    sa.Column('sponsor_name', sa.String(length=200), nullable=False),
    sa.Column('sponsor_body_id', KEY, nullable=True),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.CheckConstraint("state NOT IN ('ending', 'ended') OR ends_as <> ''", name=op.f('ck_exhibit_invoice_ends_as')),
    sa.ForeignKeyConstraint(['application_id'], ['exhibit_application.id'], name=op.f('fk_exhibit_invoice_application_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_exhibit_invoice_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_exhibit_invoice_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['sponsor_body_id'], ['body.id'], name=op.f('fk_exhibit_invoice_sponsor_body_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_invoice')),
    sa.UniqueConstraint('application_id', name=op.f('uq_exhibit_invoice_application_id')),
    sa.UniqueConstraint('reference', name=op.f('uq_exhibit_invoice_reference'))
    )
    op.create_index('ix_exhibit_invoice_exhibition_id_state', 'exhibit_invoice', ['exhibition_id', 'state'])
    op.create_index('ix_exhibit_invoice_family_id_state', 'exhibit_invoice', ['family_id', 'state'])
    op.create_index('ix_exhibit_invoice_state_due_on', 'exhibit_invoice', ['state', 'due_on'])
    op.create_table('exhibit_invoice_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('invoice_id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('waived_minor', sa.BigInteger(), nullable=False),
    sa.Column('paid_minor', sa.BigInteger(), nullable=False),
    sa.Column('back_minor', sa.BigInteger(), nullable=False),
    sa.Column('kept_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_exhibit_invoice_line_amount')),
    sa.CheckConstraint('waived_minor >= 0 AND waived_minor + paid_minor - back_minor <= amount_minor', name=op.f('ck_exhibit_invoice_line_held')),
    sa.CheckConstraint('back_minor >= 0 AND kept_minor >= 0 AND back_minor + kept_minor <= paid_minor', name=op.f('ck_exhibit_invoice_line_back')),
    sa.CheckConstraint("kept_minor = 0 OR kind = 'deposit'", name=op.f('ck_exhibit_invoice_line_kept')),
    sa.ForeignKeyConstraint(['invoice_id'], ['exhibit_invoice.id'], name=op.f('fk_exhibit_invoice_line_invoice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_invoice_line')),
    sa.UniqueConstraint('invoice_id', 'kind', name=op.f('uq_exhibit_invoice_line_invoice_id_kind'))
    )
    op.create_table('exhibit_invoice_part',
    sa.Column('id', KEY, nullable=False),
    sa.Column('invoice_id', KEY, nullable=False),
    sa.Column('once', sa.String(length=60), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('method', sa.String(length=40), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('by_sponsor', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('fee_minor', sa.BigInteger(), nullable=False),
    sa.Column('deposit_minor', sa.BigInteger(), nullable=False),
    sa.Column('over_minor', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.String(length=80), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('made_by', KEY, nullable=True),
    sa.Column('paid_at', STAMP, nullable=True),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_exhibit_invoice_part_amount')),
    sa.CheckConstraint("state <> 'paid' OR fee_minor + deposit_minor + over_minor = amount_minor", name=op.f('ck_exhibit_invoice_part_spread')),
    sa.ForeignKeyConstraint(['invoice_id'], ['exhibit_invoice.id'], name=op.f('fk_exhibit_invoice_part_invoice_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_exhibit_invoice_part_made_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_invoice_part')),
    sa.UniqueConstraint('once', name=op.f('uq_exhibit_invoice_part_once'))
    )
    op.create_index('ix_exhibit_invoice_part_invoice_id', 'exhibit_invoice_part', ['invoice_id'])
    op.create_index('uq_exhibit_invoice_part_open', 'exhibit_invoice_part', ['invoice_id'], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table('exhibit_invoice_return',
    sa.Column('id', KEY, nullable=False),
    sa.Column('part_id', KEY, nullable=False),
    sa.Column('why', sa.String(length=40), nullable=False),
    sa.Column('fee_minor', sa.BigInteger(), nullable=False),
    sa.Column('deposit_minor', sa.BigInteger(), nullable=False),
    sa.Column('over_minor', sa.BigInteger(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('made_by', KEY, nullable=True),
    sa.CheckConstraint('fee_minor + deposit_minor + over_minor > 0', name=op.f('ck_exhibit_invoice_return_amount')),
    sa.ForeignKeyConstraint(['part_id'], ['exhibit_invoice_part.id'], name=op.f('fk_exhibit_invoice_return_part_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_exhibit_invoice_return_made_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_invoice_return'))
    )
    op.create_index('ix_exhibit_invoice_return_part_id', 'exhibit_invoice_return', ['part_id'])
    op.create_table('exhibit_invoice_step',
    sa.Column('id', KEY, nullable=False),
    sa.Column('invoice_id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('at', STAMP, nullable=False),
    sa.Column('by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['by'], ['user_account.id'], name=op.f('fk_exhibit_invoice_step_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['invoice_id'], ['exhibit_invoice.id'], name=op.f('fk_exhibit_invoice_step_invoice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_invoice_step'))
    )
    op.create_index('ix_exhibit_invoice_step_invoice_id', 'exhibit_invoice_step', ['invoice_id'])
    op.create_table('organiser_payout',
    sa.Column('id', KEY, nullable=False),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('holder', sa.String(length=200), nullable=False),
    sa.Column('iban', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('planned_at', STAMP, nullable=False),
    sa.Column('planned_by', KEY, nullable=False),
    sa.Column('ended_at', STAMP, nullable=True),
    sa.Column('ended_by', KEY, nullable=True),
    sa.Column('bank_ref', sa.String(length=60), nullable=False),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_organiser_payout_amount')),
    sa.CheckConstraint("state <> 'paid' OR (ended_by <> planned_by AND bank_ref <> '')", name=op.f('ck_organiser_payout_two_people')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_organiser_payout_exhibition_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['planned_by'], ['user_account.id'], name=op.f('fk_organiser_payout_planned_by'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['ended_by'], ['user_account.id'], name=op.f('fk_organiser_payout_ended_by'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organiser_payout')),
    sa.UniqueConstraint('reference', name=op.f('uq_organiser_payout_reference'))
    )
    op.create_index('ix_organiser_payout_exhibition_id', 'organiser_payout', ['exhibition_id'])
    op.create_index('uq_organiser_payout_planned', 'organiser_payout', ['exhibition_id'], unique=True, sqlite_where=PLANNED, postgresql_where=PLANNED)


def downgrade() -> None:
    for table in ('organiser_payout', 'exhibit_invoice_step', 'exhibit_invoice_return', 'exhibit_invoice_part', 'exhibit_invoice_line', 'exhibit_invoice'):
        op.drop_table(table)
