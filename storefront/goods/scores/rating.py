"""One number out of many votes. Pure.

A plain mean jumps with every vote while votes are few: one angry shopper makes 1.0 of a new product, one cousin makes 5.0.
So every score begins as if five shoppers had given four stars each (a Bayesian mean with a fixed prior), and what real
shoppers say outweighs that with time. The prior is the same for all goods and never changes, so no score moves because
something else was judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_STARS = 5
PRIOR_VOTES, PRIOR_STARS = 5, 4


@dataclass(frozen=True)
class Score:
    """Votes by stars: `votes[0]` gave one star, `votes[4]` five."""

    votes: Sequence[int]

    @property
    def number(self) -> int:
        """How many have voted."""
        return sum(self.votes)

    @property
    def tenths(self) -> int:
        """The rating in tenths of a star, rounded half up: 42 is 4.2. 0 where nobody has voted."""
        if not self.number:
            return 0
        weight = PRIOR_VOTES + self.number
        total = PRIOR_VOTES * PRIOR_STARS + sum(stars * votes for stars, votes in enumerate(self.votes, start=1))
        return (20 * total + weight) // (2 * weight)

    def share(self, stars: int) -> int:
        """The part of the votes with so many stars, in whole hundredths rounded down; 0 where nobody has voted."""
        return self.votes[stars - 1] * 100 // self.number if self.number else 0


NONE = Score((0,) * MOST_STARS)
