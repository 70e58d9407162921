"""Small sums are not shown: nobody who did not agree is found by taking one sum from another."""

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from storefront.insight.fair_figures.hiding import AGREED, LEAST, OTHER, WITHDRAWN, Seen, Taking, parts, said_of, seen

CLOSED = datetime(2027, 2, 3, 20, tzinfo=UTC)


def takings(**said: int) -> list[Taking]:
    """So many families that said this; each took another power of two, so that every sum tells who is in it."""
    all_said = [word for word, number in said.items() for _ in range(number)]
    return [Taking(number, word, 2**number) for number, word in enumerate(all_said)]


@pytest.mark.parametrize("others", [1, 2, LEAST - 1])
def test_a_few_others_are_in_no_sum(others: int) -> None:
    rows = takings(agreed=3, other=others)

    found = seen(rows)

    assert (len(found.agreed), found.others, found.others_minor) == (3, others, None)
    assert found.total_minor == sum(one.total_minor for one in rows[:3])
    assert found.counted == {0, 1, 2}


def test_from_five_others_on_they_are_a_sum() -> None:
    rows = takings(agreed=1, other=LEAST)

    found = seen(rows)

    assert found.others_minor == sum(one.total_minor for one in rows[1:])
    assert found.total_minor == sum(one.total_minor for one in rows)


def test_where_all_agreed_the_total_is_theirs() -> None:
    assert seen(takings(agreed=2)).total_minor == 3
    assert seen([]).total_minor == 0


def test_who_withdrew_after_closing_is_nowhere() -> None:
    rows = takings(withdrawn=1, other=LEAST - 1)

    assert seen(rows).others_minor is None
    assert seen([*rows, Taking(9, OTHER, 2**9)]).total_minor == sum(2**number for number in (1, 2, 3, 4, 9))


@pytest.mark.parametrize(("withdrawn", "said"), [(None, AGREED), (-1, OTHER), (0, WITHDRAWN), (1, WITHDRAWN)])
def test_what_was_withdrawn_before_closing_was_never_seen(withdrawn: int | None, said: str) -> None:
    moment = None if withdrawn is None else CLOSED + timedelta(minutes=withdrawn)

    assert said_of(1, moment, CLOSED) == said
    assert said_of(None, None, CLOSED) == OTHER


def test_a_part_of_a_few_is_told_with_the_smallest_other_part() -> None:
    found = seen(takings(other=7))
    rows = [("big", one, 100) for one in range(7)] + [("mid", one, 10) for one in range(6)] + [("few", 6, 1)]

    told = parts(rows, found)

    assert told.shown == {"big": 700}
    assert told.rest_minor == 61


def test_parts_of_a_few_are_told_together_where_they_are_enough() -> None:
    found = seen(takings(other=6))
    rows = [("big", one, 100) for one in range(6)] + [(f"only {one}", one, 1) for one in range(6)]

    told = parts(rows, found)

    assert (told.shown, told.rest_minor) == ({"big": 600}, 6)


def test_a_part_of_those_alone_who_agreed_is_shown() -> None:
    found = seen(takings(agreed=1, other=2))

    told = parts([("mine", 0, 7), ("mine", 1, 5), ("others", 2, 3)], found)

    assert (told.shown, told.rest_minor) == ({"mine": 7}, None)


def others_in(minor: int, of: Seen) -> int:
    """How many families that did not agree a sum of powers of two holds, whatever is taken off it of those that agreed."""
    agreed = {one.family_id for one in of.agreed}
    return sum(1 for number in range(minor.bit_length()) if minor >> number & 1 and number not in agreed)


def test_no_sum_and_no_difference_of_sums_is_of_fewer_than_five() -> None:
    dice = random.Random(65)
    for _ in range(200):
        rows = takings(agreed=dice.randrange(4), other=dice.randrange(LEAST, 12))
        found = seen(rows)
        sold = [(dice.randrange(4), one.family_id, one.total_minor) for one in rows]  # each in one part

        told = parts(sold, found)

        sums = [*told.shown.values(), *([] if told.rest_minor is None else [told.rest_minor])]
        assert sum(sums) == found.total_minor
        for number in range(1, len(sums) + 1):
            for some in combinations(sums, number):
                assert others_in(sum(some), found) == 0 or others_in(sum(some), found) >= LEAST
                left = found.total_minor - sum(some)
                assert others_in(left, found) == 0 or others_in(left, found) >= LEAST
