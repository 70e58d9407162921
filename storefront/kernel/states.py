"""State tables: which step may follow which. One table per noun, one function that checks it, one that takes the step."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import update

from storefront.kernel.database import db
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


def take(row: Any, before: str, after: str, **stamps: Any) -> bool:
    """Moves a row from one state to the next by a guarded statement, with what is stamped beside it; whether it moved: of two
    at the same moment one finds it elsewhere. State and stamps are read anew."""
    model = type(row)
    moved = db.session.execute(
        update(model)
        .where(model.id == row.id, model.state == before)
        .values(state=after, **stamps)
        .returning(model.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(row, ["state", *stamps])
    return moved is not None
