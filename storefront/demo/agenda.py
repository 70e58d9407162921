"""What is still to come in the telling: steps and their moments, each taken under the clock of its own, here and at the
provider."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from storefront.demo.provider import Provider
from storefront.kernel import clock
from storefront.treasury import gateways


@dataclass(order=True)
class Coming:
    """A step to be taken at a moment, in the order in which it was planned."""

    at: datetime
    place: int
    take: Callable[[], object] = field(compare=False)


class Agenda:
    """The steps that were planned and not taken yet."""

    def __init__(self, provider: Provider) -> None:
        self.provider, self._until = provider, clock.now()
        self._coming: list[Coming] = []
        self._places = count()

    def plan(self, at: datetime, take: Callable[[], object]) -> None:
        """A step for a moment; for when the telling began at the latest."""
        heapq.heappush(self._coming, Coming(min(at, self._until), next(self._places), take))

    def tell_until(self, moment: datetime) -> None:
        """Every step up to a moment, and those that they lead to."""
        while self._coming and self._coming[0].at <= moment:
            step = heapq.heappop(self._coming)
            with self.clocks_at(step.at):
                step.take()

    @contextmanager
    def clocks_at(self, moment: datetime) -> Iterator[None]:
        """Inside the block our clock and the provider's show a moment, and the provider has time to answer."""
        self.provider.set_clock(moment)
        with clock.set_to(moment), gateways.patiently():
            yield
