"""Who vouches, at the desk: kept with consent, erased when consent is taken back, nobody else's to change."""

import pytest
from flask.testing import FlaskClient

from storefront.community import affiliations
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.registering import lists

PAGE = "/family/vouching"


def at_desk(client: FlaskClient) -> FamilyDesk:
    with unit_of_work():
        lists()
    return a_desk(client)


def kept(desk: FamilyDesk) -> list[str]:
    with unit_of_work():
        return [one.slug for one in affiliations.of_family(desk.family.id)]


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_a_family_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)

    assert client.get(PAGE).status_code == (303 if who == "visitor" else 403)
    assert post(client, PAGE, affiliations=["charity"], consent="y").status_code == (303 if who == "visitor" else 403)


def test_without_consent_it_is_not_kept(client: FlaskClient) -> None:
    desk = at_desk(client)

    answer = post(client, PAGE, affiliations=["charity"])

    assert (answer.status_code, kept(desk)) == (422, [])
    assert "checked" in answer.text


def test_consent_is_given_and_taken_back(client: FlaskClient) -> None:
    desk = at_desk(client)
    given = post(client, PAGE, affiliations=["charity", "other"], consent="y")
    there, shown = kept(desk), client.get(PAGE).text

    taken = post(client, PAGE, affiliations=["charity", "other"])  # the tick alone was taken away

    assert (given.status_code, there) == (303, ["charity", "other"])
    assert "نحفظها بموافقتكم منذ" in shown
    assert (taken.status_code, kept(desk)) == (303, [])
    assert "لا نحفظ عنها شيئاً" in client.get("/family/documents").text
