"""One number out of many votes: it does not jump with one of them, and goes where the many go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods.scores import MOST_STARS, NONE, Score

VOTES = st.tuples(*(st.integers(0, 500) for _ in range(MOST_STARS)))


@pytest.mark.parametrize(
    ("votes", "tenths"),
    [
        ((0, 0, 0, 0, 0), 0),
        ((0, 0, 0, 0, 1), 42),  # 25 stars of 6 votes: 4.17
        ((1, 0, 0, 0, 0), 35),
        ((0, 0, 0, 0, 5), 45),
        ((0, 0, 0, 0, 1000), 50),
        ((1000, 0, 0, 0, 0), 10),
        ((0, 0, 0, 10, 0), 40),
        ((0, 0, 1, 0, 4), 43),  # 43 of 10, exactly
    ],
)
def test_the_rating_is_a_mean_that_begins_with_five_times_four_stars(votes: tuple[int, ...], tenths: int) -> None:
    assert Score(votes).tenths == tenths


@given(VOTES, st.integers(1, MOST_STARS))
def test_one_vote_moves_it_by_half_a_star_at_most(votes: tuple[int, ...], stars: int) -> None:
    more = list(votes)
    more[stars - 1] += 1
    before = Score(votes).tenths or 40

    assert abs(Score(more).tenths - before) <= 5
    assert (Score(more).tenths >= before) if stars == MOST_STARS else True
    assert (Score(more).tenths <= before) if stars == 1 else True


@given(VOTES)
def test_it_lies_between_one_star_and_five(votes: tuple[int, ...]) -> None:
    assert Score(votes).tenths in (range(10, 51) if sum(votes) else (0,))
    assert sum(Score(votes).share(stars) for stars in range(1, MOST_STARS + 1)) <= 100


def test_shares_are_parts_of_a_hundred() -> None:
    score = Score((1, 0, 0, 1, 2))

    assert [score.share(stars) for stars in range(1, 6)] == [25, 0, 0, 25, 50]
    assert [NONE.share(stars) for stars in range(1, 6)] == [0] * 5
