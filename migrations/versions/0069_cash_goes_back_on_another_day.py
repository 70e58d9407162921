"""of the cash of a day goes off what was given back on it, which may be more than was sold

Revision: 0069
After: 0063
"""

from alembic import op

revision = '0069'
down_revision = '0063'
branch_labels = None
depends_on = None

COUNTED = 'opening_minor >= 0 AND counted_minor >= 0'


def upgrade() -> None:
    hold_sums_to(COUNTED)


def hold_sums_to(rule: str) -> None:
    with op.batch_alter_table('till_count') as table:
        table.drop_constraint(op.f('ck_till_count_sums'), type_='check')
        table.create_check_constraint(op.f('ck_till_count_sums'), rule)


def downgrade() -> None:
    op.execute('UPDATE till_count SET cash_minor = 0 WHERE cash_minor < 0')
    hold_sums_to('opening_minor >= 0 AND cash_minor >= 0 AND counted_minor >= 0')
