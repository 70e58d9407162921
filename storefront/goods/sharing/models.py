"""Links that are passed on, what came of them, and the goods of ready baskets."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.goods.catalogue.models import Product, Variant
from storefront.kernel.database import Base, key, minor, ref, stamp, word

SHOP, PRODUCT, BASKET = "shop", "product", "basket"  # where a link leads
KINDS = (SHOP, PRODUCT, BASKET)
NAME_LENGTH = 60
CODE_LENGTH = 12


class ShareLink(Base):
    """A link of a family that is passed on, by its short code: how often it was opened and how often it led to an order.

    One of them stands for each shop and for each product that was shown: those are what the share buttons and the printed
    cards of the market itself pass on. Others are made at the desk, and named for whom they are.
    """

    __tablename__ = "share_link"
    __table_args__ = (
        CheckConstraint("(kind = 'product') = (product_id IS NOT NULL)", name="kind"),
        CheckConstraint("stands_for IS NULL OR closed_at IS NULL", name="stands"),
        Index("ix_share_link_family_made", "family_id", "created_at"),
    )

    code: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False)
    kind: Mapped[word]
    product_id: Mapped[int | None] = ref("product.id", on_delete="CASCADE")
    name: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")  # the family's own word for whom it is
    stands_for: Mapped[word | None] = mapped_column(unique=True)  # "product:12", "shop:3"; none where a family made it
    created_at: Mapped[stamp]
    closed_at: Mapped[datetime | None]
    opened: Mapped[int] = mapped_column(default=0)
    ordered: Mapped[int] = mapped_column(default=0)

    product: Mapped[Product | None] = relationship(lazy="raise_on_sql")


class ShareLinkLine(Base):
    """Pieces of a variant in a ready basket."""

    __tablename__ = "share_link_line"
    __table_args__ = (
        UniqueConstraint("code", "variant_id", "personal_text"),
        CheckConstraint("quantity BETWEEN 1 AND 99", name="quantity"),
    )

    id: Mapped[key]
    code: Mapped[str] = mapped_column(
        String(CODE_LENGTH), ForeignKey("share_link.code", ondelete="CASCADE"), index=False
    )
    variant_id: Mapped[int] = ref("variant.id", on_delete="CASCADE")
    quantity: Mapped[int]
    personal_text: Mapped[str] = mapped_column(String(120), default="")
    kept_price_minor: Mapped[minor]  # what a piece cost when the family put it in

    variant: Mapped[Variant] = relationship(lazy="raise_on_sql")
