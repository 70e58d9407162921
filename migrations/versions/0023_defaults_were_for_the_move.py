"""defaults that columns were added with go where the models know of none: what forgets such a value is to be refused

Revision: 0023
After: 0022
"""

from alembic import op

from migrations.defaults import drop_defaults

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


COLUMNS = {
    'cart': ('coupon_code',),
    'ledger_transaction': ('subject', 'told'),
    'order_line': (
        'commission_basis_points', 'commission_minor', 'commission_vat_minor', 'discount_minor', 'is_booked',
    ),
    'parcel': ('commission_vat_minor', 'discount_by', 'discount_minor'),
    'product': ('attributes',),
    'shelf_entry': ('attribute_bits',),
    'shop_order': ('discount_minor',),
}  # fmt: skip


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        drop_defaults(op.get_bind(), table, columns)


def downgrade() -> None:
    """Nothing: who wrote these columns before gave a value for each."""
