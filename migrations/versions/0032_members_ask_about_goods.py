"""members ask about goods, and families answer

Revision: 0032
After: 0031
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('product_question',
    sa.Column('id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('asked_at', STAMP, nullable=False),
    sa.Column('answer', sa.String(length=1000), nullable=False),
    sa.Column('answered_at', STAMP, nullable=True),
    sa.Column('hidden_reason', sa.String(length=300), nullable=False),
    sa.CheckConstraint("state IN ('asked', 'answered', 'declined', 'hidden')", name=op.f('ck_product_question_state')),
    sa.CheckConstraint("state NOT IN ('answered', 'hidden') OR answer <> ''", name=op.f('ck_product_question_answer')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_product_question_family_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_product_question_product_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_product_question_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_product_question'))
    )
    op.create_index('ix_product_question_product', 'product_question', ['product_id', 'state', 'id'])
    op.create_index('ix_product_question_family', 'product_question', ['family_id', 'state', 'id'])
    op.create_index(op.f('ix_product_question_user_id'), 'product_question', ['user_id'])
    op.create_table('question_report',
    sa.Column('id', KEY, nullable=False),
    sa.Column('question_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('reported_at', STAMP, nullable=False),
    sa.Column('decided_at', STAMP, nullable=True),
    sa.ForeignKeyConstraint(['question_id'], ['product_question.id'], name=op.f('fk_question_report_question_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_question_report_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question_report')),
    sa.UniqueConstraint('question_id', 'user_id', name=op.f('uq_question_report_question_id_user_id'))
    )
    op.create_index(op.f('ix_question_report_user_id'), 'question_report', ['user_id'])
    op.create_index(op.f('ix_question_report_decided_at'), 'question_report', ['decided_at'])


def downgrade() -> None:
    for table in ('question_report', 'product_question'):
        op.drop_table(table)
