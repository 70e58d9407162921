"""payments through providers: attempts, their events, refunds, disputes, alarms

Revision: 0006
After: 0005
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('provider_event',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('event_id', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=120), nullable=False),
    sa.Column('topic', sa.String(length=40), nullable=False),
    sa.Column('account', sa.String(length=255), nullable=True),
    sa.Column('live', sa.Boolean(), nullable=False),
    sa.Column('api_version', sa.String(length=40), nullable=False),
    sa.Column('created_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('received_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('session_ref', sa.String(length=255), nullable=True),
    sa.Column('payment_ref', sa.String(length=255), nullable=True),
    sa.Column('reference', sa.String(length=80), nullable=True),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('done_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('trouble', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_event')),
    sa.UniqueConstraint('provider', 'event_id', name=op.f('uq_provider_event_provider_event_id'))
    )
    with op.batch_alter_table('provider_event', schema=None) as batch_op:
        batch_op.create_index('ix_provider_event_next_at', ['next_at'], unique=False, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('alarm',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('raised_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('seen_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['closed_by'], ['user_account.id'], name=op.f('fk_alarm_closed_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alarm'))
    )
    with op.batch_alter_table('alarm', schema=None) as batch_op:
        batch_op.create_index('ix_alarm_closed_at', ['closed_at'], unique=False)
        batch_op.create_index('uq_alarm_open', ['kind', 'subject'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('payment_attempt',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('payment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('once', sa.String(length=80), nullable=False),
    sa.Column('session_ref', sa.String(length=255), nullable=True),
    sa.Column('payment_ref', sa.String(length=255), nullable=True),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('live', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('settles', sa.Boolean(), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('expires_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('looks', sa.Integer(), nullable=False),
    sa.Column('looked_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('next_look_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('fee_minor', sa.BigInteger(), nullable=True),
    sa.Column('settled_minor', sa.BigInteger(), nullable=True),
    sa.Column('settled_currency', sa.String(length=3), nullable=True),
    sa.Column('settled_rate', sa.String(length=24), nullable=True),
    sa.Column('created_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('trouble', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['payment_id'], ['payment.id'], name=op.f('fk_payment_attempt_payment_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_attempt')),
    sa.UniqueConstraint('once', name=op.f('uq_payment_attempt_once')),
    sa.UniqueConstraint('payment_id', 'number', name=op.f('uq_payment_attempt_payment_id_number')),
    sa.UniqueConstraint('provider', 'payment_ref', name=op.f('uq_payment_attempt_provider_payment_ref')),
    sa.UniqueConstraint('provider', 'session_ref', name=op.f('uq_payment_attempt_provider_session_ref'))
    )
    with op.batch_alter_table('payment_attempt', schema=None) as batch_op:
        batch_op.create_index('ix_payment_attempt_next_look_at', ['next_look_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_payment_attempt_payment_id'), ['payment_id'], unique=False)
        batch_op.create_index('uq_payment_attempt_living', ['payment_id'], unique=True, sqlite_where=sa.text("state IN ('new', 'redirected', 'processing')"), postgresql_where=sa.text("state IN ('new', 'redirected', 'processing')"))
        batch_op.create_index('uq_payment_attempt_settles', ['payment_id'], unique=True, sqlite_where=sa.text('settles'), postgresql_where=sa.text('settles'))

    op.create_table('dispute',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('provider_ref', sa.String(length=255), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('turns', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('amount_minor', sa.BigInteger(), nullable=False),
    sa.Column('fee_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('due_by', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('opened_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closed_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['attempt_id'], ['payment_attempt.id'], name=op.f('fk_dispute_attempt_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dispute')),
    sa.UniqueConstraint('provider', 'provider_ref', name=op.f('uq_dispute_provider_provider_ref'))
    )
    with op.batch_alter_table('dispute', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dispute_attempt_id'), ['attempt_id'], unique=False)

    op.drop_table('gateway_event')
    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_payment_gateway_reference'), type_='unique')
        batch_op.drop_column('gateway_reference')

    with op.batch_alter_table('refund', schema=None) as batch_op:
        batch_op.add_column(sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('subject', sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(sa.Column('way', sa.String(length=40), nullable=False, server_default="provider"))
        batch_op.add_column(sa.Column('provider_ref', sa.String(length=255), nullable=True))
        batch_op.add_column(sa.Column('tries', sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column('tried_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('next_try_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('trouble', sa.String(length=80), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f('ix_refund_attempt_id'), ['attempt_id'], unique=False)
        batch_op.create_index('ix_refund_state_next_try_at', ['state', 'next_try_at'], unique=False)
        batch_op.create_unique_constraint(batch_op.f('uq_refund_provider_ref'), ['provider_ref'])
        batch_op.create_foreign_key(batch_op.f('fk_refund_attempt_id'), 'payment_attempt', ['attempt_id'], ['id'], ondelete='RESTRICT')

    with op.batch_alter_table('refund', schema=None) as batch_op:
        for column in ('subject', 'way', 'tries', 'trouble'):
            batch_op.alter_column(column, server_default=None)

    # what was asked for before goes on as it would have; cards that were only played at are cards from now on
    op.execute("UPDATE refund SET subject = once")
    op.execute("UPDATE refund SET next_try_at = created_at WHERE state = 'asked'")
    op.execute("UPDATE shop_order SET method = 'card' WHERE method = 'pretend'")



def downgrade() -> None:
    with op.batch_alter_table('refund', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_refund_attempt_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_refund_provider_ref'), type_='unique')
        batch_op.drop_index('ix_refund_state_next_try_at')
        batch_op.drop_index(batch_op.f('ix_refund_attempt_id'))
        batch_op.drop_column('trouble')
        batch_op.drop_column('next_try_at')
        batch_op.drop_column('tried_at')
        batch_op.drop_column('tries')
        batch_op.drop_column('provider_ref')
        batch_op.drop_column('way')
        batch_op.drop_column('subject')
        batch_op.drop_column('attempt_id')

    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gateway_reference', sa.String(length=120), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_payment_gateway_reference'), ['gateway_reference'])

    op.create_table('gateway_event',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('gateway', sa.String(length=40), nullable=False),
    sa.Column('event_id', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('outcome', sa.String(length=40), nullable=False),
    sa.Column('received_at', storefront.kernel.database.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gateway_event')),
    sa.UniqueConstraint('gateway', 'event_id', name=op.f('uq_gateway_event_gateway_event_id'))
    )
    with op.batch_alter_table('dispute', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_dispute_attempt_id'))

    op.drop_table('dispute')
    with op.batch_alter_table('payment_attempt', schema=None) as batch_op:
        batch_op.drop_index('uq_payment_attempt_settles', sqlite_where=sa.text('settles'), postgresql_where=sa.text('settles'))
        batch_op.drop_index('uq_payment_attempt_living', sqlite_where=sa.text("state IN ('new', 'redirected', 'processing')"), postgresql_where=sa.text("state IN ('new', 'redirected', 'processing')"))
        batch_op.drop_index(batch_op.f('ix_payment_attempt_payment_id'))
        batch_op.drop_index('ix_payment_attempt_next_look_at')

    op.drop_table('payment_attempt')
    with op.batch_alter_table('alarm', schema=None) as batch_op:
        batch_op.drop_index('uq_alarm_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index('ix_alarm_closed_at')

    op.drop_table('alarm')
    with op.batch_alter_table('provider_event', schema=None) as batch_op:
        batch_op.drop_index('ix_provider_event_next_at', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.drop_table('provider_event')
