"""Two books side by side: what either has alone, what both have with other sums, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury.gateways import Movement
from storefront.treasury.reconciliation import Finding, Known, compare

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = {"since": NOON - timedelta(days=1), "until": NOON + timedelta(days=1)}


def moved(ref: str, amount: int, fee: int = 0, at: datetime = NOON) -> Movement:
    return Movement(f"txn-{ref}-{amount}", "charge", ref, amount, fee, "SAR", at)


def ours(ref: str, amount: int, fee: int | None = 0, at: datetime = NOON) -> Known:
    return Known(ref, f"attempt:{ref}", amount, fee, at)


def test_books_that_agree_have_no_findings() -> None:
    assert (
        compare([moved("a", 5000, 145), moved("b", -700)], [ours("a", 5000, 145), ours("b", -700, None)], **DAY) == []
    )


def test_what_only_the_provider_has_is_missing() -> None:
    assert compare([moved("a", 5000, 145)], [], **DAY) == [Finding("missing", "a", "", 4855, 0)]


def test_what_only_we_have_is_extra() -> None:
    assert compare([], [ours("a", 5000)], **DAY) == [Finding("extra", "a", "attempt:a", 0, 5000)]
    assert compare([], [ours("won", 0, 1500)], **DAY) == [Finding("extra", "won", "attempt:won", 0, -1500)]


@pytest.mark.parametrize(("amount", "fee"), [(4999, 145), (5000, 146)])
def test_another_sum_or_fee_is_altered(amount: int, fee: int) -> None:
    (finding,) = compare([moved("a", amount, fee)], [ours("a", 5000, 145)], **DAY)

    assert (finding.kind, finding.theirs_minor, finding.ours_minor) == ("altered", amount - fee, 4855)


def test_a_fee_we_do_not_know_yet_is_no_difference() -> None:
    assert compare([moved("a", 5000, 145)], [ours("a", 5000, None)], **DAY) == []


@pytest.mark.parametrize("away", [timedelta(days=-2), timedelta(days=2)])
def test_what_lies_outside_explains_and_is_not_missed(away: timedelta) -> None:
    edge = ours("a", 5000, 0, NOON + away)

    assert compare([], [edge], **DAY) == []
    assert compare([moved("a", 5000)], [edge], **DAY) == []


def test_a_movement_so_young_that_nobody_may_have_told_of_it_is_not_strange_yet() -> None:
    young = moved("a", 5000, at=NOON + timedelta(days=1))

    assert compare([young], [], **DAY) == []
    assert [one.kind for one in compare([young], [ours("a", 4999)], **DAY)] == ["altered"]


def test_movements_of_one_source_count_together() -> None:
    taken_and_given = [moved("dispute", -5000, 6000), moved("dispute", 5000)]

    assert compare(taken_and_given, [ours("dispute", 0, None)], **DAY) == []


@given(
    st.dictionaries(st.text("abcdef", min_size=1), st.tuples(st.integers(1, 10**9), st.integers(0, 999))),
    st.data(),
)
def test_whatever_is_changed_on_one_side_is_found(books: dict[str, tuple[int, int]], data: st.DataObject) -> None:
    theirs = [moved(ref, *sums) for ref, sums in books.items()]
    mine = [ours(ref, *sums) for ref, sums in books.items()]
    assert compare(theirs, mine, **DAY) == []
    if not books:
        return

    hit = data.draw(st.sampled_from(sorted(books)))
    found = compare([one for one in theirs if one.source_ref != hit], mine, **DAY)

    assert [finding.ref for finding in found] == [hit]


def test_what_left_and_came_back_moved_nothing() -> None:
    assert compare([moved("re_1", -500), moved("re_1", 500)], [], **DAY) == []
