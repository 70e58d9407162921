"""From points to places."""

from datetime import UTC, datetime, timedelta

from storefront.fairs.juries.ranking import Candidate, outcomes, ranked, score_of

WEIGHTS = {1: 3, 2: 1}
START = datetime(2026, 12, 10, tzinfo=UTC)


def candidate(number: int, category: int = 1, score: int | None = None, after: int = 0) -> Candidate:
    return Candidate(number, category, START + timedelta(seconds=after), score)


def test_the_mean_of_what_each_juror_gave_each_criterion_weighing_what_it_weighs() -> None:
    assert score_of([{1: 10, 2: 10}], WEIGHTS) == 10_000
    assert score_of([{1: 10, 2: 0}], WEIGHTS) == 7_500
    assert score_of([{1: 10, 2: 0}, {1: 0, 2: 10}], WEIGHTS) == 5_000
    assert score_of([{1: 1, 2: 0}, {1: 0, 2: 0}, {1: 0, 2: 0}], {1: 1, 2: 0}) == 333
    assert score_of([{1: 2, 2: 0}, {1: 0, 2: 0}, {1: 0, 2: 0}], {1: 1, 2: 0}) == 667  # half up
    assert score_of([], WEIGHTS) is None


def test_the_best_come_first_and_of_equals_who_came_first() -> None:
    rows = [
        candidate(1, score=5000, after=9),
        candidate(2, score=9000),
        candidate(3, score=5000, after=1),
        candidate(4),
    ]

    assert [one.id for one in ranked(rows)] == [2, 3, 1, 4]


def test_without_points_who_came_first_comes_first() -> None:
    assert [one.id for one in ranked([candidate(1, after=3), candidate(2, after=1), candidate(3, after=1)])] == [
        2,
        3,
        1,
    ]


def test_places_go_down_the_line_as_quotas_allow() -> None:
    rows = [candidate(1, 1), candidate(2, 1), candidate(3, 1), candidate(4, 2), candidate(5, 2), candidate(6, 3)]

    found = outcomes(rows, places=4, quotas={1: 2, 2: 5}, least=None)

    assert [found[one.id] for one in rows] == ["offered", "offered", "waitlisted", "offered", "offered", "waitlisted"]


def test_nobody_below_the_least_score_waits() -> None:
    rows = [candidate(1, score=6000), candidate(2, score=5000), candidate(3, score=4999), candidate(4)]

    found = outcomes(rows, places=1, quotas={1: 9}, least=5000)

    assert [found[one.id] for one in rows] == ["offered", "waitlisted", "declined", "declined"]
