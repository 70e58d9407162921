"""What partial returns undo: split, taxed, sold, given back piece by piece in any order, every halala finds its way back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from storefront.trade.allowances import Allowed
from storefront.trade.commissions import of_pieces
from storefront.trade.commissions.splitting import ParcelPlan, PlannedLine, plan
from storefront.trade.coupons.terms import split
from storefront.trade.delivery import COURIER
from storefront.trade.orders import BY_FAMILY, BY_MARKET, OrderLine, Parcel
from storefront.trade.orders.confirming import share_of
from storefront.trade.returns.shares import pieces_back, share_back
from storefront.treasury.ledger import COMMISSION, COURIER_CASH, FAMILY, FAMILY_COMING, VAT_DUE, clearing, entries
from storefront.treasury.ledger.entries import Line

TODAY = date(2026, 11, 24)
FAMILY_ID = 7
LINES = st.lists(
    st.builds(PlannedLine, st.just(0), st.integers(1, 1_000_000), st.integers(1, 20), st.integers(0, 5_000)),
    min_size=1,
    max_size=50,
)


@dataclass(frozen=True)
class Sold:
    """A parcel as it was sold, who holds its money, and in which steps its pieces come home: pieces by line."""

    parcel: Parcel
    lines: Sequence[OrderLine]
    received_in: str
    steps: Sequence[Counter[int]]


def frozen(wanted: Sequence[PlannedLine], sums: ParcelPlan, offs: Sequence[int]) -> list[OrderLine]:
    """The lines of an order with what was frozen on them."""
    return [
        OrderLine(
            id=number,
            unit_minor=line.unit_minor,
            quantity=line.quantity,
            discount_minor=off,
            total_minor=line.total_minor,
            commission_minor=fee.minor,
            commission_vat_minor=fee.vat_minor,
        )
        for number, (line, fee, off) in enumerate(zip(wanted, sums.fees, offs, strict=True), start=1)
    ]


@st.composite
def sales(draw: st.DrawFn) -> Sold:
    wanted, by_courier = draw(LINES), draw(st.booleans())
    goods = [line.total_minor for line in wanted]
    offs = split(draw(st.just(0) | st.integers(0, sum(goods))), goods)
    by = draw(st.sampled_from([BY_FAMILY, BY_MARKET]))
    if by == BY_FAMILY:
        wanted = [replace(line, off_minor=off) for line, off in zip(wanted, offs, strict=True)]
    sums = plan(
        wanted,
        delivery_minor=draw(st.integers(0, 10_000)),
        taxed=draw(st.booleans()),
        own_delivery=not by_courier,
        day=TODAY,
        platform_taxed=draw(st.booleans()),
    )
    parcel = Parcel(
        family_id=FAMILY_ID,
        way=COURIER if by_courier else "own",
        items_minor=sums.items_minor,
        discount_minor=sum(offs),
        discount_by=by,
        delivery_minor=sums.delivery_minor,
        commission_minor=sums.commission_minor,
        commission_vat_minor=sums.commission_vat_minor,
    )
    lines = frozen(wanted, sums, offs)
    pieces = draw(st.permutations([line.id for line in lines for _ in range(line.quantity)]))
    cuts = sorted(draw(st.lists(st.integers(0, len(pieces)), max_size=6)))
    steps = [Counter(pieces[a:b]) for a, b in zip([0, *cuts], [*cuts, len(pieces)], strict=True)]
    holder = draw(st.sampled_from([clearing("card"), COURIER_CASH if by_courier else FAMILY]))
    return Sold(parcel, lines, holder, [step for step in steps if step])


class Books:
    """What stands on each account."""

    def __init__(self) -> None:
        self.standing: Counter[str] = Counter()

    def book(self, lines: Sequence[Line]) -> None:
        assert sum(line.amount_minor for line in lines) == 0
        for line in lines:
            self.standing[line.account] += line.amount_minor


def kept(sold: Sold, gone: Counter[int]) -> int:
    """What the pieces that are still with the shopper were sold for."""
    price = sum(line.unit_minor * (line.quantity - gone[line.id]) for line in sold.lines)
    off = sum(line.discount_minor - of_pieces(line.discount_minor, line.quantity, gone[line.id]) for line in sold.lines)
    return price - off if sold.parcel.discount_by == BY_FAMILY else price


@given(sales(), st.integers(0, 8))
def test_returns_in_any_order_undo_the_sale_to_the_halala(sold: Sold, cleared_after: int) -> None:
    books, gone = Books(), Counter[int]()
    books.book(entries.sale(share_of(sold.parcel), received_in=sold.received_in))

    for number, step in enumerate(sold.steps):
        if number == cleared_after:
            books.book(entries.cleared(FAMILY_ID, -books.standing[FAMILY_COMING]))
        before, gone = gone, gone + step
        back = share_back(sold.parcel, sold.lines, before, gone, with_delivery=False)
        books.book(entries.taken_back(back, coming_minor=-books.standing[FAMILY_COMING]))
        family_id = FAMILY_ID if sold.received_in == FAMILY else None
        books.book(entries.paid_back(back.total_minor, from_account=sold.received_in, family_id=family_id))

        fee = -books.standing[COMMISSION] - books.standing[VAT_DUE]
        assert 0 <= -books.standing[VAT_DUE] <= fee <= kept(sold, gone)
        assert books.standing[FAMILY_COMING] <= 0

    left = {account: minor for account, minor in books.standing.items() if minor}
    assert set(left) <= {sold.received_in, FAMILY, FAMILY_COMING, "courier_fees"}
    assert sum(abs(minor) for minor in left.values()) in (0, 2 * sold.parcel.delivery_minor)


@given(sales())
def test_each_return_bears_its_own_part_of_the_commission(sold: Sold) -> None:
    backs, gone = [], Counter[int]()
    for step in sold.steps:
        before, gone = gone, gone + step
        backs.append(share_back(sold.parcel, sold.lines, before, gone, with_delivery=False))

    paid = sold.parcel.items_minor - sold.parcel.discount_minor
    assert sum(back.total_minor for back in backs) == paid
    assert all(back.total_minor >= 0 for back in backs)
    assert sum(back.coupon_minor for back in backs) == sold.parcel.funded_minor
    assert sum(back.items_minor for back in backs) == sold.parcel.sold_minor
    assert sum(back.commission_minor for back in backs) == sold.parcel.commission_minor
    assert sum(back.commission_vat_minor for back in backs) == sold.parcel.commission_vat_minor
    assert all(back.commission_minor >= 0 for back in backs)
    if sold.parcel.sold_minor == sold.parcel.items_minor:
        assert all(back.commission_minor <= back.items_minor for back in backs)


def test_of_what_bringing_cost_goes_back_what_was_not_allowed_before() -> None:
    line = OrderLine(
        id=1,
        unit_minor=1_000,
        quantity=1,
        discount_minor=0,
        total_minor=1_000,
        commission_minor=80,
        commission_vat_minor=0,
    )
    parcel = Parcel(family_id=FAMILY_ID, delivery_minor=2_500, discount_minor=0)
    lines, home = Counter({1: 300}), Counter({1: 1})

    share = share_back(parcel, [line], Counter(), home, with_delivery=True, allowed=Allowed(lines, 900))
    left = share_back(parcel, [line], Counter(), home, with_delivery=False, allowed=Allowed(lines, 900))

    assert (share.items_minor, share.delivery_minor, left.delivery_minor) == (700, 1_600, 0)


def test_only_counted_pieces_that_came_home_this_time_go_back_on_the_shelf() -> None:
    lines = [
        OrderLine(id=1, variant_id=5, is_counted=True),
        OrderLine(id=2, variant_id=6, is_counted=False),
        OrderLine(id=3, variant_id=8, is_counted=True),
    ]

    pieces = pieces_back(lines, Counter({1: 1, 3: 2}), Counter({1: 3, 2: 2, 3: 2}))

    assert pieces == {5: 2}
