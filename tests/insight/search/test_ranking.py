"""Who answers and in what order, on plain postings."""

import pytest

from storefront.insight.search.ranking import CUT, Bounds, Way, in_order, with_all, with_most

ALL = Bounds(documents=100)


def ways(*postings: dict[int, float]) -> list[Way]:
    return [Way(each, 1.0) for each in postings]


def numbers(scores: dict[int, float]) -> list[int]:
    return [number for number, _ in in_order(scores, cut=0)]


def test_every_unit_must_be_there() -> None:
    assert numbers(with_all([ways({1: 1.0, 2: 1.0}), ways({2: 1.0, 3: 1.0})], ALL)) == [2]


def test_a_unit_is_there_by_any_of_its_ways() -> None:
    assert set(with_all([ways({1: 1.0}, {2: 1.0})], ALL)) == {1, 2}


def test_the_best_way_counts_alone() -> None:
    scores = with_all([[Way({1: 4.0}, 1.0), Way({1: 4.0, 2: 4.0}, 0.5)]], ALL)

    assert scores[1] > scores[2]
    assert scores[1] == with_all([ways({1: 4.0, 2: 0.1})], ALL)[1]


def test_more_weight_says_more_but_less_and_less() -> None:
    scores = with_all([ways({1: 1.0, 2: 2.0, 3: 3.0})], ALL)

    assert scores[3] > scores[2] > scores[1]
    assert scores[3] - scores[2] < scores[2] - scores[1]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    common = dict.fromkeys(range(50), 1.0)

    scores = with_most([ways(common), ways({60: 1.0})], ALL)

    assert scores[60] > scores[0]


@pytest.mark.parametrize("units", [[], [[]], [ways({1: 1.0}), []], [ways({})]])
def test_a_unit_found_nowhere_leaves_nothing(units: list[list[Way]]) -> None:
    assert with_all(units, ALL) == {}


def test_bounds_let_in_and_keep_out() -> None:
    bounds = Bounds(100, only=({1, 2},), never=({2, 3},))

    assert set(with_all([ways({1: 1.0, 2: 1.0, 3: 1.0})], bounds)) == {1}
    assert set(with_most([ways({1: 1.0, 2: 1.0, 3: 1.0})], bounds)) == {1}


def test_half_of_the_units_will_do_when_not_all_are_asked_for() -> None:
    units = [ways({1: 1.0, 2: 1.0}), ways({1: 1.0}), ways({3: 1.0})]

    assert set(with_most(units, ALL)) == {1}


def test_equals_stand_in_the_order_of_the_index() -> None:
    assert in_order({3: 1.0, 1: 1.0, 2: 2.0}) == [(2, 2.0), (1, 1.0), (3, 1.0)]


def test_mere_mentions_go_when_something_is_meant() -> None:
    assert in_order({1: 1.0, 2: CUT, 3: CUT - 0.01}) == [(1, 1.0), (2, CUT)]


def test_nothing_has_no_order() -> None:
    assert in_order({}) == []
