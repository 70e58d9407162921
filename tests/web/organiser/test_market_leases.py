"""Leases of a permanent market at the organisers' desk."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.fairs import leases, markets
from storefront.fairs.leases import Lease
from storefront.fairs.markets import PermanentMarket
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.goods import a_category
from tests.builders.letting import a_lease, a_market, a_tenant, an_offer, run_rents, tenant_of, waits
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions


@pytest.fixture
def market(client: FlaskClient) -> PermanentMarket:
    desk: OrganisersDesk = a_desk_of_exhibitions(client)
    with unit_of_work():
        return a_market(desk.body, units=2, most=9)


def again(lease: Lease) -> Lease:
    look_again()
    return leases.get(lease.id)


def test_a_unit_is_offered_by_the_address_of_a_shop(client: FlaskClient, market: PermanentMarket) -> None:
    with unit_of_work():
        family, line = a_tenant(), a_category().id
    unit = markets.units_of(market.id)[0]
    there = f"/organiser/markets/{market.id}/units/{unit.id}/offer"
    asked = client.get(there).text
    assert 'value="310.00"' in asked
    typed = {
        "category": str(line),
        "starts_on": clock.today().isoformat(),
        "rent": "300",
        "deposit": "",
        "last_day": "",
    }

    wrong = post(client, there, family="nobody", **typed)
    early = post(client, there, family=family.slug, **{**typed, "starts_on": "2020-01-01"})
    answer = post(client, there, family=f"https://dakkah.example/f/{family.slug}/", **typed)

    look_again()
    (lease,) = leases.living_of_market(market.id)
    assert (wrong.status_code, "family-error" in wrong.text) == (422, True)
    assert (early.status_code, "starts_on-error" in early.text) == (422, True)
    assert answer.location == f"/organiser/markets/{market.id}/leases/{lease.id}"
    assert (lease.family_id, lease.rent_minor, lease.state) == (family.id, 30_000, "offered")
    assert "ينتظر التوقيع" in client.get(answer.location).text


def test_its_page_tells_what_was_agreed_and_its_rents(client: FlaskClient, market: PermanentMarket) -> None:
    with clock.set_to(clock.now() - timedelta(days=40)), unit_of_work():
        lease = a_lease(market)
        run_rents()

    words = client.get(f"/organiser/markets/{market.id}/leases/{lease.id}").text

    for said in ("سارٍ", "تأخر من إيجارها", "بسطة A-1", "حتى إشعار"):
        assert said in words


def test_notice_and_a_pause_need_a_reason(client: FlaskClient, market: PermanentMarket) -> None:
    with unit_of_work():
        lease = a_lease(market)
    there = f"/organiser/markets/{market.id}/leases/{lease.id}"

    post(client, f"{there}/pause", reason="")
    assert again(lease).suspended_at is None
    post(client, f"{there}/pause", reason="ينقص شهادة صحية")
    assert again(lease).suspended_at is not None
    assert "ينقص شهادة صحية" in client.get(there).text
    post(client, f"{there}/pause", over="yes")
    assert again(lease).suspended_at is None
    post(client, f"{there}/notice", reason="")
    assert again(lease).state == "active"
    post(client, f"{there}/notice", reason="يُهدم الجناح")
    assert (again(lease).state, again(lease).notice_by) == ("notice", "manager")


def test_what_is_over_is_kept_and_who_waits_is_taken_out(client: FlaskClient, market: PermanentMarket) -> None:
    there = f"/organiser/markets/{market.id}"
    assert "لم ينته عقد بعد" in client.get(f"{there}/leases").text
    with unit_of_work():
        lease = an_offer(market)
        leases.decline(lease, tenant_of(lease))
        waiting = waits(market, kind="shop")

    assert "اعتذرت الأسرة" in client.get(f"{there}/leases").text
    post(client, f"{there}/waiting/{waiting.id}/ending")
    look_again()
    assert leases.waiting_of(market.id) == []
    assert post(client, f"{there}/waiting/{waiting.id}/ending").status_code == 404


def test_another_bodys_is_not_found(client: FlaskClient, market: PermanentMarket) -> None:
    with unit_of_work():
        lease = a_lease()
    mine, theirs = (f"/organiser/markets/{one}" for one in (market.id, lease.market_id))

    for path in (
        f"{theirs}/leases/{lease.id}",
        f"{mine}/leases/{lease.id}",
        f"{theirs}/leases",
        f"{theirs}/units/1/offer",
    ):
        assert client.get(path).status_code == 404
    for path in (f"{theirs}/leases/{lease.id}/notice", f"{mine}/leases/{lease.id}/pause", f"{theirs}/waiting/1/ending"):
        assert post(client, path, reason="لا").status_code == 404
    assert again(lease).state == "active"
