"""Hints: kept once, whatever order and however often they come; claimed by one, put off with patience, parked at last."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import alarms, hints
from storefront.treasury.gateways import Hint

pytestmark = pytest.mark.usefixtures("app")


def a_hint(event_id: str = "event-1", **other: object) -> Hint:
    values = {"kind": "paid", "topic": "payment", "live": False, "created": clock.now(), "session_ref": "page-1"}
    return replace(Hint(event_id=event_id, **values), **other)  # type: ignore[arg-type]


def kept(**other: object) -> hints.ProviderEvent:
    """A hint taken in."""
    hints.take_in("obedient", [a_hint(**other)], live=False)  # type: ignore[arg-type]
    return db.session.scalars(select(hints.ProviderEvent).order_by(hints.ProviderEvent.id.desc())).first()  # type: ignore[return-value]


def test_the_same_hint_is_kept_once_of_each_provider() -> None:
    new = [hints.take_in("obedient", [a_hint(), a_hint(), a_hint("event-2")], live=False) for _ in range(3)]

    assert new == [2, 0, 0]
    assert hints.take_in("another", [a_hint()], live=False) == 1


def test_only_what_concerns_us_waits() -> None:
    assert [kept(event_id=topic, topic=topic).state for topic in ("payment", "refund", "dispute", "other")] == [
        *("waiting", "waiting", "waiting", "ignored"),
    ]


def test_hints_of_the_other_kind_of_money_are_kept_and_call_the_office_once() -> None:
    states = [kept(event_id=f"event-{number}", live=True).state for number in range(2)]

    assert states == ["ignored", "ignored"]
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["event-of-other-mode"]


def test_one_worker_takes_a_hint_and_another_may_after_a_while() -> None:
    event = kept()

    first, second = hints.claim(event.id), hints.claim(event.id)
    with clock.set_to(clock.now() + timedelta(minutes=3)):
        after_a_crash = hints.claim(event.id)

    assert (first is not None, second, after_a_crash is not None, event.tries) == (True, None, True, 2)


def test_a_closed_hint_is_not_taken_again_until_a_person_wants_it() -> None:
    event = kept()
    hints.claim(event.id)
    hints.close(event.id)
    closed = (hints.claim(event.id), hints.due())

    hints.replay(event)

    assert closed == (None, [])
    assert hints.due() == [event.id]


def give_up(event: hints.ProviderEvent, *, as_: str) -> int:
    """Fails again and again until nobody tries any more; how often that was."""
    now, tries = clock.now(), 0
    while True:
        with clock.set_to(now):
            if hints.claim(event.id) is None:
                return tries
            hints.put_off(event.id, "ValueError", give_up_as=as_)
            db.session.refresh(event)
        tries, now = tries + 1, max(event.next_at, now)


def test_what_breaks_us_is_tried_for_a_day_and_then_parked_and_the_office_called() -> None:
    event, began = kept(), clock.now()

    tries = give_up(event, as_="dead")

    assert (event.state, event.trouble, tries) == ("dead", "ValueError", 26)
    assert event.next_at - began > timedelta(hours=20)
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["event-dead"]
    hints.replay(event)
    assert alarms.open_alarms() == []


def test_what_is_about_nothing_of_ours_is_let_go_quietly_and_soon() -> None:
    event = kept()

    tries = give_up(event, as_="ignored")

    assert (event.state, tries, alarms.open_alarms()) == ("ignored", 7, [])


def test_the_oldest_due_comes_first_and_what_waits_for_later_does_not() -> None:
    first, second, later = (kept(event_id=f"event-{number}") for number in range(3))
    later.next_at = clock.now() + timedelta(minutes=1)
    db.session.flush()

    assert hints.due() == [first.id, second.id]
    assert hints.due(limit=1) == [first.id]
