"""What is wrong about proposed dates is named; what is as it should be is not."""

from datetime import timedelta

import pytest

from storefront.goods.making import CapacityBooking
from storefront.insight.invariants import proposals as questions
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.trade import proposals
from tests.builders.proposing import a_cake_parcel, propose

pytestmark = pytest.mark.usefixtures("app")
ASKED = (
    questions.questions_nobody_can_answer,
    questions.promises_that_were_not_agreed,
    questions.days_held_for_nothing,
)


def broken() -> list[int]:
    db.session.flush()
    return [len(question()) for question in ASKED]


def test_questions_and_answers_as_they_should_be_break_nothing() -> None:
    (parcel, _), (other, _) = a_cake_parcel(), a_cake_parcel(state="preparing")
    propose(parcel)
    proposals.agree(propose(other), other, Actor())

    assert broken() == [0, 0, 0]


def test_what_is_wrong_is_named() -> None:
    (parcel, _), (other, _) = a_cake_parcel(), a_cake_parcel()
    asked, agreed = propose(parcel), propose(other)
    proposals.agree(agreed, other, Actor())

    parcel.state = "ready"
    other.promised_on = clock.today()
    db.session.query(CapacityBooking).filter_by(subject=asked.held).update({"subject": agreed.held})

    assert broken() == [1, 1, 1]


def test_the_worker_has_an_hour() -> None:
    parcel, _ = a_cake_parcel()
    proposal = propose(parcel)

    for minutes, number in ((59, 0), (61, 1)):
        with clock.set_to(proposal.answer_by + timedelta(minutes=minutes)):
            assert len(questions.questions_nobody_can_answer()) == number
