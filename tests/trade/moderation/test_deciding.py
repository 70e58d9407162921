"""The office hides, shows again, lets stand: the same for reviews, questions and messages."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete

from storefront.insight import journal
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade import questions
from storefront.trade.moderation import MOST_REASON
from tests.builders.asking import a_question
from tests.builders.moderating import Reported, of_each_kind
from tests.builders.reviewing import STAFF
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def told(kind: Reported) -> list[int]:
    """How often each of its facts was told."""
    heard()
    return [journal.page(kind=fact).total for fact in kind.facts]


@of_each_kind
def test_the_office_hides_with_a_reason_and_shows_again_once(kind: Reported) -> None:
    thing = kind.make()

    for _ in range(2):
        kind.trade.hide(thing, STAFF, reason="إساءة صريحة")
    hidden = (thing.state, thing.hidden_reason, kind.trade.count_reported())
    for _ in range(2):
        kind.trade.show_again(thing, STAFF)

    assert hidden == ("hidden", "إساءة صريحة", 0)
    assert (thing.state, thing.hidden_reason) == (kind.shown, "")
    assert told(kind) == [1, 1, 0]


@of_each_kind
def test_the_office_may_find_nothing_wrong(kind: Reported) -> None:
    thing = kind.make()

    for _ in range(2):
        kind.trade.dismiss(thing, STAFF)

    assert (kind.trade.count_reported(), thing.state) == (0, kind.shown)
    assert told(kind) == [0, 0, 1]


STEPS: list[Callable[[Reported, Any, Actor], None]] = [
    lambda kind, thing, actor: kind.trade.hide(thing, actor, reason="لأني أريد"),
    lambda kind, thing, actor: kind.trade.show_again(thing, actor),
    lambda kind, thing, actor: kind.trade.dismiss(thing, actor),
]


@of_each_kind
@pytest.mark.parametrize("step", STEPS, ids=("hide", "show again", "dismiss"))
def test_only_the_office_decides_and_only_about_what_is_there(
    kind: Reported, step: Callable[[Reported, Any, Actor], None]
) -> None:
    thing = kind.make()

    with pytest.raises(NotAllowed):
        step(kind, thing, VISITOR)
    gone = delete(kind.table).where(kind.table.id == thing.id)
    db.session.execute(gone.execution_options(synchronize_session=False))
    with pytest.raises(NotFound):
        step(kind, thing, STAFF)


@of_each_kind
def test_hiding_needs_a_reason_its_writer_reads(kind: Reported) -> None:
    thing = kind.make()

    with pytest.raises(ReasonIsMissing):
        kind.trade.hide(thing, STAFF, reason=" ")
    kind.trade.hide(thing, STAFF, reason="س" * (MOST_REASON + 1))

    assert len(thing.hidden_reason) == MOST_REASON


def test_what_nobody_sees_anyway_is_not_hidden() -> None:
    with pytest.raises(NotFound):
        questions.hide(a_question(), STAFF, reason="إعلان")
