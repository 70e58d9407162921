"""Questions about threads: quiet about what is right, and naming what is not."""

import pytest
from sqlalchemy import text

from storefront.insight.invariants import talks
from storefront.kernel.database import db
from tests.builders.asking import an_answered
from tests.builders.community import a_family
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import ask, reply

pytestmark = pytest.mark.usefixtures("app")


def test_what_is_new_is_the_other_sides() -> None:
    parcel = the_parcel(an_order())
    message = ask(parcel)
    reply(parcel)
    right = list(talks.threads_that_are_astray())

    db.session.execute(text("UPDATE message_thread SET new_for_family = new_for_shopper"))

    assert right == []
    assert list(talks.threads_that_are_astray()) == [f"thread {message.thread_id}"]


def test_a_question_stands_with_the_family_of_its_goods() -> None:
    question, other = an_answered(), a_family()
    right = list(talks.questions_that_are_astray())

    question.family_id = other.id
    db.session.flush()

    assert right == []
    assert list(talks.questions_that_are_astray()) == [f"question {question.id}"]
