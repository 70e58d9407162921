"""The steps at the desk: announced, its programme published, postponed, cancelled, copied."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.fairs import in_days
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def at(exhibition_id: int) -> str:
    return f"/organiser/exhibitions/{exhibition_id}"


def state(exhibition_id: int) -> str:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(exhibitions.Exhibition, exhibition_id).state


def test_it_is_announced_and_pressing_twice_is_no_fault(client: FlaskClient, desk: OrganisersDesk) -> None:
    draft = one_of(desk, state="draft")

    for _ in range(2):
        assert post(client, f"{at(draft.id)}/announcement").location == at(draft.id)

    assert state(draft.id) == "announced"
    assert "تغيّرت حال الفعالية" in client.get(at(draft.id)).text
    assert client.get(f"/exhibitions/{draft.slug}").status_code == 200


def test_one_that_is_not_whole_stays_a_draft(client: FlaskClient, desk: OrganisersDesk) -> None:
    draft = one_of(desk, state="draft", about=("", ""))

    post(client, f"{at(draft.id)}/announcement")

    assert state(draft.id) == "draft"
    assert client.get(f"/exhibitions/{draft.slug}").status_code == 404


def test_the_programme_is_published(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)
    with unit_of_work():
        mine = exhibitions.of_bodies([desk.body.id], exhibition.id)
        exhibitions.set_programme(mine, [exhibitions.Item(in_days(10), 1020, ("افتتاح", ""))], desk.actor)

    offered = client.get(at(exhibition.id)).text
    post(client, f"{at(exhibition.id)}/programme/publication")

    assert f"{at(exhibition.id)}/programme/publication" in offered
    assert state(exhibition.id) == "programme_published"


@pytest.mark.parametrize(("name", "after"), [("postponement", "postponed"), ("cancellation", "cancelled")])
def test_people_read_why_it_is_not_held(client: FlaskClient, desk: OrganisersDesk, name: str, after: str) -> None:
    exhibition = one_of(desk)

    asked = client.get(f"{at(exhibition.id)}/{name}/new")
    silent = post(client, f"{at(exhibition.id)}/{name}", notice_ar=" ")
    still = state(exhibition.id)
    post(client, f"{at(exhibition.id)}/{name}", notice_ar="القاعة لم تجهز.", notice_en="The hall is not ready.")

    assert asked.status_code == 200
    assert (silent.status_code, still) == (422, "announced")
    assert page(silent).all("span", id="notice_ar-error")
    assert state(exhibition.id) == after
    assert "القاعة لم تجهز." in client.get(f"/exhibitions/{exhibition.slug}").text
    assert "The hall is not ready." in client.get(f"/en/exhibitions/{exhibition.slug}").text


def test_a_copy_is_a_draft_on_other_days(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk, licence_number="SC-1")

    offered = page(client.get(f"{at(exhibition.id)}/copies/new")).one("input", id="first")["value"]
    answer = post(client, f"{at(exhibition.id)}/copies", first=in_days(200).isoformat())

    copy = max(exhibitions.page_of_bodies([desk.body.id]).rows, key=lambda row: row.id)
    assert offered == in_days(374).isoformat()
    assert answer.location == at(copy.id)
    assert (copy.state, copy.first_day, copy.licence_number) == ("draft", in_days(200), "")


@pytest.mark.parametrize("first", ["", "soon", in_days(0).isoformat()])
def test_a_copy_begins_in_the_future(client: FlaskClient, desk: OrganisersDesk, first: str) -> None:
    exhibition = one_of(desk)

    answer = post(client, f"{at(exhibition.id)}/copies", first=first)

    assert answer.status_code == 422
    assert page(answer).all("span", id="first-error")
    assert exhibitions.page_of_bodies([desk.body.id]).total == 1
