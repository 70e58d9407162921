"""Visitors are told once of what changed, and the day before they come."""

import pytest
from sqlalchemy import select

from storefront.community.notices import Notice
from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from tests.builders.fairs import an_exhibition, days_from, in_days
from tests.builders.trade import heard
from tests.builders.visiting import HOUR, a_visit

pytestmark = pytest.mark.usefixtures("app")


def told() -> list[tuple[str, str]]:
    """Which letters were written beside the tickets: the kind, and the state of the exhibition."""
    heard()
    rows = select(Notice).where(Notice.kind != "visit-ticket").order_by(Notice.id)
    return [(one.kind, one.values["state"]) for one in db.session.scalars(rows)]


def worked() -> None:
    for step in (visits.tell_one, visits.remind_one):
        while step():
            heard()


def an_eve(exhibition: Exhibition) -> object:
    """The afternoon before its first day."""
    assert exhibition.opens_at
    return clock.set_to(exhibition.opens_at - 24 * HOUR)


def test_days_that_moved_are_told_once_to_each_who_comes() -> None:
    exhibition = an_exhibition()
    a_visit(exhibition)
    a_visit(exhibition)
    visits.cancel(a_visit(exhibition), VISITOR)
    worked()
    assert told() == []

    exhibitions.set_days(exhibition, days_from(in_days(20)), SYSTEM)
    worked()
    worked()

    assert told() == [("visit-changed", "announced")] * 2


def test_a_day_in_the_middle_that_fell_away_is_told_too() -> None:
    exhibition = an_exhibition()
    visit = a_visit(exhibition, day=in_days(11))
    first, _, last = days_from(in_days(10))

    exhibitions.set_days(exhibition, [first, last], SYSTEM)
    worked()

    assert told() == [("visit-changed", "announced")]
    assert visit.state == "registered"


def test_what_is_put_off_and_announced_anew_is_told_each_time() -> None:
    exhibition = an_exhibition()
    a_visit(exhibition)
    exhibitions.postpone(exhibition, ("تأخّر الترخيص.", ""), SYSTEM)
    worked()
    exhibitions.announce(exhibition, SYSTEM)
    worked()

    exhibitions.cancel(exhibition, ("تعذّر المكان.", ""), SYSTEM)
    worked()

    assert told() == [("visit-changed", "postponed"), ("visit-changed", "announced"), ("visit-changed", "cancelled")]


def test_whoever_comes_tomorrow_is_reminded_once() -> None:
    exhibition = an_exhibition()
    a_visit(exhibition)
    a_visit(exhibition, day=in_days(11))
    worked()
    assert told() == []

    with an_eve(exhibition):  # type: ignore[attr-defined]
        a_visit(exhibition)  # says so only today, and needs no reminder
        worked()
        worked()

    assert told() == [("visit-tomorrow", "announced")]


def test_nobody_is_reminded_of_what_is_not_held() -> None:
    exhibition = an_exhibition()
    a_visit(exhibition)
    exhibitions.postpone(exhibition, ("تأخّر الترخيص.", ""), SYSTEM)

    with an_eve(exhibition):  # type: ignore[attr-defined]
        worked()

    assert told() == [("visit-changed", "postponed")]
