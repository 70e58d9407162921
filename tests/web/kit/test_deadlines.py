"""Until when somebody has time, in words."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from storefront.treasury import payments
from storefront.web.kit import deadlines
from storefront.web.kit.locale import read_in
from tests.builders.bank import a_transfer_order
from tests.builders.trade import an_order

SATURDAY_NIGHT = datetime(2026, 11, 28, 20, 37, tzinfo=UTC)  # 23:37 in Riyadh
MIDNIGHT = datetime(2026, 12, 1, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "at", "words"),
    [
        ("ar", SATURDAY_NIGHT, "11:37 مساءً"),
        ("ar", MIDNIGHT, "نهاية الثلاثاء 1 ديسمبر"),
        ("en", MIDNIGHT, "the end of Tuesday 1 December"),
    ],
)
def test_what_ends_with_a_day_is_said_by_its_day(app: Flask, lang: str, at: datetime, words: str) -> None:
    with app.test_request_context(), read_in(lang), time_machine.travel(SATURDAY_NIGHT, tick=False):
        assert deadlines.until(at) == words


@pytest.mark.parametrize(
    ("at", "words"), [(SATURDAY_NIGHT, "السبت 28 نوفمبر، 11:37 مساءً"), (MIDNIGHT, "نهاية الثلاثاء 1 ديسمبر")]
)
def test_what_may_be_days_away_is_said_with_its_day(app: Flask, at: datetime, words: str) -> None:
    with app.test_request_context(), time_machine.travel(SATURDAY_NIGHT, tick=False):
        assert deadlines.until_when(at) == words


def test_the_words_are_of_the_time_to_pay_and_not_of_the_little_longer_that_goods_are_held(app: Flask) -> None:
    with time_machine.travel(SATURDAY_NIGHT, tick=False), app.test_request_context():
        by_transfer = payments.find_for("order", a_transfer_order().id)
        by_card = payments.find_for("order", an_order(method="card").id)
        said = [deadlines.pay_until(one) for one in (by_transfer, by_card) if one]

    assert said == ["نهاية الثلاثاء 1 ديسمبر", "12:08 صباحاً"]
