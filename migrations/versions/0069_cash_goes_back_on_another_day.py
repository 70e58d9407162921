"""of the cash of a day goes off what was given back on it, which may be more than was sold

Revision: 0069
After: 0065
"""

from alembic import op

from migrations.guards import allow_changes, allow_replacing, forbid_changes, forbid_replacing

revision = '0069'
down_revision = '0065'
branch_labels = None
depends_on = None

COUNTED = 'opening_minor >= 0 AND counted_minor >= 0'


def upgrade() -> None:
    allow_changes('till_count')
    hold_sums_to(COUNTED)


def hold_sums_to(rule: str) -> None:
    """A table that is made anew loses its guards on SQLite: they are taken away on both, and set again."""
    allow_replacing('till_count')
    with op.batch_alter_table('till_count') as table:
        table.drop_constraint(op.f('ck_till_count_sums'), type_='check')
        table.create_check_constraint(op.f('ck_till_count_sums'), rule)
    forbid_changes('till_count')
    forbid_replacing('till_count', [('id',)])


def downgrade() -> None:
    allow_changes('till_count')
    op.execute('UPDATE till_count SET cash_minor = 0 WHERE cash_minor < 0')
    hold_sums_to('opening_minor >= 0 AND cash_minor >= 0 AND counted_minor >= 0')
