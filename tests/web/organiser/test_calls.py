"""The call at the organisers' desk: written, shown, published, taken back."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.fairs import calls, exhibitions
from storefront.kernel import calendars, clock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import a_call_of, a_closed_call_of, look_again
from tests.builders.fairs import an_exhibition, an_outline, in_days
from tests.builders.goods import a_category
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page

DESK = "/organiser/exhibitions"


def typed(category_id: int, **other: str) -> dict[str, str]:
    usual = {
        "rule": "gregorian",
        "opens": in_days(1).isoformat(),
        "opens_time": "08:00",
        "closes": in_days(10).isoformat(),
    }
    usual |= {
        "decides_on": in_days(15).isoformat(),
        "places": "١٢",
        "each": "3",
        "selection": "jury",
        "least_score": "60",
    }
    usual |= {
        "offer_days": "3",
        "fee": "٣٠٠",
        "fee_moment": "acceptance",
        "deposit": "100",
        "terms_ar": "الحضور كل الأيام.",
    }
    return {**usual, f"quota-{category_id}": "٣", **other}


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def far(desk: OrganisersDesk, **other: Any) -> int:
    with unit_of_work():
        return an_exhibition(desk.body, first=in_days(40), **other).id


def category() -> int:
    with unit_of_work():
        return a_category().id


def test_a_call_is_written_published_and_taken_back(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition_id, category_id = far(desk), category()
    asked = client.get(f"{DESK}/{exhibition_id}/call")

    answer = post(client, f"{DESK}/{exhibition_id}/call", **typed(category_id))

    call = calls.of_exhibition(exhibition_id)
    assert asked.location == f"{DESK}/{exhibition_id}/call/edit"
    assert answer.location == f"{DESK}/{exhibition_id}/call"
    assert (call.places, call.fee_minor, call.deposit_minor, call.least_score) == (12, 30_000, 10_000, 60)
    assert call.closes_at == clock.end_of_day(in_days(10))
    assert [row.most for row in calls.quotas_of(call.id)] == [3]
    assert "لا يراها غيركم بعد" in client.get(answer.location).text
    post(client, f"{DESK}/{exhibition_id}/call/publication")
    look_again()
    assert calls.shown(call.id).published_at
    assert "يُفتح لاحقاً" in client.get(answer.location).text
    post(client, f"{DESK}/{exhibition_id}/call/withdrawal")
    look_again()
    assert calls.get(call.id).published_at is None


def test_it_opens_by_a_hijri_date(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition_id, category_id = far(desk), category()
    year, month, day = calendars.to_hijri(in_days(2))

    post(
        client,
        f"{DESK}/{exhibition_id}/call",
        **typed(category_id, rule="hijri", hijri_day=str(day), hijri_month=str(month), hijri_year=str(year)),
    )

    assert clock.riyadh(calls.of_exhibition(exhibition_id).opens_at).date() == in_days(2)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"closes": ""}, "closes"),
        ({"closes": "2020-01-01"}, "closes"),
        ({"decides_on": "2020-01-01"}, "decides_on"),
        ({"places": "many"}, "places"),
        ({"fee": "much"}, "fee"),
        ({"fee_moment": "later"}, "fee_due_on"),
        ({"terms_ar": " "}, "terms_ar"),
        ({"offer_days": "99"}, "offer_days"),
        ({"opens": ""}, "opens"),
        ({"rule": "hijri", "hijri_day": ""}, "hijri_day"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(
    client: FlaskClient, desk: OrganisersDesk, other: dict[str, str], field: str
) -> None:
    exhibition_id = far(desk)

    answer = post(client, f"{DESK}/{exhibition_id}/call", **typed(category(), **other))

    assert answer.status_code == 422
    assert page(answer).all("span", id=f"{field}-error"), field
    assert calls.find_of_exhibition(exhibition_id) is None


@pytest.mark.parametrize("quota", ["three", "0", "13", "٣.٥"])
def test_a_quota_that_is_none_is_said(client: FlaskClient, desk: OrganisersDesk, quota: str) -> None:
    category_id = category()

    answer = post(client, f"{DESK}/{far(desk)}/call", **typed(category_id, **{f"quota-{category_id}": quota}))

    assert answer.status_code == 422
    assert page(answer).all("span", id="each-error")
    assert page(answer).one("input", id=f"quota-{category_id}")["value"]


def test_every_sub_category_is_filled_by_one_press(client: FlaskClient, desk: OrganisersDesk) -> None:
    category_id = category()
    with unit_of_work():
        other = a_category(slug="oud").id

    answer = post(client, f"{DESK}/{far(desk)}/call", **typed(category_id, each="5", all="yes"))

    found = page(answer)
    assert found.one("input", id=f"quota-{category_id}")["value"] == "3"  # what was typed stays
    assert found.one("input", id=f"quota-{other}")["value"] == "5"


def test_without_days_they_are_asked_for_first(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        bare = exhibitions.draft(desk.body.id, an_outline(), desk.actor).id

    assert client.get(f"{DESK}/{bare}/call/edit").location == f"{DESK}/{bare}/days"


def test_once_it_is_open_what_was_agreed_to_stands(client: FlaskClient, desk: OrganisersDesk) -> None:
    call = a_call_of(desk)
    address = f"{DESK}/{call.exhibition_id}/call"
    asked = page(client.get(f"{address}/edit"))
    told = {one["name"]: one["value"] for one in asked.all("input") if one.attrs.get("type") in ("date", "time")}

    answer = post(client, address, **typed(a_category().id, **told, fee="9"))

    assert answer.status_code == 422
    assert "فُتح باب التقديم" in client.get(f"{address}/edit").text
    assert calls.get(call.id).fee_minor == 0


def test_what_came_of_it_is_counted(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, _ = a_closed_call_of(desk)

    shown = client.get(f"{DESK}/{call.exhibition_id}/call").text

    assert "تقدّمت 3، لها مكان 0 من 2" in shown
    assert f"{DESK}/{call.exhibition_id}/selection" in shown
    assert f"{DESK}/{call.exhibition_id}/jury" in shown


def test_anothers_call_is_not_there(client: FlaskClient, desk: OrganisersDesk) -> None:
    other = one_of(first=in_days(40)).id

    for address in (f"{DESK}/{other}/call", f"{DESK}/{other}/call/edit"):
        assert client.get(address).status_code == 404
    assert post(client, f"{DESK}/{other}/call/publication").status_code == 404
    assert post(client, f"{DESK}/{far(desk)}/call/publication").status_code == 404  # there is none


def test_the_list_of_what_may_be_done_follows_the_clock(client: FlaskClient, desk: OrganisersDesk) -> None:
    call = a_call_of(desk, opens_at=clock.now() + timedelta(hours=1))

    assert "سحب الدعوة" in client.get(f"{DESK}/{call.exhibition_id}/call").text
    with clock.set_to(call.opens_at):
        assert "سحب الدعوة" not in client.get(f"{DESK}/{call.exhibition_id}/call").text
