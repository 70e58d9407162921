"""Who is appointed to act for a body is told, and who is dismissed."""

import pytest
from sqlalchemy import select

from storefront.community import accounts, bodies
from storefront.community.notices import Notice
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.fairs import a_body

pytestmark = pytest.mark.usefixtures("app")


def told() -> list[tuple[str, bool]]:
    db.session.rollback()
    rows = db.session.scalars(select(Notice).where(Notice.kind == "officer-changed").order_by(Notice.id))
    return [(row.address, row.values["acts"]) for row in rows]


def test_each_time_they_are_told() -> None:
    with unit_of_work():
        body, person = a_body(), a_member(email="reem@example.com")
        person_id = person.id

    for _ in range(2):
        with unit_of_work():
            bodies.appoint(bodies.get(body.id), "reem@example.com", SYSTEM)
        with unit_of_work():
            bodies.dismiss(bodies.get(body.id), person_id, SYSTEM, reason="انتهى عمله")

    assert told() == [("reem@example.com", True), ("reem@example.com", False)] * 2


def test_who_erases_their_account_acts_for_nobody() -> None:
    with unit_of_work():
        body, person = a_body(), a_member()
        bodies.appoint(body, person.email, SYSTEM)
        person_id = person.id

    with unit_of_work():
        accounts.erase(accounts.get(person_id))

    assert bodies.officers_of(body.id) == []
