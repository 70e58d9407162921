"""the office decides: allowances of parcels, who bears disputes, refunds begun anew

Revision: 0012
After: 0011
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('allowance',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('parcel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('once', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('items_minor', sa.BigInteger(), nullable=False),
    sa.Column('delivery_minor', sa.BigInteger(), nullable=False),
    sa.Column('commission_minor', sa.BigInteger(), nullable=False),
    sa.Column('commission_vat_minor', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('given_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('given_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('items_minor + delivery_minor > 0', name=op.f('ck_allowance_amount')),
    sa.CheckConstraint('items_minor >= 0 AND delivery_minor >= 0', name=op.f('ck_allowance_parts')),
    sa.ForeignKeyConstraint(['given_by'], ['user_account.id'], name=op.f('fk_allowance_given_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_allowance_parcel_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_allowance')),
    sa.UniqueConstraint('once', name=op.f('uq_allowance_once'))
    )
    with op.batch_alter_table('allowance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_allowance_parcel_id'), ['parcel_id'], unique=False)

    op.create_table('allowance_line',
    sa.Column('allowance_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('order_line_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_minor > 0', name=op.f('ck_allowance_line_amount')),
    sa.ForeignKeyConstraint(['allowance_id'], ['allowance.id'], name=op.f('fk_allowance_line_allowance_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['order_line_id'], ['order_line.id'], name=op.f('fk_allowance_line_order_line_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('allowance_id', 'order_line_id', name=op.f('pk_allowance_line'))
    )
    with op.batch_alter_table('allowance_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_allowance_line_order_line_id'), ['order_line_id'], unique=False)

    op.create_table('dispute_decision',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('dispute_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('parcel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('bearer', sa.String(length=40), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('allowance_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('decided_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('returned_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['allowance_id'], ['allowance.id'], name=op.f('fk_dispute_decision_allowance_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['decided_by'], ['user_account.id'], name=op.f('fk_dispute_decision_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_decision_dispute_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_dispute_decision_parcel_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dispute_decision'))
    )
    with op.batch_alter_table('dispute_decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dispute_decision_allowance_id'), ['allowance_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_dispute_decision_parcel_id'), ['parcel_id'], unique=False)
        batch_op.create_index('uq_dispute_decision_living', ['dispute_id', 'parcel_id'], unique=True, sqlite_where=sa.text('returned_at IS NULL'), postgresql_where=sa.text('returned_at IS NULL'))

    op.add_column('refund', sa.Column('again', sa.Integer(), nullable=False, server_default='0'))


def downgrade() -> None:
    op.drop_column('refund', 'again')
    with op.batch_alter_table('dispute_decision', schema=None) as batch_op:
        batch_op.drop_index('uq_dispute_decision_living', sqlite_where=sa.text('returned_at IS NULL'), postgresql_where=sa.text('returned_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_dispute_decision_parcel_id'))
        batch_op.drop_index(batch_op.f('ix_dispute_decision_allowance_id'))

    op.drop_table('dispute_decision')
    with op.batch_alter_table('allowance_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_allowance_line_order_line_id'))

    op.drop_table('allowance_line')
    with op.batch_alter_table('allowance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_allowance_parcel_id'))

    op.drop_table('allowance')
