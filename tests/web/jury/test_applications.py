"""One application as a juror sees it: never by whom; points, or stepping aside."""

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import applications, calls, juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import Juror
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import a_closed_call_of, another_desk, look_again
from tests.builders.community import desk as of_family
from tests.builders.judging import a_seat
from tests.builders.juries import works_for
from tests.builders.organising import a_desk_of_exhibitions

Bench = tuple[ExhibitorCall, list[ExhibitApplication], Juror]


@pytest.fixture
def bench(client: FlaskClient) -> Bench:
    call, rows = a_closed_call_of(a_desk_of_exhibitions(client))
    return call, rows, a_seat(client, call)


def address(call: ExhibitorCall, row: ExhibitApplication) -> str:
    return f"/jury/calls/{call.id}/applications/{row.id}"


def chosen(call: ExhibitorCall, *points: str) -> dict[str, str]:
    return {f"points-{one.id}": text for one, text in zip(juries.criteria_of(call.id), points, strict=True)}


def test_it_shows_what_is_made_and_said_and_not_by_whom(client: FlaskClient, bench: Bench) -> None:
    call, rows, _ = bench
    family = families.get(rows[0].family_id)

    shown = client.get(address(call, rows[0])).text

    assert "الطلب 1 من 3" in shown
    assert "بخور معمول بطريقة الجدات." in shown
    for name in (family.trade_name_ar, family.trade_name_en, family.slug, "/f/", "/p/"):
        assert name not in shown.partition("<main")[2]


def test_points_lead_to_the_next_without(client: FlaskClient, bench: Bench) -> None:
    call, rows, juror = bench

    answer = post(client, f"{address(call, rows[1])}/score", **chosen(call, "8", "10"))

    assert answer.location == address(call, rows[2])
    look_again()
    assert sorted(juries.given_by(juror)[rows[1].id].values()) == [8, 10]
    assert post(client, f"{address(call, rows[2])}/score", **chosen(call, "8", "10")).location == address(call, rows[0])
    assert (
        post(client, f"{address(call, rows[0])}/score", **chosen(call, "8", "10")).location == f"/jury/calls/{call.id}"
    )
    assert client.get(address(call, rows[0])).text.count("checked") == 2


@pytest.mark.parametrize("points", [("8", ""), ("8", "11"), ("-1", "8"), ("8", "٨"), ("8", "x")])
def test_points_that_are_none_are_refused_and_the_others_kept(
    client: FlaskClient, bench: Bench, points: tuple[str, str]
) -> None:
    call, rows, juror = bench

    answer = post(client, f"{address(call, rows[0])}/score", **chosen(call, *points))

    assert answer.status_code == 422
    assert "لكل معيار درجة من 0 إلى 10." in answer.text
    assert juries.given_by(juror) == {}


def test_stepping_aside_and_back(client: FlaskClient, bench: Bench) -> None:
    call, rows, juror = bench

    post(client, f"{address(call, rows[0])}/conflict")
    look_again()
    assert juries.flagged_by(juror) == {rows[0].id}
    assert "تنحّيت عن هذا الطلب" in client.get(address(call, rows[0])).text
    assert post(client, f"{address(call, rows[0])}/score", **chosen(call, "8", "8")).status_code == 409
    post(client, f"{address(call, rows[0])}/conflict/ending")
    look_again()
    assert juries.flagged_by(juror) == frozenset()


def test_their_own_shop_has_no_points(client: FlaskClient, bench: Bench) -> None:
    call, rows, juror = bench
    with unit_of_work():
        works_for(juror, rows[0])

    assert "دكّة يعمل فيها عضو اللجنة" in client.get(address(call, rows[0])).text
    assert post(client, f"{address(call, rows[0])}/score", **chosen(call, "8", "8")).status_code == 409


def test_what_is_gone_is_not_there_and_nothing_comes_late(client: FlaskClient, bench: Bench) -> None:
    call, rows, juror = bench
    with unit_of_work():
        applications.withdraw(applications.get(rows[0].id), "", of_family(families.get(rows[0].family_id)))

    assert client.get(address(call, rows[0])).status_code == 404
    with unit_of_work():
        calls.note_decided(calls.lock(call.id))
    post(client, f"{address(call, rows[1])}/conflict")
    assert juries.flagged_by(juror) == frozenset()
    assert client.get(f"/jury/calls/{call.id}/applications/999999").status_code == 404


def test_a_juror_of_another_call_sees_nothing(client: FlaskClient, bench: Bench) -> None:
    call, rows, _ = bench
    other, _ = a_closed_call_of(another_desk())
    a_seat(client, other)

    assert client.get(address(call, rows[0])).status_code == 404
    assert client.get(f"/jury/calls/{other.id}/applications/{rows[0].id}").status_code == 404
    assert post(client, f"{address(call, rows[0])}/conflict").status_code == 404
