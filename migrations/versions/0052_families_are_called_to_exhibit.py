"""calls for exhibitors, applications to exhibit, juries

Revision: 0052
After: 0051
"""

import sqlalchemy as sa
from alembic import op

import storefront.kernel.database

revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table('exhibitor_call',
    sa.Column('id', KEY, nullable=False),
    sa.Column('exhibition_id', KEY, nullable=False),
    sa.Column('opens_at', STAMP, nullable=False),
    sa.Column('closes_at', STAMP, nullable=False),
    sa.Column('decides_on', sa.Date(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('selection', sa.String(length=40), nullable=False),
    sa.Column('least_score', sa.Integer(), nullable=False),
    sa.Column('offer_days', sa.Integer(), nullable=False),
    sa.Column('fee_minor', sa.BigInteger(), nullable=False),
    sa.Column('fee_moment', sa.String(length=40), nullable=False),
    sa.Column('fee_due_on', sa.Date(), nullable=True),
    sa.Column('deposit_minor', sa.BigInteger(), nullable=False),
    sa.Column('terms_ar', sa.Text(), nullable=False),
    sa.Column('terms_en', sa.Text(), nullable=False),
    sa.Column('made_at', STAMP, nullable=False),
    sa.Column('published_at', STAMP, nullable=True),
    sa.Column('decided_at', STAMP, nullable=True),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.CheckConstraint('fee_minor >= 0 AND deposit_minor >= 0', name=op.f('ck_exhibitor_call_money')),
    sa.CheckConstraint('least_score BETWEEN 0 AND 100', name=op.f('ck_exhibitor_call_least_score')),
    sa.CheckConstraint('offer_days BETWEEN 1 AND 30', name=op.f('ck_exhibitor_call_offer_days')),
    sa.CheckConstraint('opens_at < closes_at', name=op.f('ck_exhibitor_call_span')),
    sa.CheckConstraint('taken BETWEEN 0 AND places', name=op.f('ck_exhibitor_call_taken')),
    sa.ForeignKeyConstraint(['exhibition_id'], ['exhibition.id'], name=op.f('fk_exhibitor_call_exhibition_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibitor_call')),
    sa.UniqueConstraint('exhibition_id', name=op.f('uq_exhibitor_call_exhibition_id'))
    )
    op.create_index('ix_exhibitor_call_closes_at', 'exhibitor_call', ['closes_at'])
    op.create_index('ix_exhibitor_call_opens_at', 'exhibitor_call', ['opens_at'])
    op.create_table('call_quota',
    sa.Column('id', KEY, nullable=False),
    sa.Column('call_id', KEY, nullable=False),
    sa.Column('category_id', KEY, nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.CheckConstraint('most > 0 AND taken BETWEEN 0 AND most', name=op.f('ck_call_quota_taken')),
    sa.ForeignKeyConstraint(['call_id'], ['exhibitor_call.id'], name=op.f('fk_call_quota_call_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_call_quota_category_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_quota')),
    sa.UniqueConstraint('call_id', 'category_id', name=op.f('uq_call_quota_call_id_category_id'))
    )
    op.create_index('ix_call_quota_category_id', 'call_quota', ['category_id'])
    op.create_table('exhibit_application',
    sa.Column('id', KEY, nullable=False),
    sa.Column('call_id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('category_id', KEY, nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('needs', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('submitted_at', STAMP, nullable=False),
    sa.Column('submitted_by', KEY, nullable=True),
    sa.Column('score', sa.Integer(), nullable=True),
    sa.Column('rank', sa.Integer(), nullable=True),
    sa.Column('offered_until', STAMP, nullable=True),
    sa.Column('answered_at', STAMP, nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('changed_at', STAMP, nullable=False),
    sa.CheckConstraint("state <> 'offered' OR offered_until IS NOT NULL", name=op.f('ck_exhibit_application_offered_until')),
    sa.ForeignKeyConstraint(['call_id'], ['exhibitor_call.id'], name=op.f('fk_exhibit_application_call_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_exhibit_application_category_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_exhibit_application_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['submitted_by'], ['user_account.id'], name=op.f('fk_exhibit_application_submitted_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibit_application')),
    sa.UniqueConstraint('call_id', 'family_id', name=op.f('uq_exhibit_application_call_id_family_id'))
    )
    op.create_index('ix_exhibit_application_call_id_state_rank', 'exhibit_application', ['call_id', 'state', 'rank'])
    op.create_index('ix_exhibit_application_category_id', 'exhibit_application', ['category_id'])
    op.create_index('ix_exhibit_application_family_id', 'exhibit_application', ['family_id'])
    op.create_index('ix_exhibit_application_state_offered_until', 'exhibit_application', ['state', 'offered_until'])
    op.create_table('juror',
    sa.Column('id', KEY, nullable=False),
    sa.Column('call_id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('appointed_at', STAMP, nullable=False),
    sa.Column('appointed_by', KEY, nullable=True),
    sa.ForeignKeyConstraint(['appointed_by'], ['user_account.id'], name=op.f('fk_juror_appointed_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['call_id'], ['exhibitor_call.id'], name=op.f('fk_juror_call_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_juror_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_juror')),
    sa.UniqueConstraint('call_id', 'user_id', name=op.f('uq_juror_call_id_user_id'))
    )
    op.create_index('ix_juror_user_id', 'juror', ['user_id'])
    op.create_table('jury_criterion',
    sa.Column('id', KEY, nullable=False),
    sa.Column('call_id', KEY, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.CheckConstraint('weight BETWEEN 1 AND 5', name=op.f('ck_jury_criterion_weight')),
    sa.ForeignKeyConstraint(['call_id'], ['exhibitor_call.id'], name=op.f('fk_jury_criterion_call_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jury_criterion'))
    )
    op.create_index('ix_jury_criterion_call_id', 'jury_criterion', ['call_id'])
    op.create_table('application_product',
    sa.Column('application_id', KEY, nullable=False),
    sa.Column('product_id', KEY, nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['exhibit_application.id'], name=op.f('fk_application_product_application_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_application_product_product_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('application_id', 'product_id', name=op.f('pk_application_product'))
    )
    op.create_index('ix_application_product_product_id', 'application_product', ['product_id'])
    op.create_table('jury_conflict',
    sa.Column('application_id', KEY, nullable=False),
    sa.Column('juror_id', KEY, nullable=False),
    sa.Column('flagged_at', STAMP, nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['exhibit_application.id'], name=op.f('fk_jury_conflict_application_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['juror_id'], ['juror.id'], name=op.f('fk_jury_conflict_juror_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('application_id', 'juror_id', name=op.f('pk_jury_conflict'))
    )
    op.create_index('ix_jury_conflict_juror_id', 'jury_conflict', ['juror_id'])
    op.create_table('jury_score',
    sa.Column('application_id', KEY, nullable=False),
    sa.Column('juror_id', KEY, nullable=False),
    sa.Column('criterion_id', KEY, nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.CheckConstraint('points BETWEEN 0 AND 10', name=op.f('ck_jury_score_points')),
    sa.ForeignKeyConstraint(['application_id'], ['exhibit_application.id'], name=op.f('fk_jury_score_application_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['criterion_id'], ['jury_criterion.id'], name=op.f('fk_jury_score_criterion_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['juror_id'], ['juror.id'], name=op.f('fk_jury_score_juror_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('application_id', 'juror_id', 'criterion_id', name=op.f('pk_jury_score'))
    )
    op.create_index('ix_jury_score_criterion_id', 'jury_score', ['criterion_id'])
    op.create_index('ix_jury_score_juror_id', 'jury_score', ['juror_id'])


def downgrade() -> None:
    op.drop_table('jury_score')
    op.drop_table('jury_conflict')
    op.drop_table('application_product')
    op.drop_table('jury_criterion')
    op.drop_table('juror')
    op.drop_table('exhibit_application')
    op.drop_table('call_quota')
    op.drop_table('exhibitor_call')
