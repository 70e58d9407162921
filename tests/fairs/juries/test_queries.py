"""Juries as desks read them."""

from datetime import timedelta

import pytest

from storefront.fairs import juries
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from tests.builders.calls import a_call, after_closing, an_application
from tests.builders.juries import a_juror, measured, points_for

pytestmark = pytest.mark.usefixtures("app")


def test_who_judges_what_and_how_far_they_are() -> None:
    call = measured(a_call())
    first, second = a_juror(call), a_juror(call)
    rows = [an_application(call) for _ in range(2)]
    with after_closing(call):
        juries.score(rows[0], first, points_for(call, 7, 5))
        juries.score(rows[1], first, points_for(call, 7, 5))
        juries.score(rows[0], second, points_for(call, 9, 9))
        juries.flag(rows[1], second)

    assert [seat.judged for seat in juries.seats_of(call.id)] == [2, 1]
    assert set(juries.points_of(call.id)[rows[0].id]) == {first.id, second.id}
    assert set(juries.given_by(first)) == {row.id for row in rows}
    assert (juries.flagged_by(first), juries.flagged_by(second)) == (frozenset(), {rows[1].id})
    assert juries.flags_of([row.id for row in rows]) == {rows[1].id: 1}


def test_calls_somebody_judges_the_last_to_close_first() -> None:
    sooner, later = a_call(), a_call(closes_at=clock.now() + timedelta(days=11))
    juror = a_juror(sooner, email="many@example.com")
    juries.appoint(later, "many@example.com", SYSTEM)

    assert [one.id for one in juries.calls_of(juror.user_id)] == [later.id, sooner.id]
    assert juries.calls_of(999) == []
    assert not juries.has_scores(later.id)
