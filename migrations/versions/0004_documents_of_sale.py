"""documents of sale

Receipts become documents of their own, sealed to each other; those given out before are carried over with their numbers.

Revision: 0004
After: 0001
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.guards import forbid_changes
from migrations.past_receipts import carry_over

revision = '0004'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('receipt_document',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('family_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('parcel_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('once', sa.String(length=120), nullable=False),
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('issued_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_receipt_document_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_receipt_document_parcel_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_receipt_document')),
    sa.UniqueConstraint('family_id', 'number', name=op.f('uq_receipt_document_family_id_number')),
    sa.UniqueConstraint('family_id', 'previous_hash', name=op.f('uq_receipt_document_family_id_previous_hash')),
    sa.UniqueConstraint('once', name=op.f('uq_receipt_document_once')),
    sa.UniqueConstraint('uuid', name=op.f('uq_receipt_document_uuid'))
    )
    with op.batch_alter_table('receipt_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_receipt_document_parcel_id'), ['parcel_id'], unique=False)
    carry_over(op.get_bind())
    forbid_changes('receipt_document')


def downgrade() -> None:
    op.drop_table('receipt_document')
