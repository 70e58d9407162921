"""A family's leases: signed, turned down, ended, handed on; its rent; nobody else's."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.fairs import invoices, leases, markets
from storefront.fairs.leases import Lease
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_category
from tests.builders.letting import a_lease, a_market, a_tenant, an_offer, rents_of, run_rents, tenant_of, waits
from tests.builders.reading import page
from tests.builders.teams import a_mate

LIST = "/family/leases"
Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def family(client: FlaskClient) -> Family:
    """The family whose person is signed in."""
    with unit_of_work():
        made = a_tenant()
        person = a_member(of=made)
    sign_in(client, person)
    return made


def again(lease: Lease) -> Lease:
    look_again()
    return leases.get(lease.id)


def offered(family: Family, **other: object) -> Lease:
    with unit_of_work():
        return an_offer(a_market(units=1, most=9), family=family, **other)


def rented(family: Family) -> Lease:
    with unit_of_work():
        return a_lease(family=family)


def test_an_offer_stands_on_today_and_is_signed(client: FlaskClient, family: Family) -> None:
    assert "لا عقد لكم في سوق بعد" in client.get(LIST).text
    lease = offered(family)
    there = f"{LIST}/{lease.id}"
    assert "وحدات في أسواق تنتظر ردّكم" in client.get("/family/today").text
    assert "توقيع العقد" in client.get(there).text

    answer = post(client, f"{there}/signature")

    assert (answer.location, again(lease).state) == (there, "active")
    assert "توقيع العقد" not in client.get(there).text
    post(client, f"{there}/signature")
    assert again(lease).state == "active"


def test_an_offer_is_turned_down_and_goes_to_who_waits(client: FlaskClient, family: Family) -> None:
    lease = offered(family)
    with unit_of_work():
        second = waits(markets.get(lease.market_id))

    post(client, f"{LIST}/{lease.id}/refusal")

    assert again(lease).ended_as == "declined"
    assert [one.family_id for one in leases.living_of_market(lease.market_id)] == [second.id]


def test_notice_says_when_it_ends(client: FlaskClient, family: Family) -> None:
    lease = rented(family)
    asked = client.get(f"{LIST}/{lease.id}").text
    assert "إن أخبرتم إدارة السوق اليوم" in asked

    post(client, f"{LIST}/{lease.id}/notice", reason="ننتقل")

    assert (again(lease).state, again(lease).notice_by, again(lease).reason) == ("notice", "family", "ننتقل")


def test_a_successor_is_named_and_taken_back(client: FlaskClient, family: Family) -> None:
    lease = rented(family)
    with unit_of_work():
        daughter = a_tenant()
    there = f"{LIST}/{lease.id}/successor"

    post(client, there, shop="nobody", relation="ابنة")
    assert again(lease).successor_id is None
    post(client, there, shop=f"/f/{daughter.slug}", relation="ابنة")
    assert again(lease).successor_id == daughter.id
    assert daughter.trade_name_ar in client.get(f"{LIST}/{lease.id}").text
    post(client, there, drop="yes")
    assert again(lease).successor_id is None


@pytest.mark.parametrize("agrees", [True, False])
def test_who_is_named_agrees_or_says_no(client: FlaskClient, family: Family, agrees: bool) -> None:
    with unit_of_work():
        lease = a_lease()
        leases.name_successor(lease, family.slug, "أخت", tenant_of(lease))
    there = f"{LIST}/{lease.id}/succession"
    assert "تسمّيكم خلفاً لها" in client.get(LIST).text
    today = client.get("/family/today").text
    assert "أسر سمّتكم خلفاً لها" in today
    assert "ذهبت الوحدة إلى أسرة تنتظر" not in today
    assert "أخت" in client.get(there).text

    answer = post(client, there, **({} if agrees else {"drop": "yes"}))

    assert answer.location == (there if agrees else LIST)
    assert (again(lease).agreed_at is not None, again(lease).successor_id) == (agrees, family.id if agrees else None)
    if agrees:
        assert "اتفقتم." in client.get(there).text


def test_rent_is_paid_in_cash_by_card_or_by_transfer_on_its_own_page(client: FlaskClient, family: Family) -> None:
    lease = rented(family)
    with unit_of_work():
        run_rents()
    rent = rents_of(lease)[0]
    there = f"{LIST}/{lease.id}/rents/{rent.id}"
    shown = page(client.get(there))
    assert "الإيجار" in shown.words
    assert "متى يعود ما دُفع؟" not in shown.words
    assert "إيجار وحداتكم في الأسواق" in client.get("/family/today").text

    once = shown.one("input", name="once")["value"]
    answer = post(client, f"{there}/payment", amount="100", method="transfer", once=once)

    assert answer.location == there
    assert "يُكتب في الملاحظات" in client.get(there).text
    look_again()
    assert [one.part.amount_minor for one in invoices.parts(rent.id)] == [10_000]
    assert client.get(f"{there}/receipt.pdf").status_code == 404


def test_what_is_overdue_is_said_and_the_history_of_a_unit_too(
    client: FlaskClient, family: Family, count_queries: Counting
) -> None:
    with clock.set_to(clock.now() - timedelta(days=70)), unit_of_work():
        lease = a_lease(family=family)
        run_rents()

    assert "تأخر من إيجاركم" in client.get(LIST).text
    with count_queries() as asked:
        words = client.get(f"{LIST}/{lease.id}").text
    assert "تأخر من إيجاركم" in words
    assert len([one for one in asked if one != "BEGIN"]) <= 10


def test_another_familys_is_not_found(client: FlaskClient, family: Family) -> None:
    with unit_of_work():
        other = a_lease()
        run_rents()
    there = f"{LIST}/{other.id}"
    rent = rents_of(other)[0].id

    for path in (there, f"{there}/succession", f"{there}/rents/{rent}", f"{LIST}/{rented(family).id}/rents/{rent}"):
        assert client.get(path).status_code == 404
    for step in ("signature", "refusal", "notice", "successor", "succession", f"rents/{rent}/payment"):
        assert post(client, f"{there}/{step}", amount="1").status_code == 404
    assert again(other).state == "active"
    assert a_stranger(client).get(LIST).status_code in (303, 403, 404)


def test_leases_and_their_rents_are_the_owners_alone(client: FlaskClient) -> None:
    with unit_of_work():
        lease = leases.get(a_lease().id)
        run_rents()
        helper = a_mate(families.get(lease.family_id), ("shop",))
    sign_in(client, helper)
    rent = f"{LIST}/{lease.id}/rents/{rents_of(lease)[0].id}"

    assert client.get(LIST).status_code == 403
    for path in (f"{LIST}/{lease.id}", rent, f"{rent}/receipt.pdf"):
        assert client.get(path).status_code == 404
    for path in ("notice", "successor", "signature", "refusal", "succession"):
        assert post(client, f"{LIST}/{lease.id}/{path}").status_code == 404
    assert post(client, f"{rent}/payment").status_code == 404
    place = client.get(f"/family/markets/{markets.get(lease.market_id).slug}/place").text
    assert "لكم وحدة في هذا السوق" in place
    assert LIST not in place


def test_who_helps_with_the_shop_stands_in_a_line_for_it(client: FlaskClient) -> None:
    with unit_of_work():
        market = a_market(units=1)
        helper = a_mate(a_tenant(), ("shop",))
    sign_in(client, helper)
    place = f"/family/markets/{market.slug}/place"

    answer = post(client, place, category=str(a_category().id), kind="")

    assert answer.location == place
    assert "عُرضت عليكم وحدة شاغرة" in client.get(place).text
