"""Units of work: all or nothing, facts heard inside the same transaction."""

from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from storefront.insight import journal
from storefront.insight.journal import JournalEntry
from storefront.kernel import facts
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS


@dataclass(frozen=True)
class Rang(facts.Fact):
    bell: str


@pytest.fixture
def bell(app: Flask):  # type: ignore[no-untyped-def]
    """A reaction of its own, and the house's again afterwards."""
    facts.react_with({Rang: (lambda fact: journal.note("Rang", subject=fact.bell),)})
    yield
    facts.react_with(REACTIONS)


def subjects() -> list[str]:
    return list(db.session.scalars(select(JournalEntry.subject)))


def test_a_unit_that_raises_leaves_nothing(app: Flask) -> None:
    with pytest.raises(RuntimeError), unit_of_work():
        journal.note("Began", subject="door:1")
        db.session.flush()
        raise RuntimeError

    assert subjects() == []


def test_a_fact_is_heard_in_the_same_transaction(bell: None) -> None:
    with unit_of_work():
        facts.tell(Rang("door:1"))
        assert subjects() == []

    assert subjects() == ["door:1"]


def test_a_reaction_that_fails_undoes_the_whole_unit(app: Flask) -> None:
    def refuse(_: Rang) -> None:
        raise RuntimeError("no")

    facts.react_with({Rang: (refuse,)})
    with pytest.raises(RuntimeError, match="no"), unit_of_work():
        journal.note("Began", subject="door:1")
        facts.tell(Rang("door:1"))
    facts.react_with(REACTIONS)

    assert subjects() == []


def test_facts_of_facts_go_one_level_deep(app: Flask) -> None:
    facts.react_with({Rang: (lambda fact: facts.tell(Rang(fact.bell + "!")),)})

    with pytest.raises(RuntimeError, match="further fact"), unit_of_work():
        facts.tell(Rang("door:1"))
    facts.react_with(REACTIONS)
