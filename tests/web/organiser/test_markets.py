"""Permanent markets at the organisers' desk."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.fairs import leases, markets
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.desks import a_stranger
from tests.builders.fairs import a_venue
from tests.builders.letting import a_lease, a_market, run_rents, unit_words, waits
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions

LIST = "/organiser/markets"
Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def typed(desk: OrganisersDesk, **other: str) -> dict[str, str]:
    with unit_of_work():
        venue = a_venue(desk.body).id
    usual = {"name_ar": "سوق العيينة", "name_en": "", "venue": str(venue), "about_ar": "", "about_en": "", "shut": ""}
    spans = {"due_day": "٥", "offer_days": "7", "notice_days": "30"}
    return {**usual, **spans, "hours_6": "١٦:٠٠-٢٣:٠٠", "ramadan_6": "21:00-2:00", **other}


def test_a_market_is_written_and_opened_once_it_is_whole(client: FlaskClient, desk: OrganisersDesk) -> None:
    assert "لا أسواق بعد" in client.get(LIST).text
    answer = post(client, LIST, **typed(desk, shut="2027-03-09\n2027-03-10"))
    (market,) = markets.mine([desk.body.id])
    there = f"{LIST}/{market.id}"
    assert (answer.location, market.state, market.hours[6]) == (there, "draft", [[960, 1380]])
    assert market.shut_days == ["2027-03-09", "2027-03-10"]

    post(client, f"{there}/state", after="open")
    assert markets.get(market.id).state == "draft"
    assert client.get(f"/markets/{market.slug}").status_code == 404


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"hours_6": "later"}, "hours_6"),
        ({"ramadan_3": "25-26"}, "hours_6"),
        ({"shut": "tomorrow"}, "shut"),
        ({"due_day": "31"}, "due_day"),
        ({"venue": "0"}, "venue"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(
    client: FlaskClient, desk: OrganisersDesk, other: dict[str, str], field: str
) -> None:
    answer = post(client, LIST, **typed(desk, **other))

    assert (answer.status_code, f"{field}-error" in answer.text) == (422, True)
    assert list(markets.mine([desk.body.id])) == []


def test_it_is_changed_and_closed(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        market = a_market(desk.body)
    there = f"{LIST}/{market.id}"
    assert "16:00-23:00" in client.get(f"{there}/edit").text

    post(client, there, **typed(desk, name_ar="سوق جديد"))
    post(client, f"{there}/state", after="closed")

    look_again()
    found = markets.get(market.id)
    assert (found.name_ar, found.state) == ("سوق جديد", "closed")
    post(client, f"{there}/state", after="open")
    look_again()
    assert markets.get(market.id).state == "open"


def test_its_page_tells_units_families_arrears_and_who_waits(
    client: FlaskClient, desk: OrganisersDesk, count_queries: Counting
) -> None:
    with clock.set_to(clock.now() - timedelta(days=70)), unit_of_work():
        market = a_market(desk.body, units=3, most=9)
        lease = a_lease(market)
        run_rents()
    with unit_of_work():
        markets.add_unit(market, unit_words("R-1", kind="shelf", to_let=False), desk.actor)
        waiting = waits(market, kind="shop")

    with count_queries() as asked:
        words = client.get(f"{LIST}/{market.id}").text
    for said in ("بسطة A-1", "رف R-1", "تأخر الإيجار", "شاغرة", "لا تؤجَّر", waiting.trade_name_ar, "1 من 9"):
        assert said in words
    assert leases.get(lease.id).family.trade_name_ar in words
    assert len([one for one in asked if one != "BEGIN"]) <= 10


def test_another_bodys_is_not_found(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        other = a_market()
    there = f"{LIST}/{other.id}"

    for path in (there, f"{there}/edit"):
        assert client.get(path).status_code == 404
    for path in (there, f"{there}/state"):
        assert post(client, path, after="closed").status_code == 404
    assert client.get(LIST).status_code == 200
    assert a_stranger(client).get(LIST).status_code == 403
