"""What a family owes, by what made it: every halala of the debt has a cause, and none has two."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import clock
from storefront.treasury import debts, ledger
from storefront.treasury.debts import BACK, CASH, DISPUTED, OTHER, made_of
from tests.builders.community import a_family


@pytest.mark.parametrize(
    ("bookings", "made"),
    [
        ([], {}),
        ([("cleared", 500), ("payout_approved", -500)], {}),
        ([("sale", -8)], {CASH: 8}),
        ([("cleared", 500), ("payout_approved", -500), ("taken_back", -300)], {BACK: 300}),
        ([("cleared", 500), ("payout_approved", -500), ("borne", -300), ("sale", -8)], {DISPUTED: 300, CASH: 8}),
        ([("sale", -8), ("taken_back", -92), ("paid_back", 100)], {}),
        ([("sale", -8), ("taken_back", -92)], {CASH: 8, BACK: 92}),
        ([("sale", -8), ("taken_back", -92), ("paid_back", 100), ("came_back", -100)], {BACK: 100}),
        ([("cleared", 100), ("borne", -300), ("unborne", 300)], {}),
        ([("mystery", -1)], {OTHER: 1}),
        ([("sale", -8), ("cleared", 1)], {CASH: 7}),
        ([("cleared", 100), ("payout_approved", -130)], {OTHER: 30}),
    ],
)
def test_a_debt_is_what_was_taken_beyond_what_there_was(bookings: list[tuple[str, int]], made: dict[str, int]) -> None:
    assert made_of(bookings) == made


def test_ten_thousands_of_debts_are_paid_as_quickly_as_they_are_read() -> None:
    years = [("sale", -80), ("sale", -80), ("cleared", 50), ("taken_back", -10)] * 10_000

    # what came in paid for 2,941 rounds and 30 halalas of the next
    assert made_of(years) == {CASH: 7_059 * 160 - 30, BACK: 7_059 * 10}


def test_what_comes_in_pays_the_oldest_debt_first() -> None:
    debt = [("sale", -8), ("taken_back", -50), ("borne", -20)]

    assert made_of([*debt, ("cleared", 30)]) == {BACK: 28, DISPUTED: 20}
    assert made_of([*debt, ("payout_failed", 58)]) == {DISPUTED: 20}
    assert made_of([*debt, ("cleared", 79), ("sale", -3)]) == {CASH: 2}


def test_what_was_given_back_of_money_promised_to_the_bank_is_a_debt_when_that_leaves() -> None:
    before = [("cleared", 500), ("sale", -40), ("taken_back", -460)]

    assert made_of(before) == {}
    assert made_of([*before, ("payout_approved", -470)]) == {BACK: 460, CASH: 10}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sale", "cleared", "taken_back", "borne", "payout_approved", "payout_failed", "other"]),
            st.integers(-1000, 1000).filter(bool),
        )
    )
)
def test_the_causes_are_the_whole_debt_and_nothing_else(bookings: list[tuple[str, int]]) -> None:
    made = made_of(bookings)

    assert sum(made.values()) == max(0, -sum(minor for _, minor in bookings))
    assert all(minor > 0 for minor in made.values())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sale", "cleared", "taken_back", "payout_approved", "payout_failed", "other"]),
            st.integers(-9, 9).filter(bool),
        )
    )
)
def test_what_is_read_back_to_when_there_was_enough_is_the_whole_debt(bookings: list[tuple[str, int]]) -> None:
    owing = max(0, -sum(minor for _, minor in bookings))

    free, latest = debts.since_enough(reversed(bookings), owing)

    assert owing == 0 or made_of(latest, free=free) == made_of(bookings)
    assert latest == bookings[len(bookings) - len(latest) :]


@pytest.mark.usefixtures("app")
def test_the_books_say_what_a_family_owes() -> None:
    family, other = a_family(), a_family()
    for whose in (family, other):
        cash, card = (ledger.Share(whose.id, 10_000, 0, 800, by_courier=False) for _ in range(2))
        ledger.record_sale(f"parcel:{whose.id}", cash, received_in=ledger.FAMILY)
        ledger.record_sale(f"parcel:9{whose.id}", card, received_in=ledger.clearing("obedient"))
        ledger.record_cleared(f"parcel:9{whose.id}", whose.id)
        ledger.book(f"payout:{whose.id}", "payout_approved", ledger.entries.payout_approved(whose.id, 8_400))
    ledger.record_taken_back("return:1", card, subject=f"parcel:9{other.id}")

    assert debts.of_family(family.id, 0) == {}
    assert debts.of_family(other.id, 9_200) == {BACK: 9_200}
    assert debts.of_family(other.id, 0, until=clock.now() - timedelta(days=1)) == {}
    assert ledger.standing(other.id).payable_minor == -9_200


@pytest.mark.usefixtures("app")
def test_what_is_booked_as_the_time_ends_is_of_the_next() -> None:
    family = a_family()
    with clock.set_to(clock.now()):
        share = ledger.Share(family.id, 10_000, 0, 800, by_courier=False)
        ledger.record_sale("parcel:1", share, received_in=ledger.FAMILY)
        moment = clock.now()

    assert debts.of_family(family.id, 800, until=moment) == {}
    assert debts.of_family(family.id, 800, until=moment + timedelta(seconds=1)) == {CASH: 800}


@pytest.mark.parametrize(
    ("bookings", "owing", "free", "latest"),
    [
        ([("cleared", 500), ("payout_approved", -500), ("sale", -8)], 8, 0, 1),
        ([("cleared", 20), ("taken_back", -19), ("sale", -9)], 8, 1, 1),
        ([("sale", -1), ("sale", -8)], 9, 0, 2),
        ([("cleared", 5), ("taken_back", -5), ("payout_approved", -3)], 3, 0, 3),
    ],
)
def test_bookings_are_read_back_to_when_there_was_last_enough_and_no_further(
    bookings: list[tuple[str, int]], owing: int, free: int, latest: int
) -> None:
    assert debts.since_enough(reversed(bookings), owing) == (free, bookings[-latest:])


def test_entries_of_one_booking_are_read_as_one() -> None:
    rows = [(3, "sale", -5), (2, "sale", -5), (2, "sale", 3), (1, "cleared", 3)]

    assert list(debts.queries.whole(rows)) == [("sale", -5), ("sale", -2), ("cleared", 3)]


@pytest.mark.usefixtures("app")
def test_the_books_are_read_for_one_halala_and_not_for_none(
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    family = a_family()
    ledger.record_sale("parcel:1", ledger.Share(family.id, 100, 0, 1, by_courier=False), received_in=ledger.FAMILY)

    assert debts.of_family(family.id, 1) == {CASH: 1}
    with count_queries() as asked:
        assert debts.of_family(family.id, 0) == {}
    assert asked == []
