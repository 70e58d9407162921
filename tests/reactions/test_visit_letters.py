"""Visitors are written to where they said; a member as they chose, and not once the account is gone."""

import pytest
from sqlalchemy import select

from storefront.community.notices import InboxNotice, Notice
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.fairs import an_exhibition
from tests.builders.visiting import a_visit

pytestmark = pytest.mark.usefixtures("app")


def test_a_guest_has_a_letter_in_their_language_and_a_member_a_notice_too() -> None:
    with unit_of_work():
        exhibition, member = an_exhibition(), a_member(email="member@example.com")
    with unit_of_work():
        guest = a_visit(exhibition, email="guest@example.com", language="en")
        a_visit(exhibition, email=member.email, actor=Actor(member.id))

    written = [(one.kind, one.address, one.language, one.user_id) for one in db.session.scalars(select(Notice))]
    assert written == [
        ("visit-ticket", "guest@example.com", "en", None),
        ("visit-ticket", "member@example.com", "ar", member.id),
    ]
    assert db.session.scalars(select(InboxNotice.user_id)).all() == [member.id]
    assert db.session.scalars(select(Notice.values)).first() == {"visit_id": guest.id, "state": "announced"}
