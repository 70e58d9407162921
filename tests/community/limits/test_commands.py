"""Counting tries: never more than allowed in any window, also from four threads and four processes at once."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.community import limits
from storefront.community.limits import Limit, TooManyTries
from storefront.community.limits.models import TryCount
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

TEN = Limit("test", 10, 15)
START = datetime(2026, 11, 26, 9, 14, 50, tzinfo=UTC)


def tries_let_through(app: Flask, about: str, wanted: int) -> int:
    """How many of so many tries pass, each a unit of work of its own."""
    passed = 0
    with app.app_context():
        for _ in range(wanted):
            try:
                with unit_of_work():
                    limits.take(TEN, about)
                passed += 1
            except TooManyTries:
                pass
        db.session.remove()
    return passed


def test_ten_tries_pass_and_the_eleventh_says_how_long_to_wait(app: Flask) -> None:
    with clock.set_to(START):
        assert tries_let_through(app, "nora", 10) == 10

        with pytest.raises(TooManyTries) as refused, unit_of_work():
            limits.take(TEN, "nora")

    assert 15 <= refused.value.values["minutes"] <= 17


def test_people_do_not_use_up_each_others_tries(app: Flask) -> None:
    tries_let_through(app, "nora", 10)

    assert tries_let_through(app, "hessa", 3) == 3


def test_no_fifteen_minutes_hold_more_than_ten_tries(app: Flask) -> None:
    passed: list[datetime] = []
    for minute in range(60):
        moment = START + timedelta(minutes=minute)
        with clock.set_to(moment):
            passed += [moment] * tries_let_through(app, "nora", 4)

    for first in passed:
        assert sum(first <= moment < first + timedelta(minutes=15) for moment in passed) <= 10
    assert len(passed) >= 30


def test_the_wait_that_was_named_is_enough(app: Flask) -> None:
    with clock.set_to(START):
        tries_let_through(app, "nora", 10)
        with pytest.raises(TooManyTries) as refused, unit_of_work():
            limits.take(TEN, "nora")
    with clock.set_to(START + timedelta(minutes=refused.value.values["minutes"])):
        assert tries_let_through(app, "nora", 1) == 1


def test_a_right_try_does_not_count(app: Flask) -> None:
    for _ in range(15):
        with unit_of_work():
            limits.take(TEN, "nora")
            limits.give_back(TEN, "nora")

    assert tries_let_through(app, "nora", 12) == 10


def test_four_threads_together_get_ten(app: Flask) -> None:
    with ThreadPoolExecutor(4) as pool:
        passed = list(pool.map(lambda _: tries_let_through(app, "nora", 8), range(4)))

    assert sum(passed) == 10


PROCESS = """
import sys
from storefront import create_app
from tests.conftest import settings_for
from tests.community.limits.test_commands import tries_let_through
from pathlib import Path
app = create_app(settings_for(Path(sys.argv[1]), sys.argv[2]))
print(tries_let_through(app, "nora", 6))
"""


def test_four_processes_together_get_ten(app: Flask) -> None:
    command = [sys.executable, "-c", PROCESS, str(app.config["INSTANCE_DIR"]), app.config["SQLALCHEMY_DATABASE_URI"]]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=app.root_path, env=dict(os.environ))
        for _ in range(4)
    ]
    passed = [int(process.communicate(timeout=60)[0]) for process in running]

    assert sum(passed) == 10


def test_counts_tell_nobody_whom_they_are_about(app: Flask) -> None:
    tries_let_through(app, "nora@example.com", 1)

    assert not [row.subject for row in db.session.scalars(select(TryCount)) if "nora" in row.subject]


@pytest.mark.parametrize("about", ["", "\x00", "\ud800", "a" * 10_000])
def test_anything_can_be_counted(app: Flask, about: str) -> None:
    assert tries_let_through(app, about, 11) == 10


def test_old_counts_are_forgotten(app: Flask) -> None:
    with clock.set_to(START):
        tries_let_through(app, "nora", 3)
    with clock.set_to(START + timedelta(days=2)), unit_of_work():
        assert limits.sweep() == 1

    assert db.session.scalar(select(func.count(TryCount.id))) == 0
