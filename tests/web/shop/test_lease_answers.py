"""The link in a letter by which a family turns a unit down."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import applications, leases, markets
from storefront.fairs.leases import Lease
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member
from tests.builders.letting import a_market, an_offer, tenant_of, waits


@pytest.fixture
def offered(app: Flask) -> tuple[Lease, str]:
    """A lease that waits for its signature, and the link in the letter to the family's owner."""
    with unit_of_work():
        lease = an_offer(a_market(units=1, most=9))
        owner = a_member(of=families.get(lease.family_id))
        token = leases.links.token_of(lease.id, owner.id, app.config["SECRET_KEY"])
    return lease, f"/markets/answers/{token}"


def state_of(lease: Lease) -> tuple[str, str]:
    look_again()
    found = leases.get(lease.id)
    return found.state, found.ended_as


def test_looking_at_it_does_nothing_and_a_press_declines_once(client: FlaskClient, offered: tuple[Lease, str]) -> None:
    lease, address = offered
    with unit_of_work():
        second = waits(markets.get(lease.market_id))
    asked = client.get(address)
    assert (asked.status_code, state_of(lease)) == (200, ("offered", ""))
    assert "noindex" in asked.text

    for _ in range(2):
        answer = post(client, address)
        assert (answer.status_code, state_of(lease)) == (200, ("ended", "declined"))
        assert "شكراً لأنكم أخبرتمونا" in answer.text
    assert [one.family_id for one in leases.living_of_market(lease.market_id)] == [second.id]


def test_what_was_signed_is_not_declined(client: FlaskClient, offered: tuple[Lease, str]) -> None:
    lease, address = offered
    with unit_of_work():
        leases.sign(leases.get(lease.id), tenant_of(lease))

    assert "لا شيء يُعتذر عنه" in post(client, address).text
    assert state_of(lease)[0] == "active"


@pytest.mark.parametrize("change", [lambda token: token[:-1] + "x", lambda token: "1-1-1", lambda token: "9" * 40])
def test_a_link_that_is_not_ours_is_not_found(client: FlaskClient, offered: tuple[Lease, str], change: object) -> None:
    lease, address = offered
    token = change(address.rsplit("/", 1)[1])  # type: ignore[operator]

    assert client.get(f"/markets/answers/{token}").status_code == 404
    assert state_of(lease) == ("offered", "")


def test_the_link_of_an_application_opens_no_lease(client: FlaskClient, app: Flask, offered: tuple[Lease, str]) -> None:
    token = applications.links.token_of(offered[0].id, 1, app.config["SECRET_KEY"])

    assert client.get(f"/markets/answers/{token}").status_code == 404
