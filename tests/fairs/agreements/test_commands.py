"""A family's owner agrees that an organiser sees its sales, or takes that back."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storefront.fairs import agreements
from storefront.insight.journal import JournalEntry
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed
from storefront.kernel.units import unit_of_work
from tests.builders.community import desk
from tests.builders.tills import Till, a_till

pytestmark = pytest.mark.usefixtures("app")
MINUTE = timedelta(minutes=1)


def told() -> list[str]:
    """What was told of agreements."""
    rows = sa.select(JournalEntry.kind).where(JournalEntry.kind.like("Figures%")).order_by(JournalEntry.id)
    return list(db.session.scalars(rows))


def is_agreed(till: Till) -> bool:
    found = agreements.find(till.exhibition.id, till.family_id)
    return found is not None and found.withdrawn_at is None


def owner_of(till: Till) -> Actor:
    return desk(till.holder.family)


def in_unit() -> Till:
    with unit_of_work():
        return a_till()


def say(till: Till, *steps: Any) -> None:
    """The owner agrees, or withdraws."""
    for step in steps:
        with unit_of_work():
            step(till.exhibition, till.family_id, owner_of(till))


def test_nothing_is_agreed_until_it_is_said_and_said_twice_it_is_said_once() -> None:
    till = in_unit()
    before = is_agreed(till)

    say(till, agreements.agree, agreements.agree)

    assert (before, is_agreed(till), told()) == (False, True, ["FiguresAgreed"])


def test_it_is_taken_back_and_given_again() -> None:
    till = in_unit()

    say(till, agreements.agree, agreements.withdraw, agreements.withdraw)
    between = is_agreed(till)
    say(till, agreements.agree)

    assert (between, is_agreed(till)) == (False, True)
    assert told() == ["FiguresAgreed", "FiguresWithdrawn", "FiguresAgreed"]


def test_who_works_there_without_owning_it_decides_nothing() -> None:
    till = a_till()
    mate = Actor(1, families=frozenset({till.family_id}), limits={till.family_id: frozenset({"money", "shop"})})

    for actor in (mate, SYSTEM, Actor(2)):
        with pytest.raises(NotAllowed):
            agreements.agree(till.exhibition, till.family_id, actor)
        with pytest.raises(NotAllowed):
            agreements.withdraw(till.exhibition, till.family_id, actor)


def test_once_it_has_closed_nobody_agrees_any_more_and_may_still_take_it_back() -> None:
    till, late = a_till(), a_till()
    closing = till.exhibition.closes_at
    assert closing
    agreements.agree(till.exhibition, till.family_id, owner_of(till))

    with clock.set_to(closing - MINUTE):
        assert agreements.may_agree(late.exhibition)
    with clock.set_to(closing):
        assert not agreements.may_agree(late.exhibition)
        with pytest.raises(agreements.refusals.ExhibitionHasClosed):
            agreements.agree(late.exhibition, late.family_id, owner_of(late))
        agreements.withdraw(till.exhibition, till.family_id, owner_of(till))
        with pytest.raises(agreements.refusals.ExhibitionHasClosed):
            agreements.agree(till.exhibition, till.family_id, owner_of(till))

    db.session.flush()
    assert not is_agreed(till)
