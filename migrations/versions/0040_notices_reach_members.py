"""members have an inbox and choose where else they are told of what; mobiles are confirmed

Revision: 0040
After: 0039
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('inbox_notice',
    sa.Column('id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('once', sa.String(200), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('created_at', STAMP, nullable=False),
    sa.Column('due_at', STAMP, nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('said_at', STAMP, nullable=True),
    sa.Column('title_ar', sa.String(200), nullable=False),
    sa.Column('title_en', sa.String(200), nullable=False),
    sa.Column('words_ar', sa.String(400), nullable=False),
    sa.Column('words_en', sa.String(400), nullable=False),
    sa.Column('path', sa.String(300), nullable=False),
    sa.Column('read_at', STAMP, nullable=True),
    sa.CheckConstraint("said_at IS NULL OR (title_ar <> '' AND title_en <> '')", name=op.f('ck_inbox_notice_said')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_inbox_notice_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inbox_notice')),
    sa.UniqueConstraint('once', name=op.f('uq_inbox_notice_once'))
    )
    op.create_index('ix_inbox_notice_user_id_created_at', 'inbox_notice', ['user_id', 'created_at'])
    op.create_index('ix_inbox_notice_user_id_read_at', 'inbox_notice', ['user_id', 'read_at'])
    op.create_index('ix_inbox_notice_wordless', 'inbox_notice', ['said_at', 'due_at'])
    op.create_index('ix_inbox_notice_created_at', 'inbox_notice', ['created_at'])
    op.create_table('notice_choice',
    sa.Column('id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('topic', sa.String(40), nullable=False),
    sa.Column('channel', sa.String(40), nullable=False),
    sa.Column('wanted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_notice_choice_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_choice')),
    sa.UniqueConstraint('user_id', 'topic', 'channel', name=op.f('uq_notice_choice_user_id_topic_channel'))
    )
    op.add_column('user_account', sa.Column('mobile_confirmed_at', STAMP, nullable=True))
    with op.batch_alter_table('notice') as table:
        table.add_column(sa.Column('channel', sa.String(40), server_default='mail', nullable=False))
        table.add_column(sa.Column('user_id', KEY, nullable=True))
        table.create_foreign_key(op.f('fk_notice_user_id'), 'user_account', ['user_id'], ['id'], ondelete='CASCADE')
        table.create_index(op.f('ix_notice_user_id'), ['user_id'])


def downgrade() -> None:
    with op.batch_alter_table('notice') as table:
        table.drop_index(op.f('ix_notice_user_id'))
        table.drop_constraint(op.f('fk_notice_user_id'), type_='foreignkey')
        table.drop_column('user_id')
        table.drop_column('channel')
    op.drop_column('user_account', 'mobile_confirmed_at')
    op.drop_table('notice_choice')
    op.drop_table('inbox_notice')
