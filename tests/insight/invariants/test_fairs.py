"""Questions about exhibitions: quiet about what organisers and the clock did, and naming what they did not."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from storefront.fairs import exhibitions
from storefront.insight.invariants import fairs as questions
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.fairs import a_body, a_venue, acting_for, an_exhibition, an_outline, days_from, in_days

pytestmark = pytest.mark.usefixtures("app")
ALL = (
    questions.spans_that_are_not_their_days,
    questions.exhibitions_the_clock_forgot,
    questions.announced_without_what_they_need,
)


def test_what_organisers_do_is_right() -> None:
    body = a_body()
    exhibitions.draft(body.id, an_outline(about=("", "")), acting_for(body))
    moved, off = an_exhibition(body), an_exhibition(body)
    exhibitions.set_days(moved, days_from(in_days(30), 5), SYSTEM)
    exhibitions.cancel(off, ("سبب", ""), SYSTEM)

    assert [list(question()) for question in ALL] == [[], [], []]


def test_a_span_that_is_not_its_days_is_named() -> None:
    exhibition = an_exhibition()
    db.session.execute(text("UPDATE exhibition_day SET closes = closes - 60"))

    assert list(questions.spans_that_are_not_their_days()) == [f"exhibition {exhibition.id}"]


@pytest.mark.parametrize("state", ["announced", "live"])
def test_what_the_clock_forgot_is_named(state: str) -> None:
    exhibition = an_exhibition()
    exhibition.state = state
    db.session.flush()

    with clock.set_to(clock.now() + timedelta(days=30)):
        assert list(questions.exhibitions_the_clock_forgot()) == [f"exhibition {exhibition.id}"]


def test_what_has_just_begun_has_some_minutes() -> None:
    exhibition = an_exhibition()
    assert exhibition.opens_at

    with clock.set_to(exhibition.opens_at + timedelta(minutes=10)):
        assert list(questions.exhibitions_the_clock_forgot()) == []


def test_what_is_shown_without_a_venue_of_its_body_is_named() -> None:
    bare, astray = an_exhibition(), an_exhibition()
    bare.venue_id, astray.venue_id = None, a_venue(a_body()).id
    db.session.flush()

    found = list(questions.announced_without_what_they_need())

    assert found == [f"exhibition {one.id}" for one in (bare, astray)]
