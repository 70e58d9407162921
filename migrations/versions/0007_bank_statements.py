"""statements of the bank and what came in by them; what a payer writes on a transfer

Revision: 0007
After: 0006
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bank_statement',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('kept_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('kept_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('imported_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['kept_by'], ['user_account.id'], name=op.f('fk_bank_statement_kept_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bank_statement'))
    )
    op.create_table('bank_credit',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('statement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('line_ref', sa.String(length=120), nullable=False),
    sa.Column('booked_on', sa.Date(), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('payment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_bank_credit_amount')),
    sa.ForeignKeyConstraint(['attempt_id'], ['payment_attempt.id'], name=op.f('fk_bank_credit_attempt_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['decided_by'], ['user_account.id'], name=op.f('fk_bank_credit_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['payment_id'], ['payment.id'], name=op.f('fk_bank_credit_payment_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['statement_id'], ['bank_statement.id'], name=op.f('fk_bank_credit_statement_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bank_credit')),
    sa.UniqueConstraint('line_ref', name=op.f('uq_bank_credit_line_ref'))
    )
    with op.batch_alter_table('bank_credit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bank_credit_attempt_id'), ['attempt_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_bank_credit_payment_id'), ['payment_id'], unique=False)
        batch_op.create_index('ix_bank_credit_state', ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_bank_credit_statement_id'), ['statement_id'], unique=False)

    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=40), server_default='', nullable=False))
        batch_op.create_index(batch_op.f('ix_payment_code'), ['code'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_payment_code'))
        batch_op.drop_column('code')

    with op.batch_alter_table('bank_credit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bank_credit_statement_id'))
        batch_op.drop_index('ix_bank_credit_state')
        batch_op.drop_index(batch_op.f('ix_bank_credit_payment_id'))
        batch_op.drop_index(batch_op.f('ix_bank_credit_attempt_id'))

    op.drop_table('bank_credit')
    op.drop_table('bank_statement')
