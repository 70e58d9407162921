"""What is left of a parcel and what a wish takes of it: amounts by order line, commission with them. Pure, in halalas."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storefront.kernel import money
from storefront.trade import allowances
from storefront.trade.allowances import Allowed
from storefront.trade.delivery import COURIER
from storefront.trade.orders import OPEN, OrderLine, Parcel
from storefront.treasury import ledger


@dataclass(frozen=True)
class Wish:
    """What is to go to the shopper: halalas by order line, and what bringing the parcel cost where that goes back too."""

    lines: Mapping[int, int] = field(default_factory=dict)
    with_delivery: bool = False


@dataclass(frozen=True)
class Left:
    """What has not gone back of a parcel yet, by order line and of its delivery."""

    lines: Mapping[int, int]
    delivery_minor: int

    @property
    def total_minor(self) -> int:
        return sum(self.lines.values()) + self.delivery_minor


def left(parcel: Parcel, lines: Sequence[OrderLine], home: Counter[int], allowed: Allowed) -> Left:
    """What is left of a parcel, of which some pieces came home and something was allowed."""
    prices = {line.id: allowances.price_gone(line, home[line.id], allowed.lines[line.id]) for line in lines}
    return Left(
        {line.id: allowances.paid(line) - prices[line.id] for line in lines},
        parcel.delivery_minor - allowed.delivery_minor,
    )


def taken(
    parcel: Parcel, lines: Sequence[OrderLine], amounts: Mapping[int, int], home: Counter[int], allowed: Allowed
) -> tuple[int, int]:
    """The commission that falls with these amounts, and the tax in it."""
    commission = vat = 0
    for line in lines:
        before = allowed.lines[line.id]
        after = before + amounts.get(line.id, 0)
        for sign, amount in ((1, after), (-1, before)):
            gone = allowances.Gone(home[line.id], amount, parcel.funded_on(line))
            commission += sign * allowances.commission_gone(line, line.commission_minor, gone)
            vat += sign * allowances.commission_gone(line, line.commission_vat_minor, gone)
    return commission, vat


def share_of(parcel: Parcel, items_minor: int, delivery_minor: int, commission: tuple[int, int]) -> ledger.Share:
    """The same as the ledger wants to know it. Once a parcel was brought its courier keeps the fee, and the family bears
    what goes back of it, as with returns."""
    by_courier = parcel.way == COURIER and parcel.state in OPEN
    whole, vat = commission
    return ledger.Share(parcel.family_id, items_minor, delivery_minor, whole, by_courier, commission_vat_minor=vat)


def laid_on(amount_minor: int, there: Left) -> tuple[dict[int, int], int]:
    """A sum laid on all that is left of a parcel, by what each costs: by order line, and on its delivery."""
    if not amount_minor:
        return {}, 0
    shares = money.share_out(amount_minor, [*there.lines.values(), there.delivery_minor])
    return {line: share for line, share in zip(there.lines, shares, strict=False) if share}, shares[-1]


def borne_by_parcels(loss_minor: int, lefts: Sequence[int]) -> list[int]:
    """What of a loss lies on each parcel of an order: all that is left of it, or its part when the bank took less."""
    if loss_minor >= sum(lefts):
        return list(lefts)
    return money.share_out(loss_minor, lefts)
