"""members of a family have rights at its desk; people are invited there

Revision: 0041
After: 0040
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database
from migrations.defaults import drop_defaults

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
OPEN = sa.text("state IN ('sent', 'accepted')")
ALL = ['orders', 'products', 'messages', 'shop', 'money']


def upgrade() -> None:
    """Whoever was a member until now might do all of this; only what is the owner's own was closed to them."""
    op.add_column('family_member', sa.Column('rights', sa.JSON(), nullable=False, server_default='[]'))
    drop_defaults(op.get_bind(), 'family_member', ('rights',))
    member = sa.table('family_member', sa.column('role', sa.String()), sa.column('rights', sa.JSON()))
    op.execute(member.update().where(member.c.role != 'owner').values(rights=ALL))
    op.create_table('team_invitation',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('email', sa.String(254), nullable=False),
    sa.Column('name', sa.String(200), nullable=False),
    sa.Column('rights', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('token_hash', sa.String(64), nullable=True),
    sa.Column('invited_by', KEY, nullable=True),
    sa.Column('sent_at', STAMP, nullable=False),
    sa.Column('expires_at', STAMP, nullable=False),
    sa.Column('user_id', KEY, nullable=True),
    sa.Column('accepted_at', STAMP, nullable=True),
    sa.Column('ended_at', STAMP, nullable=True),
    sa.CheckConstraint("state <> 'accepted' OR accepted_at IS NOT NULL", name=op.f('ck_team_invitation_accepted')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_team_invitation_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['invited_by'], ['user_account.id'], name=op.f('fk_team_invitation_invited_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_team_invitation_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team_invitation')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_team_invitation_token_hash'))
    )
    op.create_index('ix_team_invitation_open', 'team_invitation', ['family_id', 'email'], unique=True,
                    sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index(op.f('ix_team_invitation_email'), 'team_invitation', ['email'])
    op.create_index(op.f('ix_team_invitation_user_id'), 'team_invitation', ['user_id'])


def downgrade() -> None:
    op.drop_table('team_invitation')
    op.drop_column('family_member', 'rights')
