"""What the clock says of a parcel, in words: how long to answer, how near the promised day is."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.trade.orders import PARCEL
from storefront.web.family import jobs


@pytest.mark.parametrize(
    ("left", "kind", "words"),
    [
        (timedelta(hours=23, minutes=59), "warn", "للقبول: 23 ساعة"),
        (timedelta(hours=3), "warn", "للقبول: 3 ساعات"),
        (timedelta(hours=2, minutes=59), "bad", "للقبول: ساعتان"),
        (timedelta(minutes=59), "bad", "بقي للقبول أقل من ساعة"),
        (timedelta(0), "bad", "انتهت مهلة القبول"),
        (timedelta(days=-1), "bad", "انتهت مهلة القبول"),
    ],
)
def test_the_time_left_to_answer(app: Flask, left: timedelta, kind: str, words: str) -> None:
    with app.test_request_context():
        flag = jobs.due_answer(left)

    assert (flag.kind, flag.words) == (kind, words)


@pytest.mark.parametrize(
    ("days", "kind", "words"),
    [
        (-11, "bad", "التأخير: 11 يوماً"),
        (-1, "bad", "التأخير: يوم واحد"),
        (0, "warn", "موعده اليوم"),
        (1, "warn", "موعده غداً"),
    ],
)
def test_how_near_the_promised_day_is(app: Flask, days: int, kind: str, words: str) -> None:
    with app.test_request_context():
        flag = jobs.due_promise(days)

    assert flag is not None
    assert (flag.kind, flag.words) == (kind, words)


def test_a_day_that_is_far_is_not_pressed(app: Flask) -> None:
    with app.test_request_context():
        assert jobs.due_promise(2) is None


def test_every_state_has_words_and_a_station() -> None:
    assert set(jobs.STATES) == set(jobs.ROAD) == set(PARCEL)
