"""Facts: what has happened, in the past tense, as plain values. Told by commands, heard by the reactions table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from storefront.kernel.database import db

DEPTH = 2  # a reaction may tell a further fact, one level deep


@dataclass(frozen=True)
class Fact:
    """Something that has happened. Carries ids and values, never loaded objects."""


Reaction = Callable[[Any], None]
Step = Callable[[list[Any]], None]
_reactions: dict[type[Fact], tuple[Reaction, ...]] = {}


def react_with(table: Mapping[type[Fact], tuple[Reaction, ...]]) -> None:
    """Hangs the one table of reactions; called by create_app."""
    _reactions.clear()
    _reactions.update(table)


def tell(fact: Fact) -> None:
    """Remembers the fact until its unit of work ends; then, in the same transaction, the reactions run."""
    db.session.info.setdefault("facts", []).append(fact)


def lastly(step: Step, about: Any = None, *, turn: int = 0) -> None:
    """Remembers a step to be taken once, after every reaction of this unit of work, with all it was asked `about`.

    For rows that many units change: taken last, by every unit in the same order (a lower `turn` first), they are held
    for a moment, and nobody who holds one waits for one before it.
    """
    db.session.info.setdefault("last", {}).setdefault((turn, step), []).append(about)


def last_steps(session: Session) -> set[Step]:
    """The steps this unit of work will still take."""
    return {step for _, step in session.info.get("last", {})}


def forget(session: Session) -> None:
    """Lets go of what was told and remembered in this unit of work."""
    session.info.pop("facts", None)
    session.info.pop("last", None)


def settle(session: Session) -> None:
    """Runs the reactions of every fact told in this unit of work, then its last steps. One that raises undoes it all."""
    for _ in range(DEPTH):
        told: list[Fact] = session.info.pop("facts", [])
        for fact in told:
            for reaction in _reactions.get(type(fact), ()):
                reaction(fact)
    if session.info.get("facts"):
        raise RuntimeError("a reaction to a reaction told a further fact")
    while steps := session.info.get("last"):
        turn, step = min(steps, key=lambda one: one[0])
        step(steps.pop((turn, step)))
