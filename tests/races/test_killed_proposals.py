"""Between "can it be another day?" and the answer, ended at every step: days of making are held once, move once, and are free
again once."""

from collections.abc import Callable

import pytest
from flask import Flask

from storefront.cli import work
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, proposals
from storefront.trade.orders import Parcel
from tests.builders.making import in_days
from tests.builders.proposing import WHY, a_cake_parcel
from tests.races.lives import Story, at_the_desk, killed_everywhere, later, pressed, the_parcel, then

OVER = 25 * 60  # minutes


def ordered(state: str = "accepted") -> Callable[[], None]:
    """Two cakes of a family that makes three a day."""

    def given() -> None:
        with unit_of_work():
            a_cake_parcel(state=state)

    return given


def ask(parcel: Parcel, actor: Actor) -> None:
    proposals.propose(parcel, actor, day=in_days(6), reason=WHY)


def answered(act: Callable[..., None]) -> Callable[[], None]:
    """The shopper's button."""

    def answer() -> None:
        parcel = the_parcel()
        newest = proposals.newest([parcel.id]).get(parcel.id)
        if newest:
            act(newest, parcel, Actor())

    return pressed(answer)


@pytest.mark.parametrize(
    ("state", "ending", "ended"),
    [
        ("accepted", answered(proposals.agree), ("agreed", "accepted", [0, 2])),
        ("", answered(proposals.agree), ("agreed", "accepted", [0, 2])),
        ("accepted", answered(proposals.refuse), ("refused", "accepted", [0, 2])),
        ("accepted", later(work.expire_proposals, OVER), ("expired", "accepted", [0, 2])),
        ("", at_the_desk(orders.accept), ("withdrawn", "accepted", [0, 2])),
        ("", pressed(lambda: orders.cancel(the_parcel(), Actor())), ("withdrawn", "cancelled", [0, 0])),
    ],
)
def test_days_are_held_and_move_once(
    app: Flask, state: str, ending: Callable[[], None], ended: tuple[str, str, list[int]]
) -> None:
    deaths, end = killed_everywhere(app, Story(then(ordered(state), at_the_desk(ask)), ending))

    assert deaths == 1
    assert (end.of("date_proposal", "state"), end.of("parcel", "state")) == ([ended[0]], [ended[1]])
    assert end.of("capacity_day", "booked") == ended[2]


def test_a_question_is_asked_once_and_answered_once(app: Flask) -> None:
    act = then(at_the_desk(ask), answered(proposals.agree))
    deaths, end = killed_everywhere(app, Story(ordered(), act))

    assert deaths == 2
    assert (end.of("date_proposal", "state"), end.of("capacity_day", "booked")) == (["agreed"], [0, 2])
