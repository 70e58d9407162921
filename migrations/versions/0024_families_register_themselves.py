"""families register themselves and show their documents; those that sell already have 60 days for it

Revision: 0024
After: 0023
"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database
from storefront.kernel import clock

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
DAYS_TO_SEND = 60
SELLS = ('active', 'suspended')
family = sa.table('family', sa.column('id'), sa.column('status'), sa.column('created_at'))


def upgrade() -> None:
    op.create_table('family_file',
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('applicant_id', KEY, nullable=True),
    sa.Column('members', sa.Integer(), nullable=True),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('skills', sa.String(length=300), nullable=False),
    sa.Column('reached', sa.Integer(), nullable=False),
    sa.Column('submitted_at', STAMP, nullable=True),
    sa.Column('documents_due', sa.Date(), nullable=True),
    sa.Column('documents_asked_at', STAMP, nullable=True),
    sa.CheckConstraint('members > 0', name=op.f('ck_family_file_members')),
    sa.ForeignKeyConstraint(['applicant_id'], ['user_account.id'], name=op.f('fk_family_file_applicant_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_family_file_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('family_id', name=op.f('pk_family_file')),
    sa.UniqueConstraint('applicant_id', name=op.f('uq_family_file_applicant_id'))
    )
    a_list('selling_place')
    a_list('affiliation')
    a_list('document_kind',
    sa.Column('needed_for', sa.String(length=40), nullable=False),
    sa.Column('ends', sa.Boolean(), nullable=False),
    sa.Column('about_ar', sa.String(length=200), nullable=False),
    sa.Column('about_en', sa.String(length=200), nullable=False)
    )
    of_families('family_place', 'place_id', 'selling_place')
    of_families('family_affiliation', 'affiliation_id', 'affiliation', sa.Column('consented_at', STAMP, nullable=False))
    of_families('family_craft', 'category_id', 'category')
    add_questions()
    add_documents()
    give_time()


def a_list(table: str, *columns: sa.Column) -> None:
    """A governed list, which setting the market up fills in."""
    op.create_table(table,
    sa.Column('id', KEY, nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    *columns,
    sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
    sa.UniqueConstraint('slug', name=op.f(f'uq_{table}_slug'))
    )


def of_families(table: str, column: str, named: str, *columns: sa.Column) -> None:
    """Which rows of another table a family chose."""
    op.create_table(table,
    sa.Column('family_id', KEY, nullable=False),
    sa.Column(column, KEY, nullable=False),
    *columns,
    sa.ForeignKeyConstraint([column], [f'{named}.id'], name=op.f(f'fk_{table}_{column}'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f(f'fk_{table}_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('family_id', column, name=op.f(f'pk_{table}'))
    )
    op.create_index(op.f(f'ix_{table}_{column}'), table, [column])


def add_questions() -> None:
    op.create_table('family_question',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('asked_by', KEY, nullable=True),
    sa.Column('asked_at', STAMP, nullable=False),
    sa.Column('words', sa.String(length=600), nullable=False),
    sa.Column('answered_by', KEY, nullable=True),
    sa.Column('answered_at', STAMP, nullable=True),
    sa.Column('answer', sa.String(length=600), nullable=False),
    sa.ForeignKeyConstraint(['answered_by'], ['user_account.id'], name=op.f('fk_family_question_answered_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['asked_by'], ['user_account.id'], name=op.f('fk_family_question_asked_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_family_question_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_family_question'))
    )
    op.create_index(op.f('ix_family_question_family_id'), 'family_question', ['family_id'])
    unanswered = sa.text('answered_at IS NULL')
    op.create_index('ix_family_question_open', 'family_question', ['family_id'], unique=True,
                    sqlite_where=unanswered, postgresql_where=unanswered)


def add_documents() -> None:
    op.create_table('family_document',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('kind_id', KEY, nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('issuer', sa.String(length=200), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('photo_key', sa.String(length=64), nullable=False),
    sa.Column('photo_width', sa.Integer(), nullable=False),
    sa.Column('photo_height', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('sent_at', STAMP, nullable=False),
    sa.Column('decided_at', STAMP, nullable=True),
    sa.Column('decided_by', KEY, nullable=True),
    sa.Column('reminded', sa.Integer(), nullable=True),
    sa.CheckConstraint('expires_on >= issued_on', name=op.f('ck_family_document_dates')),
    sa.ForeignKeyConstraint(['decided_by'], ['user_account.id'], name=op.f('fk_family_document_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_family_document_family_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kind_id'], ['document_kind.id'], name=op.f('fk_family_document_kind_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_family_document'))
    )
    op.create_index(op.f('ix_family_document_family_id'), 'family_document', ['family_id'])
    op.create_index(op.f('ix_family_document_kind_id'), 'family_document', ['kind_id'])
    for state in ('waiting', 'confirmed'):
        one = sa.text(f"state = '{state}'")
        op.create_index(f'ix_family_document_{state}', 'family_document', ['family_id', 'kind_id'], unique=True,
                        sqlite_where=one, postgresql_where=one)


def give_time() -> None:
    """Every family gets its file; goods of those that sell are not hidden for want of a document before the last day."""
    due = sa.literal(clock.today() + timedelta(days=DAYS_TO_SEND), sa.Date())
    told = {
        'family_id': family.c.id,
        'languages': sa.literal([], sa.JSON()),
        'skills': sa.literal(''),
        'reached': sa.literal(5),
        'submitted_at': family.c.created_at,
        'documents_due': sa.case((family.c.status.in_(SELLS), due)),
    }
    file = sa.table('family_file', *map(sa.column, told))
    op.execute(sa.insert(file).from_select(list(told), sa.select(*told.values())))


def downgrade() -> None:
    for table in (
        'family_document', 'family_question', 'family_craft', 'family_affiliation', 'family_place', 'document_kind',
        'affiliation', 'selling_place', 'family_file',
    ):
        op.drop_table(table)
