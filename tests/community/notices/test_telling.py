"""Somebody is told over every channel that reaches them, once."""

import pytest

from storefront.community import notices
from storefront.community.notices.topics import BY_NAME, MAIL
from storefront.kernel.database import db
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")


def told(kind: str, user_id: int | None) -> tuple[list[int | None], list[int]]:
    """Whose letters wait and whose inboxes hold one, after somebody was told twice."""
    for _ in range(2):
        notices.tell(kind, notices.Reader("sara@example.com", "ar", user_id), once="x", values={})
    letters = [row.user_id for row in db.session.query(notices.Notice)]
    return letters, [row.user_id for row in db.session.query(notices.InboxNotice)]


def test_a_guest_gets_a_letter() -> None:
    assert told("parcel-moved", None) == ([None], [])


def test_a_member_gets_both() -> None:
    user = a_member()

    assert told("parcel-moved", user.id) == ([user.id], [user.id])


def test_who_wants_no_letter_has_the_inbox() -> None:
    user = a_member()
    notices.choices.keep(user.id, BY_NAME["progress"], MAIL, wanted=False)

    assert told("parcel-moved", user.id) == ([], [user.id])


def test_who_has_yet_to_confirm_their_address_is_asked_by_letter_alone() -> None:
    user = a_member()

    assert told("confirm-address", user.id) == ([user.id], [])


def test_what_must_come_comes() -> None:
    user = a_member()
    notices.choices.choose(user.id, {("agreement", MAIL)}, set())

    assert told("order-confirmed", user.id) == ([user.id], [user.id])
