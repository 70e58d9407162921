"""The link in a letter by which a family turns an offer down or withdraws."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.fairs import applications, calls
from storefront.fairs.applications import ExhibitApplication
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import once_closed, states_of
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_member
from tests.builders.goods import a_category


@pytest.fixture
def applied(app: Flask) -> tuple[ExhibitApplication, str]:
    """An application, and the link in the letter to the family's owner."""
    with unit_of_work():
        application = an_application(a_call(places=1, quotas={a_category().id: 1}))
        owner = a_member(of=applications.get(application.id).family)
        token = applications.links.token_of(application.id, owner.id, app.config["SECRET_KEY"])
    return application, f"/exhibitions/answers/{token}"


def state_of(application: ExhibitApplication) -> str:
    return states_of([application])[0]


def test_looking_at_it_does_nothing_and_a_press_withdraws_once(
    client: FlaskClient, applied: tuple[ExhibitApplication, str]
) -> None:
    application, address = applied
    asked = client.get(address)
    assert (asked.status_code, state_of(application)) == (200, "submitted")
    assert "noindex" in asked.text

    for _ in range(2):
        answer = post(client, address)
        assert (answer.status_code, state_of(application)) == (200, "withdrawn")
        assert "شكراً لأنكم أخبرتمونا" in answer.text


def test_an_offer_goes_to_who_waits(client: FlaskClient, applied: tuple[ExhibitApplication, str]) -> None:
    application, address = applied
    with unit_of_work():
        second = an_application(calls.get(application.call_id))
    with once_closed(calls.get(application.call_id)):
        with unit_of_work():
            ranked = {application.id: ("offered", 1), second.id: ("waitlisted", 2)}
            verdicts = {one: applications.Verdict(*told) for one, told in ranked.items()}
            applications.decide(calls.lock(application.call_id), verdicts, SYSTEM)
        assert "هل تعتذر دكّة" in client.get(address).text
        post(client, address)

    assert (state_of(application), state_of(second)) == ("withdrawn", "offered")


def test_nothing_is_withdrawn_once_it_has_begun(client: FlaskClient, applied: tuple[ExhibitApplication, str]) -> None:
    application, address = applied
    with unit_of_work():
        exhibition = calls.get(application.call_id).exhibition
        exhibition.state = "live"

    assert "لا شيء يُسحب الآن" in client.get(address).text
    assert post(client, address).status_code == 200
    assert state_of(application) == "submitted"


def test_what_is_not_ours_or_no_longer_theirs_is_not_there(
    client: FlaskClient, applied: tuple[ExhibitApplication, str], app: Flask
) -> None:
    application, address = applied
    with unit_of_work():
        stranger = a_member()
    theirs = applications.links.token_of(application.id, stranger.id, app.config["SECRET_KEY"])

    for wrong in (address[:-1] + ("0" if address[-1] != "0" else "1"), f"/exhibitions/answers/{theirs}"):
        assert client.get(wrong).status_code == 404
        assert post(client, wrong).status_code == 404
    assert state_of(application) == "submitted"
