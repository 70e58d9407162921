"""The office enters bodies and appoints who acts for them."""

import pytest
from flask import Flask

from storefront.community import accounts, bodies, regions
from storefront.community.bodies import refusals
from storefront.insight import journal
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, a_region
from tests.builders.fairs import a_body

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(roles=frozenset({"staff"}))


def words(**other: object) -> bodies.BodyWords:
    told = {"kind": "chamber", "name": ("غرفة حائل", "Hail Chamber"), "about": ("", ""), "region_id": a_region().id}
    return bodies.BodyWords(**{**told, **other})  # type: ignore[arg-type]


def test_a_body_has_an_address_of_its_english_name() -> None:
    body = bodies.enter(words(), STAFF)

    assert body.slug == "hail-chamber"
    assert bodies.of_slug("hail-chamber").id == body.id


def test_two_bodies_do_not_share_a_name() -> None:
    bodies.enter(words(), STAFF)

    with pytest.raises(refusals.BodyNameIsTaken):
        bodies.enter(words(), STAFF)


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"kind": "bank robbers"}, refusals.KindIsUnknown),
        ({"name": ("غرفة", " ")}, refusals.BodyNameIsMissing),
        ({"name": ("", "Chamber")}, refusals.BodyNameIsMissing),
        ({"region_id": 999}, NotFound),
    ],
)
def test_what_cannot_be_entered(other: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        bodies.enter(words(**other), STAFF)


def test_a_region_has_bodies_from_the_moment_it_is_there() -> None:
    regions.atlas()  # which stays in memory for a while

    body = bodies.enter(words(region_id=a_region(code="SA-02", slug="makkah").id), STAFF)

    assert body.region_id not in regions.atlas().regions_by_id


def test_it_keeps_its_address_when_it_is_called_otherwise() -> None:
    body = bodies.enter(words(), STAFF)

    bodies.edit(body, words(name=("غرفة حائل التجارية", "Hail Commerce")), STAFF)

    assert (body.slug, body.name_en) == ("hail-chamber", "Hail Commerce")


def test_who_is_appointed_acts_for_it_from_their_next_sign_in(app: Flask) -> None:
    with unit_of_work():
        body, user = a_body(), a_member(email="reem@example.com")

    with unit_of_work():
        bodies.appoint(body, " Reem@Example.com ", STAFF)

    assert bodies.those_of(user.id) == {body.id}
    assert accounts.roles_among([user.id]) == {user.id: {"organiser"}}
    assert [one.name for one in bodies.officers_of(body.id)] == [user.name]
    assert journal.page(kind="OfficerAppointed").rows[0].entry.subject == f"body:{body.id}"


def test_nobody_without_an_account_is_appointed() -> None:
    body = a_body()

    with pytest.raises(refusals.PersonIsUnknown):
        bodies.appoint(body, "nobody@example.com", STAFF)


def test_nobody_is_appointed_twice() -> None:
    body, user = a_body(), a_member()
    bodies.appoint(body, user.email, STAFF)

    with pytest.raises(refusals.ActsAlready):
        bodies.appoint(body, user.email, STAFF)


def test_the_role_stays_as_long_as_there_is_another_body() -> None:
    first, second, user = a_body(), a_body(), a_member()
    for body in (first, second):
        bodies.appoint(body, user.email, STAFF)

    bodies.dismiss(first, user.id, STAFF, reason="انتقل إلى جهة أخرى")
    still = accounts.roles_among([user.id])
    bodies.dismiss(second, user.id, STAFF, reason="انتهى عمله")

    assert still == {user.id: {"organiser"}}
    assert accounts.roles_among([user.id]).get(user.id, set()) == set()
    assert bodies.those_of(user.id) == frozenset()


def test_a_dismissal_has_a_reason_and_somebody_to_dismiss() -> None:
    body, user = a_body(), a_member()

    with pytest.raises(ReasonIsMissing):
        bodies.dismiss(body, user.id, STAFF, reason=" ")
    with pytest.raises(NotFound):
        bodies.dismiss(body, user.id, STAFF, reason="لا يمثّلها")


@pytest.mark.parametrize("who", [Actor(), Actor(1), Actor(1, bodies=frozenset({1}))])
def test_it_is_the_work_of_the_office(who: Actor) -> None:
    body, user = bodies.enter(words(), SYSTEM), a_member()
    bodies.appoint(body, user.email, SYSTEM)

    for act in (
        lambda: bodies.enter(words(name=("أخرى", "Other")), who),
        lambda: bodies.edit(body, words(), who),
        lambda: bodies.appoint(body, user.email, who),
        lambda: bodies.dismiss(body, user.id, who, reason="سبب"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_closed_body_has_nobody_act_for_it() -> None:
    body, user = a_body(), a_member()
    bodies.appoint(body, user.email, STAFF)

    body.closed_at = body.entered_at
    db.session.flush()

    assert bodies.those_of(user.id) == frozenset()
    assert bodies.of_officer(user.id) == []
