"""What two books differ about, judged: what either has alone, what both have otherwise, and what passes by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.treasury.reconciliation.comparing import Finding, OnItsWay, Pair, Side, Waiting, judge

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
UNTIL = NOON + timedelta(hours=1)
NOBODY = Waiting({}, frozenset())


def pair(theirs: tuple[int, int] | None, ours: tuple[int, int] | None, **other: object) -> Pair:
    """A thing of which each book says a sum and a fee, or nothing."""
    sides = [Side(*said, speaks=True) if said else Side() for said in (theirs, ours)]
    return Pair(**{"ref": "a", "currency": "SAR", "theirs": sides[0], "ours": sides[1], "at": NOON, **other})  # type: ignore[arg-type]


def found(*pairs: Pair, waiting: Waiting = NOBODY) -> list[Finding]:
    return judge(pairs, waiting, {"a": [7]}, until=UNTIL)[0]


def passing(*pairs: Pair, waiting: Waiting = NOBODY) -> list[OnItsWay]:
    return judge(pairs, waiting, {}, until=UNTIL)[1]


def test_what_only_the_provider_has_is_missing() -> None:
    assert found(pair((5000, 145), None)) == [Finding("missing", "a", 4855, 0, bookings=(7,))]


def test_what_only_the_ledger_has_is_extra() -> None:
    assert found(pair(None, (5000, 0))) == [Finding("extra", "a", 0, 5000, bookings=(7,))]


@pytest.mark.parametrize(
    ("ours", "differs"),
    [
        ((4999, 145), ("amount",)),
        ((5000, 144), ("fee",)),
        ((1, 1), ("amount", "fee")),
        ((5001, 146), ("amount", "fee")),
    ],
)
def test_what_both_have_otherwise_is_altered_and_it_is_said_in_what(
    ours: tuple[int, int], differs: tuple[str, ...]
) -> None:
    (finding,) = found(pair((5000, 145), ours))

    assert (finding.kind, finding.differs) == ("altered", differs)
    assert (finding.theirs_minor, finding.ours_minor) == (4855, ours[0] - ours[1])


def test_what_moved_in_another_currency_is_one_difference() -> None:
    (finding,) = found(pair((12_200, 300), None, currency="AED"), pair(None, (12_500, 0)))

    assert (finding.kind, finding.differs) == ("altered", ("currency",))
    assert (finding.theirs_minor, finding.currency) == (11_900, "AED")
    assert (finding.ours_minor, finding.our_currency) == (12_500, "SAR")


def test_what_moved_in_another_currency_beside_ours_is_told_by_itself() -> None:
    kinds = [(one.kind, one.currency) for one in found(pair((1, 0), None, currency="AED"), pair((2, 0), (1, 0)))]

    assert kinds == [("altered", "SAR"), ("missing", "AED")]


def test_what_is_booked_in_another_currency_beside_it_is_told_by_itself() -> None:
    kinds = [(one.kind, one.currency) for one in found(pair(None, (1, 0), currency="AED"), pair((2, 0), (1, 0)))]

    assert kinds == [("altered", "SAR"), ("extra", "AED")]


@pytest.mark.parametrize("sides", [((500, 0), None), (None, (500, 0)), ((500, 0), (400, 0))])
def test_what_is_so_young_that_one_book_may_not_have_heard_of_it_is_not_strange_yet(
    sides: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> None:
    young = pair(*sides, at=UNTIL)

    assert found(young) == []
    assert passing(young) == [OnItsWay("a", "young", "SAR", young.net_minor)]
    assert found(pair(*sides, at=UNTIL - timedelta(seconds=1))) != []


def test_a_refund_on_its_way_to_the_payer_is_known() -> None:
    taken, waiting = pair((-700, 0), None), Waiting({"a": 700}, frozenset())

    assert passing(taken, waiting=waiting) == [OnItsWay("a", "refund", "SAR", -700)]
    assert found(taken, waiting=waiting) == []


@pytest.mark.parametrize("taken", [(-701, 0), (-699, 0), (700, 0), (-700, 5)])
def test_another_sum_than_the_refunds_is_not(taken: tuple[int, int]) -> None:
    assert len(found(pair(taken, None), waiting=Waiting({"a": 700}, frozenset()))) == 1


def test_a_fee_that_is_not_told_yet_is_known() -> None:
    waiting = Waiting({}, frozenset("a"))

    assert passing(pair((5000, 145), (5000, 0)), waiting=waiting) == [OnItsWay("a", "fee", "SAR", -145)]
    assert len(found(pair((5001, 145), (5000, 0)), waiting=waiting)) == 1
    assert len(found(pair((5000, 145), (5000, 144)), waiting=waiting)) == 1


def test_findings_are_told_in_their_order_and_read_again_as_they_were_kept() -> None:
    both = [pair((1, 0), None, ref="b"), pair((1, 0), (2, 0)), pair(None, (1, 0), ref="c")]

    assert [one.kind for one in found(*both)] == ["altered", "extra", "missing"]
    assert Finding.kept({"kind": "missing", "ref": "pi", "subject": "", "theirs_minor": 1, "ours_minor": 0}) == Finding(
        "missing", "pi", 1, 0
    )
