"""The navigation of the desk: whoever reads sees the doors that open for them, and the count behind the one of messages."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.actors import RIGHTS, Right
from tests.builders.desks import a_desk
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk

TODAY, TEAM, ACCOUNT = "/family/today", "/family/team", "/account/profile"
MINE: dict[Right, list[str]] = {
    "orders": ["/family/orders", "/family/till"],
    "products": ["/family/products"],
    "messages": ["/family/messages", "/family/reviews"],
    "shop": ["/family/fairs", "/family/coupons", "/family/links", "/family/shop"],
    "money": ["/family/money", "/family/statements"],
}


def doors(client: FlaskClient) -> list[str]:
    return [link["href"] for link in page(client.get(TEAM)).one("nav", class_="desk-nav").all("a")]


@pytest.mark.parametrize("right", RIGHTS)
def test_a_member_sees_the_doors_of_their_right(client: FlaskClient, right: Right) -> None:
    a_mates_desk(client, right)

    assert doors(client) == [TODAY, *MINE[right], TEAM, ACCOUNT]
    assert client.get("/family").location == TODAY


def test_an_owner_sees_every_door_and_where_they_are(client: FlaskClient) -> None:
    a_desk(client)

    there = page(client.get(TEAM)).one("nav", class_="desk-nav").all("a")

    assert {link["href"] for link in there} >= {path for paths in MINE.values() for path in paths} | {
        "/family/documents"
    }
    assert [link["href"] for link in there if link.get("aria-current")] == [TEAM]
