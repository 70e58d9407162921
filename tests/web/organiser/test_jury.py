"""The jury at the organisers' desk: its members, its criteria."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import calls, juries
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import a_call_of, a_closed_call_of
from tests.builders.community import a_member
from tests.builders.juries import a_juror, points_for
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions
from tests.builders.reading import page

DESK = "/organiser/exhibitions"


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def address(call: ExhibitorCall) -> str:
    return f"{DESK}/{call.exhibition_id}/jury"


def test_the_usual_criteria_are_offered_and_kept(client: FlaskClient, desk: OrganisersDesk) -> None:
    call = a_call_of(desk)

    shown = page(client.get(address(call)))
    names = [one["value"] for one in shown.all("input", name="name_ar")]
    answer = post(
        client, f"{address(call)}/criteria", name_ar=names, name_en=["Quality", "", "", "", ""], weight=list("32111")
    )

    assert names[:3] == ["جودة الصنع", "الأصالة", "العرض والتغليف"]
    assert answer.location == address(call)
    assert [(one.name_ar, one.weight) for one in juries.criteria_of(call.id)] == [
        ("جودة الصنع", 3),
        ("الأصالة", 2),
        ("العرض والتغليف", 1),
    ]


@pytest.mark.parametrize(("names", "weights"), [(["", ""], ["1", "1"]), (["الطعم", ""], ["9", "1"])])
def test_what_cannot_be_a_criterion_is_said_and_nothing_is_lost(
    client: FlaskClient, desk: OrganisersDesk, names: list[str], weights: list[str]
) -> None:
    call = a_call_of(desk)

    answer = post(client, f"{address(call)}/criteria", name_ar=names, name_en=["Taste", ""], weight=weights)

    assert answer.status_code == 422
    assert 'value="Taste"' in answer.text
    assert juries.criteria_of(call.id) == []


def test_members_come_and_go(client: FlaskClient, desk: OrganisersDesk) -> None:
    call = a_call_of(desk)
    with unit_of_work():
        person = a_member(name="هدى الحكم", email="huda@example.com")

    post(client, f"{address(call)}/members", email="huda@example.com")
    assert "هدى الحكم" in client.get(address(call)).text
    again = post(client, f"{address(call)}/members", email="huda@example.com")
    assert (again.status_code, "من قبل" in again.text) == (422, True)
    assert post(client, f"{address(call)}/members", email="nobody@example.com").status_code == 422
    post(client, f"{address(call)}/members/{person.id}/ending")
    assert juries.seats_of(call.id) == []
    assert post(client, f"{address(call)}/members/{person.id}/ending").status_code == 404


def test_how_far_each_member_is(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, rows = a_closed_call_of(desk)
    with unit_of_work():
        juries.score(rows[0], a_juror(call), points_for(call, 7, 5))

    shown = client.get(address(call)).text

    assert "قُيّم 1 من 3" in shown
    assert "أُعطيت درجات بهذه المعايير" in shown
    assert post(client, f"{address(call)}/criteria", name_ar="الطعم", name_en="", weight="1").status_code == 422


def test_after_the_decision_nothing_changes(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, _ = a_closed_call_of(desk)
    with unit_of_work():
        juror = a_juror(call)
        calls.note_decided(calls.lock(call.id))

    post(client, f"{address(call)}/members/{juror.user_id}/ending")

    assert len(juries.seats_of(call.id)) == 1
    assert "إضافة عضو" not in client.get(address(call)).text
