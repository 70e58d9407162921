"""What is undone of a parcel when pieces of it come home: money and pieces. Pure, on loaded lines; pieces are counted by
order line, before and after. All sums are halalas."""

from collections import Counter
from collections.abc import Sequence

from storefront.trade import allowances, commissions
from storefront.trade.allowances import Allowed
from storefront.trade.orders import OrderLine, Parcel
from storefront.treasury import ledger

NOTHING = Allowed()


def share_back(
    parcel: Parcel,
    lines: Sequence[OrderLine],
    before: Counter[int],
    after: Counter[int],
    *,
    with_delivery: bool,
    allowed: Allowed = NOTHING,
) -> ledger.Share:
    """What is undone of a parcel's money, in halalas: what was paid for the pieces, what the market paid for them, and
    the commission, but for what was allowed of them already. What bringing them cost goes back only when all of it was
    faulty, and then the family bears it, whoever drove."""
    price = funded = off = commission = vat = 0
    for line in lines:
        by_market, given = parcel.funded_on(line), allowed.lines[line.id]
        for sign, pieces in ((1, after[line.id]), (-1, before[line.id])):
            price += sign * allowances.price_home(line, pieces, given)
            funded += sign * commissions.of_pieces(by_market, line.quantity, pieces)
            off += sign * commissions.of_pieces(line.discount_minor - by_market, line.quantity, pieces)
            gone = allowances.Gone(pieces, given, by_market)
            commission += sign * allowances.commission_gone(line, line.commission_minor, gone)
            vat += sign * allowances.commission_gone(line, line.commission_vat_minor, gone)
    delivery = parcel.delivery_minor - allowed.delivery_minor if with_delivery else 0
    return ledger.Share(
        parcel.family_id,
        price + funded,
        delivery,
        commission,
        by_courier=False,
        commission_vat_minor=vat,
        coupon_minor=funded,
        off_minor=off,
    )


def is_whole(lines: Sequence[OrderLine], home: Counter[int]) -> bool:
    """Whether nothing of a parcel is left with the shopper."""
    return all(home[line.id] == line.quantity for line in lines)


def pieces_back(lines: Sequence[OrderLine], before: Counter[int], after: Counter[int]) -> Counter[int]:
    """Counted pieces that go back on the shelf, by variant."""
    pieces: Counter[int] = Counter()
    for line in lines:
        if line.is_counted:
            pieces[line.variant_id] += after[line.id] - before[line.id]
    return +pieces
