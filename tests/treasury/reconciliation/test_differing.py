"""Both books in one question: what agrees is not told, whatever else is, under the name both call it by."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury import ledger
from storefront.treasury.gateways import Movement
from storefront.treasury.ledger import Line, Matter
from storefront.treasury.reconciliation.comparing import Pair
from storefront.treasury.reconciliation.differing import bookings_about, differing
from storefront.treasury.reconciliation.mirror import keep

pytestmark = pytest.mark.usefixtures("app")
TAP, HOUR = ledger.clearing("tap"), timedelta(hours=1)


def told(*movements: tuple[str, int, int]) -> None:
    """The provider tells of things: sums and fees."""
    now = clock.now()
    lines = [Movement(f"{n}", "charge", ref, *sums, "SAR", now) for n, (ref, *sums) in enumerate(movements)]
    keep("tap", lines, now - HOUR)


def booked(once: str, amount: int, ref: str, *, account: str = TAP) -> None:
    ledger.book(once, "sale", [Line(account, amount), Line(ledger.COMMISSION, -amount)], Matter(provider_ref=ref))


def seen(pair: Pair) -> tuple[str, tuple[int, int, bool], tuple[int, int, bool]]:
    sides = [(side.amount_minor, side.fee_minor, side.speaks) for side in (pair.theirs, pair.ours)]
    return pair.ref, sides[0], sides[1]


def test_what_agrees_is_not_told_however_many_lines_it_has() -> None:
    told(("pi_1", 5000, 145), ("dp_1", -700, 60), ("dp_1", 700, 0))
    booked("sale:1", 2000, "pi_1")
    booked("sale:2", 3000, "pi_1")
    ledger.record_provider_fee("1", "tap", 145, Matter(provider_ref="pi_1"))
    ledger.record_provider_fee("2", "tap", 60, Matter(provider_ref="dp_1"))

    books = differing("tap")

    assert (books.pairs, books.held) == ([], {"SAR": 4795})


def test_whatever_differs_is_told_with_what_each_book_says() -> None:
    told(("alone", 10, 1), ("pi_1", 5000, 145))
    booked("sale:1", 5001, "pi_1")
    booked("sale:2", 7, "ours")

    assert [seen(pair) for pair in differing("tap").pairs] == [
        ("alone", (10, 1, True), (0, 0, False)),
        ("ours", (0, 0, False), (7, 0, True)),
        ("pi_1", (5000, 145, True), (5001, 0, True)),
    ]


def test_sums_that_hide_each_other_on_one_side_are_seen_through_the_fee() -> None:
    told(("pi_1", 5000, 100))
    booked("sale:1", 4900, "pi_1")

    assert len(differing("tap").pairs) == 1


def test_a_booking_that_does_not_say_what_moved_is_called_by_its_own_name() -> None:
    booked("by-hand:1", 7, "")
    booked("by-hand:2", -7, "")

    assert [pair.ref for pair in differing("tap").pairs] == ["by-hand:1", "by-hand:2"]


def test_other_accounts_and_other_providers_are_nothing_of_it() -> None:
    booked("sale:1", 7, "x", account=ledger.clearing("other"))
    booked("sale:2", 7, "x", account=ledger.BANK)
    keep("other", [Movement("1", "charge", "y", 5, 0, "SAR", clock.now())], clock.now() - HOUR)

    assert differing("tap").pairs == []
    assert bookings_about("tap", {"x"}) == {}


def test_the_bookings_about_a_thing_are_found() -> None:
    for once, ref in (("sale:1", "pi_1"), ("sale:2", "pi_2"), ("sale:3", "pi_1"), ("by-hand", "")):
        booked(once, 5, ref)
    ids = {row.transaction.once: row.transaction.id for row in ledger.transactions(ledger.Search()).rows}

    assert bookings_about("tap", {"pi_1", "by-hand"}) == {
        "pi_1": [ids["sale:1"], ids["sale:3"]],
        "by-hand": [ids["by-hand"]],
    }
