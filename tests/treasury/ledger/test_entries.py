"""What is booked for each event of money: every booking adds up to nothing, whatever happens to a basket."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury.ledger import (
    BANK,
    COURIER_CASH,
    COURIER_FEES,
    FAMILY,
    FAMILY_COMING,
    clearing,
    entries,
    is_account,
)
from storefront.treasury.ledger.accounts import OF_FAMILIES
from storefront.treasury.ledger.entries import Line, Share

CARD = clearing("card")
HOLDERS = st.sampled_from([CARD, COURIER_CASH, FAMILY])


@st.composite
def shares(draw: st.DrawFn, family_id: int = 7) -> Share:
    items, fee = draw(st.integers(0, 10**9)), draw(st.integers(0, 10**6))
    commission = draw(st.integers(0, items))
    vat = draw(st.integers(0, commission))
    return Share(
        family_id,
        items,
        fee,
        commission,
        by_courier=draw(st.booleans()),
        commission_vat_minor=vat,
        coupon_minor=draw(st.sampled_from([0, items // 3, items])),
    )


@st.composite
def baskets(draw: st.DrawFn) -> list[Share]:
    """The shares of one to fifty families in a basket."""
    return [draw(shares(family_id)) for family_id in range(1, draw(st.integers(1, 50)) + 1)]


def total(lines: Sequence[Line]) -> int:
    return sum(line.amount_minor for line in lines)


def accounts(*bookings: Sequence[Line]) -> Counter[tuple[str, int | None]]:
    """What stands on each account after these bookings, a family's apart from another's."""
    standing: Counter[tuple[str, int | None]] = Counter()
    for line in (line for lines in bookings for line in lines):
        standing[line.account, line.family_id] += line.amount_minor
    return standing


@given(baskets(), HOLDERS)
def test_every_halala_of_a_basket_is_somebodys(basket: list[Share], holder: str) -> None:
    sales = [entries.sale(share, received_in=holder) for share in basket]

    standing = accounts(*sales)
    assert [total(lines) for lines in sales] == [0] * len(basket)
    assert sum(standing.values()) == 0
    for share in basket:
        earned = -standing[FAMILY_COMING, share.family_id] - standing[FAMILY, share.family_id]
        assert earned == share.family_minor - (share.total_minor if holder == FAMILY else 0)
    assert standing["commission", None] + standing["vat_due", None] == -sum(one.commission_minor for one in basket)
    assert standing["vat_due", None] == -sum(one.commission_vat_minor for one in basket)
    assert standing["courier_fees", None] == -sum(one.courier_minor for one in basket)
    assert standing["coupons", None] == sum(one.coupon_minor for one in basket)


@given(baskets(), HOLDERS, st.booleans())
def test_a_basket_taken_back_and_paid_back_leaves_every_account_empty(
    basket: list[Share], holder: str, is_cleared: bool
) -> None:
    bookings = []
    for share in basket:
        coming = 0 if holder == FAMILY else share.family_minor
        bookings.append(entries.sale(share, received_in=holder))
        if is_cleared:
            bookings.append(entries.cleared(share.family_id, coming))
        bookings.append(entries.taken_back(share, coming_minor=0 if is_cleared else coming))
        family_id = share.family_id if holder == FAMILY else None
        bookings.append(entries.paid_back(share.total_minor, from_account=holder, family_id=family_id))

    assert all(total(lines) == 0 for lines in bookings)
    assert set(accounts(*bookings).values()) <= {0}


@given(shares(), st.integers(0, 10**9))
def test_what_is_taken_back_comes_out_of_what_is_coming_as_far_as_it_goes(share: Share, coming: int) -> None:
    standing = accounts(entries.taken_back(share, coming_minor=coming))

    assert standing[FAMILY_COMING, 7] == min(coming, share.family_minor)
    assert standing[FAMILY_COMING, 7] + standing[FAMILY, 7] == share.family_minor


def test_cash_in_the_familys_hand_leaves_it_owing_the_commission_and_nothing_else() -> None:
    share = Share(7, 10_000, 1_500, 800, by_courier=False, commission_vat_minor=104)

    standing = accounts(entries.sale(share, received_in=FAMILY))

    assert standing == {(FAMILY, 7): 800, ("commission", None): -696, ("vat_due", None): -104}


@given(share=shares(), pieces=st.integers(0, 4))
def test_a_share_without_a_part_is_the_rest_of_everything(share: Share, pieces: int) -> None:
    names = ("items_minor", "delivery_minor", "commission_minor", "commission_vat_minor", "coupon_minor")
    part = replace(share, **{name: getattr(share, name) * pieces // 4 for name in names})

    rest = share.less(part)

    assert [getattr(rest, name) + getattr(part, name) for name in names] == [getattr(share, name) for name in names]
    assert (rest.family_id, rest.by_courier) == (share.family_id, share.by_courier)
    assert rest.family_minor + part.family_minor == share.family_minor


def test_the_couriers_fee_is_the_couriers_and_the_familys_fee_the_familys() -> None:
    own, courier = (Share(7, 10_000, 1_500, 800, by_courier=by_courier) for by_courier in (False, True))

    assert (own.family_minor, own.courier_minor) == (10_700, 0)
    assert (courier.family_minor, courier.courier_minor) == (9_200, 1_500)


@given(st.integers(1, 10**9), st.sampled_from([entries.payout_failed, entries.payout_reversed]))
def test_a_payout_that_does_not_arrive_leaves_what_was_there(amount: int, undone) -> None:  # type: ignore[no-untyped-def]
    way = [entries.payout_approved(7, amount)]
    way += [entries.payout_done(amount)] if undone is entries.payout_reversed else []

    assert set(accounts(*way, undone(7, amount)).values()) == {0}


@given(st.integers(1, 10**9))
def test_a_payout_goes_from_the_family_over_the_way_out_of_the_bank(amount: int) -> None:
    standing = accounts(entries.payout_approved(7, amount), entries.payout_done(amount))

    assert +standing == {(FAMILY, 7): amount}
    assert -standing == {("bank", None): amount}


@given(st.integers(1, 10**9), st.integers(-1000, 1000))
def test_every_other_event_adds_up_to_nothing_on_known_accounts(amount: int, small: int) -> None:
    bookings = (
        entries.provider_fee("card", small),
        entries.arrived("card", amount),
        entries.cash_handed_in(amount, fees_minor=min(amount, abs(small))),
        entries.disputed("card", amount),
        entries.dispute_won("card", amount),
        entries.rounded(CARD, small),
        entries.cleared(7, amount),
    )

    for lines in bookings:
        assert total(lines) == 0
        assert all(line.amount_minor and is_account(line.account) for line in lines)
        assert all((line.account in OF_FAMILIES) == (line.family_id is not None) for line in lines)


def test_a_dispute_that_is_won_costs_nothing() -> None:
    assert set(accounts(entries.disputed("card", 500), entries.dispute_won("card", 500)).values()) == {0}


@pytest.mark.parametrize(
    ("name", "known"),
    [("bank", True), ("clearing:stripe", True), ("clearing:", False), ("clearing:Stripe", False), ("pocket", False)],
)
def test_the_accounts_are_known_by_name(name: str, known: bool) -> None:
    assert is_account(name) is known


@given(shares())
def test_a_coupon_of_the_market_changes_what_is_paid_and_nothing_of_the_familys(share: Share) -> None:
    plain = replace(share, coupon_minor=0)

    assert share.family_minor == plain.family_minor
    assert plain.total_minor - share.total_minor == share.coupon_minor


def test_a_family_that_took_less_cash_because_of_a_coupon_is_owed_the_rest() -> None:
    share = Share(7, 10_000, 0, 800, by_courier=False, coupon_minor=3_000)

    standing = accounts(entries.sale(share, received_in=FAMILY))

    assert standing == {(FAMILY, 7): 7_000 - 9_200, ("commission", None): -800, ("coupons", None): 3_000}


def test_a_share_tells_of_its_sums_and_has_no_coupon_tax_or_discount_unless_one_is_named() -> None:
    share = Share(7, 1_000, 250, 100, by_courier=True)

    assert (share.commission_vat_minor, share.coupon_minor, share.off_minor) == (0, 0, 0)
    assert share.told == {"items": 1_000, "coupon": 0, "delivery": 250, "courier": 250, "commission": 100}
    assert replace(share, off_minor=90).less(replace(share, off_minor=30)).off_minor == 60


def test_the_courier_is_paid_out_of_the_bank() -> None:
    assert entries.courier_paid(250) == [Line(COURIER_FEES, 250), Line(BANK, -250)]
