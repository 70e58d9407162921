"""Anything in any order: orders of one to fifty families, payments, refunds, disputes, returns, payouts by the bank and over the
network, and every halala is somebody's.

A few stories, the same wherever the suite runs. `STORIES=100 .venv/bin/pytest tests/cases/test_any_order.py` tells so many
new ones.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.builders.any_fees import EverythingAndExhibitions

FEW = 12
ASKED = int(os.environ.get("STORIES", "0"))


@pytest.mark.usefixtures("app")
def test_whatever_happens_next_the_books_agree_with_everybody() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        EverythingAndExhibitions,
        settings=settings(
            max_examples=ASKED or FEW,
            stateful_step_count=40,
            deadline=None,
            derandomize=not ASKED,
            suppress_health_check=list(HealthCheck),
        ),
    )
