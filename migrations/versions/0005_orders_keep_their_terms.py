"""orders keep their terms

What was ordered, how many of it and at what price can neither be changed nor taken out of an order. Only the words a
shopper had put on a piece may go, when the shopper is forgotten.

Revision: 0005
After: 0004
"""

from migrations.guards import keep_terms, release_terms


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

TERMS = (
    "id", "parcel_id", "product_id", "variant_id", "name_ar", "name_en", "choice_ar", "choice_en", "return_class",
    "is_counted", "unit_minor", "quantity", "total_minor",
)


def upgrade() -> None:
    keep_terms("order_line", TERMS)


def downgrade() -> None:
    release_terms("order_line")
