"""The basket: its lines, what they cost when they were put in, and what the shopper wrote to each family."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.goods.catalogue.models import Variant
from storefront.kernel.database import Base, key, minor, ref, stamp


class Cart(Base):
    """A basket, known by a member or by the hash of a guest's cookie. A guest's is kept for 30 days."""

    __tablename__ = "cart"

    id: Mapped[key]
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="CASCADE", index=False, unique=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    city_id: Mapped[int | None] = ref("city.id", on_delete="SET NULL", index=False)
    share_code: Mapped[str | None] = mapped_column(String(12))  # the link that brought the shopper
    checkout_key: Mapped[str | None] = mapped_column(String(64), index=True)  # of the order it is about to become
    coupon_code: Mapped[str] = mapped_column(String(40), default="")  # of the coupon typed into it
    typed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # what was typed on the way to it, by step
    created_at: Mapped[stamp]
    touched_at: Mapped[stamp]

    lines: Mapped[list["CartLine"]] = relationship(lazy="raise_on_sql", order_by="CartLine.id")


class CartLine(Base):
    """Some pieces of a variant in a basket. A removed line stays for a while so that it can be put back."""

    __tablename__ = "cart_line"
    __table_args__ = (
        UniqueConstraint("cart_id", "variant_id", "personal_text"),
        CheckConstraint("quantity >= 1", name="quantity"),
    )

    id: Mapped[key]
    cart_id: Mapped[int] = ref("cart.id", on_delete="CASCADE")
    variant_id: Mapped[int] = ref("variant.id", on_delete="CASCADE")
    quantity: Mapped[int]
    personal_text: Mapped[str] = mapped_column(String(120), default="")
    kept_price_minor: Mapped[minor]  # what the shopper last saw
    added_at: Mapped[stamp]
    removed_at: Mapped[datetime | None]
    is_again: Mapped[bool] = mapped_column(default=False)  # put in by ordering the same once more

    variant: Mapped[Variant] = relationship(lazy="raise_on_sql")


class CartFamily(Base):
    """What the shopper chose for one family of the basket: the way of handing over, and a note."""

    __tablename__ = "cart_family"

    cart_id: Mapped[int] = ref("cart.id", on_delete="CASCADE", index=False, primary_key=True)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", primary_key=True)
    way: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
