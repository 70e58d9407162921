"""Questions about what people are told: quiet about what is right, and naming what is not."""

from datetime import timedelta

import pytest

from storefront.community import notices
from storefront.community.notices.topics import BY_NAME, MAIL, TEXT
from storefront.insight.invariants import telling
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")


def everything() -> list[str]:
    questions = (
        telling.told_after_they_left,
        telling.notices_without_words,
        telling.secrets_kept_for_nothing,
        telling.required_letters_turned_off,
        telling.mobiles_confirmed_and_not_there,
    )
    return [one for question in questions for one in question()]


def test_what_is_right_is_not_named() -> None:
    user = a_member()
    notices.tell("reset-password", notices.Reader(user.email, "ar", user.id), once="x", values={"token": "t"})
    notices.choices.keep(user.id, BY_NAME["follows"], MAIL, wanted=False)
    notices.choices.keep(user.id, BY_NAME["security"], TEXT, wanted=False)
    user.mobile, user.mobile_confirmed_at = "+966501234567", clock.now()
    db.session.flush()

    assert everything() == []


def test_a_notice_may_wait_a_day_for_its_words() -> None:
    user = a_member()
    with clock.set_to(clock.now() - timedelta(hours=23)):
        notices.inbox.put("parcel-new", user_id=user.id, once="new", values={})
    with clock.set_to(clock.now() - timedelta(hours=25)):
        old = notices.inbox.put("parcel-new", user_id=user.id, once="old", values={})

    assert everything() == [f"notice {old}"]


def test_what_somebody_who_is_gone_was_told_is_named_once() -> None:
    user = a_member()
    for once in ("1", "2"):
        notices.tell("parcel-new", notices.Reader(user.email, "ar", user.id), once=once, values={})
    user.erased_at = clock.now()
    db.session.flush()

    assert telling.told_after_they_left() == [f"account {user.id}"]
