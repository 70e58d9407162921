"""The description that the server follows, and the check of its own answers."""

from typing import Any

import pytest
import stripe

from .description import event_types, operations, shapes, version
from .description.answers import faults
from .description.blanks import blank
from .operations import OPERATIONS

REFUND = operations()["Refund.retrieve"]


def test_every_operation_that_is_described_is_there() -> None:
    assert len(operations()) == 53
    assert set(OPERATIONS) == set(operations())


def test_it_describes_what_the_library_speaks() -> None:
    assert version() == stripe.api_version


def test_only_described_parameters_are_taken() -> None:
    invented = {
        f"{name}: {taken}"
        for name, known in OPERATIONS.items()
        for taken in known.takes
        if taken.partition(".")[0] not in operations()[name].accepts["properties"]
    }

    assert invented == set()


@pytest.mark.parametrize("kind", sorted(shapes()))
def test_a_new_object_has_every_field_it_always_has(kind: str) -> None:
    made = blank(kind)

    assert made["object"] == kind
    assert set(shapes()[kind]) <= set(made)
    assert blank(kind)["object"] is not made


def a_refund(**different: Any) -> dict[str, Any]:
    whole = blank("refund", id="re_1", amount=100, currency="sar", created=1, status="succeeded")
    return {**whole, **different}


def test_an_answer_as_described_has_no_faults() -> None:
    assert faults(REFUND, a_refund()) == []


@pytest.mark.parametrize(
    ("planted", "place"),
    [
        ({"amount": "100"}, "answer.amount"),
        ({"amount": True}, "answer.amount"),
        ({"amount": None}, "answer.amount"),
        ({"colour": "red"}, "answer.colour"),
        ({"object": "gift"}, "answer.object"),
        ({"destination_details": {"card": {}}}, "answer.destination_details"),
        ({"charge": 7}, "answer.charge"),
    ],
)
def test_the_check_sees_a_planted_fault(planted: dict[str, Any], place: str) -> None:
    found = faults(REFUND, a_refund(**planted))

    assert found
    assert all(fault.startswith(place) for fault in found)


def test_the_check_sees_what_is_missing() -> None:
    refund = a_refund()
    del refund["currency"]

    assert faults(REFUND, refund) == ["answer.currency: is missing"]


def test_events_have_names_from_a_list() -> None:
    assert {"checkout.session.completed", "charge.dispute.funds_withdrawn", "transfer.reversed"} <= event_types()
    assert "checkout.session.paid" not in event_types()
