"""families agree that organisers see what they sold

Revision: 0065
After: 0063
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0065'
down_revision = '0063'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('figures_agreement',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('agreed_at', STAMP, nullable=False),
    sa.Column('agreed_by', KEY, nullable=True),
    sa.Column('withdrawn_at', STAMP, nullable=True),
    sa.ForeignKeyConstraint(['agreed_by'], ['user_account.id'], name=op.f('fk_figures_agreement_agreed_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_figures_agreement_exhibition_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_figures_agreement_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figures_agreement')),
    sa.UniqueConstraint('exhibition_id', 'family_id', name=op.f('uq_figures_agreement_exhibition_id_family_id'))
    )
    op.create_index(op.f('ix_figures_agreement_family_id'), 'figures_agreement', ['family_id'])


def downgrade() -> None:
    op.drop_table('figures_agreement')
