"""goods that stand in a group beside their own count under the sub-category they stand in there

Revision: 0013
After: 0012
"""

from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

# sub-categories of the shelf's group, or the shelf's own, in which a product stands beside its own
BESIDE = """
    FROM product_category AS beside
    JOIN category AS part ON part.id = beside.category_id
    WHERE beside.product_id = shelf_entry.product_id
    AND (part.id = shelf_entry.shelf OR part.parent_id = shelf_entry.shelf)
"""
AT_HOME = """
    FROM category AS home
    WHERE home.id = shelf_entry.category_id
    AND (home.id = shelf_entry.shelf OR home.parent_id = shelf_entry.shelf)
"""


def upgrade() -> None:
    op.execute(
        f"UPDATE shelf_entry SET category_id = (SELECT MIN(part.id) {BESIDE}) "  # noqa: S608 - nothing comes from outside
        f"WHERE EXISTS (SELECT 1 {BESIDE}) AND NOT EXISTS (SELECT 1 {AT_HOME})"
    )


def downgrade() -> None:
    op.execute(
        "UPDATE shelf_entry SET category_id = (SELECT category_id FROM product WHERE product.id = shelf_entry.product_id)"
    )
