"""Venues at the desk."""

import pytest
from flask.testing import FlaskClient

from storefront.community.bodies import BodyOfficer
from storefront.fairs import exhibitions, venues
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.venues import point_of
from tests.builders.browser import post
from tests.builders.community import a_city
from tests.builders.fairs import a_body, a_venue
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page

LIST = "/organiser/venues"


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    with unit_of_work():
        a_city()
    return a_desk_of_exhibitions(client)


def typed(**other: str) -> dict[str, str]:
    with unit_of_work():
        city = a_city().id
    usual = {"name_ar": "ساحة التمور", "name_en": "", "city": str(city), "place_ar": "بجوار السوق", "place_en": ""}
    return {**usual, "latitude": "", "longitude": "", **other}


def test_a_venue_is_written_with_arabic_digits_too(client: FlaskClient, desk: OrganisersDesk) -> None:
    empty = client.get(LIST).text

    answer = post(client, LIST, **typed(latitude="٢٤٫٧١٣٦", longitude="٤٦٫٦٧٥٣", facilities="parking"))

    (venue,) = venues.of_body(desk.body.id)
    assert "لا أماكن بعد" in empty
    assert answer.location == LIST
    assert (venue.latitude, venue.longitude, venue.facilities) == (24.7136, 46.6753, ["parking"])
    assert "ساحة التمور" in client.get(LIST).text


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"place_ar": ""}, "place_ar"),
        ({"latitude": "north", "longitude": "46"}, "latitude"),
        ({"latitude": "24.7"}, "latitude"),
        ({"latitude": "46.6", "longitude": "24.7"}, "latitude"),
        ({"latitude": "nan", "longitude": "46.6"}, "latitude"),
        ({"city": "9999"}, "city"),
        ({"city": "x"}, "city"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(
    client: FlaskClient, desk: OrganisersDesk, other: dict[str, str], field: str
) -> None:
    answer = post(client, LIST, **typed(**other))

    assert answer.status_code == 422
    assert page(answer).all("span", id=f"{field}-error"), field
    assert venues.of_body(desk.body.id) == []


def test_one_that_moves_takes_its_exhibitions_along(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)
    address = f"{LIST}/{exhibition.venue_id}"

    opened = client.get(f"{address}/edit").text
    same_words = {"name_ar": "مركز المعارض", "name_en": "Exhibition Centre", "place_en": "Gate 3"}
    post(client, address, **typed(**same_words, place_ar="طريق الملك عبدالله، البوابة 3"))
    same = sequence(exhibition.id)
    post(client, address, **typed(**same_words, place_ar="البوابة 7"))

    assert "مركز المعارض" in opened
    assert (same, sequence(exhibition.id)) == (0, 1)


def sequence(exhibition_id: int) -> int:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(exhibitions.Exhibition, exhibition_id).sequence


def test_the_venue_of_another_body_is_not_there(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        theirs = a_venue(a_body())

    assert client.get(f"{LIST}/{theirs.id}/edit").status_code == 404
    assert post(client, f"{LIST}/{theirs.id}", **typed()).status_code == 404


def test_who_acts_for_two_bodies_says_whose_it_is(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        second = a_body(name=("جمعية", "Society"))
        db.session.add(BodyOfficer(body_id=second.id, user_id=desk.user_id, appointed_at=clock.now()))

    asked = page(client.get(f"{LIST}/new")).one("select", id="body")
    post(client, LIST, **typed(body=str(second.id)))

    assert len(asked.all("option")) == 2
    assert [venue.name_ar for venue in venues.of_body(second.id)] == ["ساحة التمور"]
    assert venues.of_body(desk.body.id) == []


def test_nothing_typed_is_no_point() -> None:
    assert point_of("", "") is None
