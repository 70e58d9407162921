"""members follow families and hear of what is new there

Revision: 0035
After: 0034
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('family_follow',
    sa.Column('id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('followed_at', STAMP, nullable=False),
    sa.Column('told_until', STAMP, nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_family_follow_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_family_follow_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_family_follow')),
    sa.UniqueConstraint('user_id', 'family_id', name=op.f('uq_family_follow_user_id_family_id'))
    )
    op.create_index(op.f('ix_family_follow_family_id'), 'family_follow', ['family_id'])
    op.create_index('ix_family_follow_told_until', 'family_follow', ['told_until'])


def downgrade() -> None:
    op.drop_table('family_follow')
