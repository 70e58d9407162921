"""What is undone of a parcel when pieces of it come home: money and pieces. Pure, on loaded lines; pieces are counted by
order line, before and after. All sums are halalas."""

from collections import Counter
from collections.abc import Sequence

from storefront.trade import commissions
from storefront.trade.orders import BY_MARKET, OrderLine, Parcel
from storefront.treasury import ledger


def share_back(
    parcel: Parcel, lines: Sequence[OrderLine], before: Counter[int], after: Counter[int], *, with_delivery: bool
) -> ledger.Share:
    """What is undone of a parcel's money, in halalas: what was paid for the pieces, what the market paid for them, and
    the commission. What bringing them cost goes back only when all of it was faulty, and then the family bears it,
    whoever drove."""
    price = sum(line.unit_minor * (after[line.id] - before[line.id]) for line in lines)
    discount = sum(part_of(line, line.discount_minor, before, after) for line in lines)
    funded = discount if parcel.discount_by == BY_MARKET else 0
    commission = sum(part_of(line, line.commission_minor, before, after) for line in lines)
    vat = sum(part_of(line, line.commission_vat_minor, before, after) for line in lines)
    delivery = parcel.delivery_minor if with_delivery else 0
    return ledger.Share(
        parcel.family_id,
        price - discount + funded,
        delivery,
        commission,
        by_courier=False,
        commission_vat_minor=vat,
        coupon_minor=funded,
    )


def part_of(line: OrderLine, whole_minor: int, before: Counter[int], after: Counter[int]) -> int:
    """The part of a line's sum that lies on the pieces that came home between before and after."""
    until, since = (commissions.of_pieces(whole_minor, line.quantity, pieces[line.id]) for pieces in (after, before))
    return until - since


def pieces_back(lines: Sequence[OrderLine], before: Counter[int], after: Counter[int]) -> Counter[int]:
    """Counted pieces that go back on the shelf, by variant."""
    pieces: Counter[int] = Counter()
    for line in lines:
        if line.is_counted:
            pieces[line.variant_id] += after[line.id] - before[line.id]
    return +pieces
