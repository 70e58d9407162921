"""a family proposes another date for a parcel; a shopper who declined it may call it off; lines are ready one by one

Revision: 0028
After: 0027
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
ASKED = sa.text("state = 'asked'")


def upgrade() -> None:
    op.add_column('parcel', sa.Column('released_at', STAMP, nullable=True))
    op.create_table('date_proposal',
    sa.Column('id', KEY, nullable=False),
    sa.Column('parcel_id', KEY, nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('before_on', sa.Date(), nullable=False),
    sa.Column('proposed_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('proposed_by', KEY, nullable=True),
    sa.Column('proposed_at', STAMP, nullable=False),
    sa.Column('answer_by', STAMP, nullable=False),
    sa.Column('answered_at', STAMP, nullable=True),
    sa.CheckConstraint('proposed_on <> before_on', name=op.f('ck_date_proposal_days')),
    sa.ForeignKeyConstraint(['parcel_id'], ['parcel.id'], name=op.f('fk_date_proposal_parcel_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['proposed_by'], ['user_account.id'], name=op.f('fk_date_proposal_proposed_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_date_proposal'))
    )
    op.create_index(op.f('ix_date_proposal_parcel_id'), 'date_proposal', ['parcel_id'])
    op.create_index('uq_date_proposal_asked', 'date_proposal', ['parcel_id'], unique=True, sqlite_where=ASKED, postgresql_where=ASKED)
    op.create_table('ready_line',
    sa.Column('order_line_id', KEY, nullable=False),
    sa.Column('ready_at', STAMP, nullable=False),
    sa.Column('by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['order_line_id'], ['order_line.id'], name=op.f('fk_ready_line_order_line_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['by'], ['user_account.id'], name=op.f('fk_ready_line_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('order_line_id', name=op.f('pk_ready_line'))
    )
    op.create_index('ix_date_proposal_answer_by', 'date_proposal', ['answer_by'], sqlite_where=ASKED, postgresql_where=ASKED)


def downgrade() -> None:
    op.drop_table('ready_line')
    op.drop_table('date_proposal')
    op.drop_column('parcel', 'released_at')
