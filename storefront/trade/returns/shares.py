"""What is undone of a parcel when pieces of it come home: money and pieces. Pure, on loaded lines; pieces are counted by
order line, before and after. All sums are halalas."""

from collections import Counter
from collections.abc import Sequence

from storefront.trade import allowances
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
    """What is undone of a parcel's money, in halalas: the price of the pieces
    and the commission on it, but for what was allowed of them already. What bringing
    them cost goes back only when all of it was faulty, and then the family bears it, whoever drove."""
    price = commission = vat = 0
    for line in lines:
        for sign, pieces in ((1, after[line.id]), (-1, before[line.id])):
            given = allowed.lines[line.id]
            price += sign * allowances.price_home(line, pieces, given)
            commission += sign * allowances.commission_gone(line, line.commission_minor, pieces, given)
            vat += sign * allowances.commission_gone(line, line.commission_vat_minor, pieces, given)
    delivery = parcel.delivery_minor - allowed.delivery_minor if with_delivery else 0
    return ledger.Share(parcel.family_id, price, delivery, commission, by_courier=False, commission_vat_minor=vat)


def pieces_back(lines: Sequence[OrderLine], before: Counter[int], after: Counter[int]) -> Counter[int]:
    """Counted pieces that go back on the shelf, by variant."""
    pieces: Counter[int] = Counter()
    for line in lines:
        if line.is_counted:
            pieces[line.variant_id] += after[line.id] - before[line.id]
    return +pieces
