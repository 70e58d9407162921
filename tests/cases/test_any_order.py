"""Anything in any order: orders of one to fifty families, payments, refunds, disputes, returns, payouts by the bank and over the
network, and every halala is somebody's."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.builders.any_network import Everything


@pytest.mark.usefixtures("app")
def test_whatever_happens_next_the_books_agree_with_everybody() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Everything,
        settings=settings(
            max_examples=12,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,  # the same stories wherever the suite runs; new ones are told by hand, with more examples
            suppress_health_check=list(HealthCheck),
        ),
    )
