"""State tables: which step may follow which. One table per noun, one function that checks it."""

from collections.abc import Iterator, Mapping

from storefront.kernel.refusals import NotNow


class Transitions:
    """A table of steps, for example {"placed": {"accepted", "declined"}, "accepted": set()}."""

    def __init__(self, table: Mapping[str, set[str]]) -> None:
        self._table = {state: frozenset(steps) for state, steps in table.items()}
        unknown = {step for steps in self._table.values() for step in steps} - self._table.keys()
        if unknown:
            raise ValueError(f"states without a row: {sorted(unknown)}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def allows(self, state: str, step: str) -> bool:
        """Whether `step` may follow `state`."""
        return step in self._table[state]

    def steps(self, state: str) -> frozenset[str]:
        """Every state that may follow."""
        return self._table[state]

    def check(self, state: str, step: str) -> None:
        """Raises NotNow when `step` may not follow `state`."""
        if not self.allows(state, step):
            raise NotNow(state=state, step=step)
