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
_reactions: dict[type[Fact], tuple[Reaction, ...]] = {}


def react_with(table: Mapping[type[Fact], tuple[Reaction, ...]]) -> None:
    """Hangs the one table of reactions; called by create_app."""
    _reactions.clear()
    _reactions.update(table)


def tell(fact: Fact) -> None:
    """Remembers the fact until its unit of work ends; then, in the same transaction, the reactions run."""
    db.session.info.setdefault("facts", []).append(fact)


def settle(session: Session) -> None:
    """Runs the reactions of every fact told in this unit of work. A reaction that raises undoes the whole unit."""
    for _ in range(DEPTH):
        told: list[Fact] = session.info.pop("facts", [])
        for fact in told:
            for reaction in _reactions.get(type(fact), ()):
                reaction(fact)
    if session.info.get("facts"):
        raise RuntimeError("a reaction to a reaction told a further fact")
