"""Orders: one order of a shopper, one parcel per family in it, lines with the names and prices of the day."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.community.regions.models import City
from storefront.goods.catalogue import ProductPhoto, first_photo_of
from storefront.kernel.database import Base, key, minor, name, ref, stamp, word
from storefront.trade.delivery import COLLECT
from storefront.trade.delivery.models import CollectionPoint

BY_FAMILY, BY_MARKET = "family", "market"  # who bears what a coupon takes off


class Order(Base):
    """What one shopper bought at one time, from one or several families. Sums are halalas."""

    __tablename__ = "shop_order"
    __table_args__ = (
        CheckConstraint("total_minor = items_minor + delivery_minor - discount_minor", name="total"),
        CheckConstraint("discount_minor BETWEEN 0 AND items_minor", name="discount"),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random, tells nothing of how much is sold
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)  # of the private tracking link
    checkout_key: Mapped[str] = mapped_column(String(64), unique=True)  # one checkout, one order
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")
    contact_name: Mapped[name]  # who bought
    mobile: Mapped[word] = mapped_column(index=True)  # E.164
    email: Mapped[str] = mapped_column(String(254), default="", index=True)
    receiver_name: Mapped[name] = mapped_column(default="")  # who receives what is brought, where it is somebody else
    receiver_mobile: Mapped[word] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(2))
    city_id: Mapped[int] = ref("city.id", index=False)
    short_address: Mapped[word | None]
    district: Mapped[name]
    street: Mapped[str] = mapped_column(Text, default="")
    method: Mapped[word]  # card, transfer or cash; which provider serves it is the payment's affair
    items_minor: Mapped[minor]
    delivery_minor: Mapped[minor]
    discount_minor: Mapped[minor] = mapped_column(default=0)  # what a coupon takes off
    total_minor: Mapped[minor]  # to be paid
    currency: Mapped[str] = mapped_column(String(3))
    share_code: Mapped[str | None] = mapped_column(String(12), index=True)  # of the link that brought its shopper
    placed_at: Mapped[stamp]
    confirmed_at: Mapped[datetime | None]  # paid, or promised in cash; unset while a payment ahead is awaited
    abandoned_at: Mapped[datetime | None]  # the payment ahead never came

    city: Mapped[City] = relationship(lazy="raise_on_sql")
    parcels: Mapped[list["Parcel"]] = relationship(lazy="raise_on_sql", order_by="Parcel.id")

    @property
    def is_forgotten(self) -> bool:
        """Whether its shopper had their account deleted: nobody is called, written to or told any more."""
        return not self.mobile


class Parcel(Base):
    """The part of an order that one family makes and hands over: its own state, its own receipt."""

    __tablename__ = "parcel"
    __table_args__ = (
        UniqueConstraint("order_id", "family_id"),
        UniqueConstraint("family_id", "receipt_number"),
        CheckConstraint("total_minor = items_minor + delivery_minor - discount_minor", name="total"),
        CheckConstraint("discount_minor BETWEEN 0 AND items_minor", name="discount"),
        CheckConstraint("discount_by IN ('family', 'market') OR (discount_by = '' AND discount_minor = 0)", name="by"),
        Index("ix_parcel_family_state", "family_id", "state"),
        Index("ix_parcel_family_state_at", "family_id", "state_at"),
    )

    id: Mapped[key]
    order_id: Mapped[int] = ref("shop_order.id")
    family_id: Mapped[int] = ref("family.id", index=False)
    reference: Mapped[word] = mapped_column(unique=True)
    state: Mapped[word]  # see states.py
    way: Mapped[word]  # own (the family brings it), courier, collect
    channel: Mapped[word] = mapped_column(default="market")  # how its shopper came, see checkouts.channels
    is_first: Mapped[bool] = mapped_column(default=False)  # its shopper's first from this family, see checkouts.firsts
    note: Mapped[str] = mapped_column(String(300), default="")
    items_minor: Mapped[minor]
    delivery_minor: Mapped[minor]
    discount_minor: Mapped[minor] = mapped_column(default=0)  # of its lines
    discount_by: Mapped[word] = mapped_column(default="")  # who bears that
    total_minor: Mapped[minor]  # to be paid by the shopper
    commission_minor: Mapped[minor]  # of its lines, frozen at the time of the order
    commission_vat_minor: Mapped[minor] = mapped_column(default=0)  # the platform's tax within it
    vat_number: Mapped[word | None]  # of the family, frozen
    vat_minor: Mapped[minor] = mapped_column(default=0)  # within what the family sold it for
    promised_on: Mapped[date]
    accept_by: Mapped[stamp]
    handover_code: Mapped[word]  # six digits the shopper shows
    receipt_number: Mapped[int | None]  # of its document, see receipts
    receipt_at: Mapped[datetime | None]
    decline_reason: Mapped[str] = mapped_column(String(300), default="")
    state_at: Mapped[stamp]
    handed_over_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]  # when its shopper declined another date (see proposals)

    order: Mapped[Order] = relationship(lazy="raise_on_sql", viewonly=True)
    family: Mapped[Family] = relationship(lazy="raise_on_sql")
    lines: Mapped[list["OrderLine"]] = relationship(lazy="raise_on_sql", order_by="OrderLine.id")
    steps: Mapped[list["ParcelStep"]] = relationship(lazy="raise_on_sql", order_by="ParcelStep.id")
    point: Mapped[CollectionPoint | None] = relationship(
        secondary=lambda: ParcelPoint.__table__, viewonly=True, lazy="raise_on_sql"
    )  # where it is collected; none at home

    @property
    def receiver(self) -> tuple[str, str]:
        """Name and mobile of whoever takes it: who bought, unless it is brought to somebody else."""
        order, other = self.order, self.way != COLLECT and self.order.receiver_name
        return (order.receiver_name, order.receiver_mobile) if other else (order.contact_name, order.mobile)

    @property
    def is_released(self) -> bool:
        """Whether its shopper declined another date and its family has not gone on with the old one since."""
        return self.released_at is not None and self.state_at <= self.released_at

    @property
    def funded_minor(self) -> int:
        """What the market pays for of its goods, in halalas."""
        return self.discount_minor if self.discount_by == BY_MARKET else 0

    def funded_on(self, line: "OrderLine") -> int:
        """What the market pays of one of its lines."""
        return line.discount_minor if self.discount_by == BY_MARKET else 0

    @property
    def sold_minor(self) -> int:
        """What the family sold its goods for, in halalas: less what it takes off itself."""
        return self.items_minor - self.discount_minor + self.funded_minor


class ParcelPoint(Base):
    """At which outlet or stall a parcel is collected; without one at the family's home."""

    __tablename__ = "parcel_point"

    parcel_id: Mapped[int] = ref("parcel.id", on_delete="CASCADE", index=False, primary_key=True)
    point_id: Mapped[int] = ref("collection_point.id")


class OrderLine(Base):
    """Pieces of one variant, with the name and price of the moment of the order; they never change."""

    __tablename__ = "order_line"
    __table_args__ = (
        CheckConstraint("quantity >= 1", name="quantity"),
        CheckConstraint("total_minor = unit_minor * quantity", name="total"),
        CheckConstraint("discount_minor = 0 OR discount_minor BETWEEN 1 AND total_minor", name="discount"),
    )

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id")
    product_id: Mapped[int] = ref("product.id")
    variant_id: Mapped[int] = ref("variant.id")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    choice_ar: Mapped[name]
    choice_en: Mapped[name]
    personal_text: Mapped[str] = mapped_column(String(120), default="")
    return_class: Mapped[str] = mapped_column(String(1))
    is_counted: Mapped[bool]  # taken from stock
    is_booked: Mapped[bool] = mapped_column(default=False)  # within its family's daily capacity
    unit_minor: Mapped[minor]
    quantity: Mapped[int]
    total_minor: Mapped[int] = mapped_column(BigInteger)
    discount_minor: Mapped[minor] = mapped_column(default=0)  # its part of what a coupon takes off the order
    commission_basis_points: Mapped[int]  # the rate of the day; a later rule does not touch it
    commission_minor: Mapped[minor]
    commission_vat_minor: Mapped[minor] = mapped_column(default=0)  # the platform's tax within the commission

    ready: Mapped["ReadyLine | None"] = relationship(lazy="raise_on_sql", viewonly=True)
    photo: Mapped[ProductPhoto | None] = relationship(
        primaryjoin=lambda: (
            (ProductPhoto.product_id == foreign(OrderLine.product_id))
            & (ProductPhoto.id == first_photo_of(OrderLine.product_id))
        ),
        lazy="raise_on_sql",
        viewonly=True,
    )  # of its product today


class ReadyLine(Base):
    """That the pieces of a line are made and packed, while others of its parcel are not yet."""

    __tablename__ = "ready_line"

    order_line_id: Mapped[int] = ref("order_line.id", on_delete="CASCADE", index=False, primary_key=True)
    ready_at: Mapped[stamp]
    by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)


class ParcelStep(Base):
    """One step of a parcel: from which state to which, when, by whom."""

    __tablename__ = "parcel_step"

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id", on_delete="CASCADE")
    before: Mapped[word]
    after: Mapped[word]
    at: Mapped[stamp]
    by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    reason: Mapped[str] = mapped_column(String(300), default="")
