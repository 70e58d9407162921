"""The arithmetic of a monthly statement: plain values in, sums out. All sums are halalas, no database here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate

from storefront.insight.statements.periods import Month
from storefront.trade import checkouts

SALE, TAKEN_BACK, PAID_BACK, PAYOUT, OTHER = "sale", "taken_back", "paid_back", "payout", "other"
GIVEN_AGAIN = "given_again"  # what a bank had taken, and gave back late
DENIED = "came_back"  # cash the family says it gave, and its shopper that it never came
KINDS = (SALE, TAKEN_BACK, GIVEN_AGAIN, PAID_BACK, DENIED, PAYOUT, OTHER)
WENT = (TAKEN_BACK, GIVEN_AGAIN)


@dataclass(frozen=True)
class Movement:
    """One thing that happened to a family's money.

    Goods, delivery and fee are positive for a sale and for what a bank gives again, negative when they are taken back. `in_hand`
    is cash the family took itself (negative: gave back itself), `paid_out` what arrived in its bank account (negative: the bank
    sent it back), `other` what belongs nowhere else. `reference` is that of the parcel or the payout.

    Beside these stand sums that change nothing: `off` is what the family's own coupon took off the goods before, `courier` what
    of the delivery that was paid is the courier's, `fee_vat` the tax within the fee, `coupon` what of the goods a coupon of the
    market paid instead of the shopper.
    """

    at: datetime
    kind: str
    reference: str = ""
    channel: str = ""
    method: str = ""
    goods_minor: int = 0
    delivery_minor: int = 0
    fee_minor: int = 0
    in_hand_minor: int = 0
    paid_out_minor: int = 0
    other_minor: int = 0
    off_minor: int = 0
    courier_minor: int = 0
    fee_vat_minor: int = 0
    coupon_minor: int = 0

    @property
    def price_minor(self) -> int:
        """The goods before the family's own coupon."""
        return self.goods_minor + self.off_minor

    @property
    def brought_minor(self) -> int:
        """What bringing them costs, whoever drives."""
        return self.delivery_minor + self.courier_minor

    @property
    def share_minor(self) -> int:
        """What of it is the family's."""
        return self.goods_minor + self.delivery_minor - self.fee_minor

    @property
    def change_minor(self) -> int:
        """By how much the market owes the family more."""
        return self.share_minor - self.in_hand_minor - self.paid_out_minor + self.other_minor


@dataclass(frozen=True)
class Owed:
    """What the market owes a family, in halalas: of goods that may still come back; to be paid out (negative: the family
    owes it); on its way to the bank."""

    coming_minor: int = 0
    payable_minor: int = 0
    on_the_way_minor: int = 0


@dataclass(frozen=True)
class Sold:
    """What was sold through one channel."""

    channel: str
    parcels: int
    goods_minor: int
    delivery_minor: int
    fee_minor: int

    @property
    def share_minor(self) -> int:
        return self.goods_minor + self.delivery_minor - self.fee_minor


@dataclass(frozen=True)
class Statement:
    """A family's month: what it was owed when it began, every movement in the order of time, and what the books say is
    owed at its end, by kind; and what the family then owes, by its cause (see treasury.debts)."""

    name_ar: str
    name_en: str
    month: Month
    opening_minor: int
    movements: Sequence[Movement]
    owed: Owed = Owed()
    debts: Mapping[str, int] = field(default_factory=dict)
    is_over: bool = True

    @property
    def closing_minor(self) -> int:
        """What is owed at the end; negative when the family owes."""
        return self.opening_minor + sum(movement.change_minor for movement in self.movements)

    @property
    def balances(self) -> list[int]:
        """What is owed after each movement."""
        changes = (movement.change_minor for movement in self.movements)
        return list(accumulate(changes, initial=self.opening_minor))[1:]

    @property
    def sold(self) -> list[Sold]:
        """The sales of each channel that had some."""
        return [sold for channel in self.channels if (sold := self.sold_through(channel)).parcels]

    @property
    def channels(self) -> list[str]:
        """The channels there are, those nobody foresaw last."""
        met = {movement.channel for movement in self.movements if movement.kind == SALE}
        return [*checkouts.channels.CHANNELS, *sorted(met - set(checkouts.channels.CHANNELS))]

    def sold_through(self, channel: str) -> Sold:
        """The sales of one channel."""
        rows = [row for row in self.movements if row.kind == SALE and row.channel == channel]
        return Sold(
            channel,
            len(rows),
            sum(row.goods_minor for row in rows),
            sum(row.delivery_minor for row in rows),
            sum(row.fee_minor for row in rows),
        )

    @property
    def sold_minor(self) -> int:
        """Goods and the family's own delivery, before fees and whatever went back."""
        return sum(row.goods_minor + row.delivery_minor for row in self.movements if row.kind == SALE)

    @property
    def returned_minor(self) -> int:
        """What shoppers got back of that (positive), less what a bank gave back late."""
        return -sum(row.goods_minor + row.delivery_minor for row in self.movements if row.kind in WENT)

    @property
    def fees_minor(self) -> int:
        """What the market kept, less what it gave back."""
        return sum(row.fee_minor for row in self.movements)

    @property
    def fees_vat_minor(self) -> int:
        """The tax within that."""
        return sum(row.fee_vat_minor for row in self.movements)

    @property
    def in_hand_minor(self) -> int:
        """Cash the family took itself, less what it gave back."""
        return sum(row.in_hand_minor for row in self.movements)

    @property
    def paid_out_minor(self) -> int:
        return sum(row.paid_out_minor for row in self.movements)

    @property
    def other_minor(self) -> int:
        return sum(row.other_minor for row in self.movements)
