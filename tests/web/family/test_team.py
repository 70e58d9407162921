"""The team at the desk: its owner sees everybody and who is invited; others what they may do, and how to go."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel import clock
from storefront.kernel.actors import RIGHTS, Actor
from storefront.kernel.units import unit_of_work
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.reading import forms, page
from tests.builders.teams import Team, a_mate, a_mates_desk, an_accepted, an_invitation

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/team"


def team_of(desk: FamilyDesk) -> Team:
    return Team(desk.family, desk.user_id, Actor(desk.user_id, families=frozenset({desk.family.id})))


def test_strangers_have_no_team(app: Flask, client: FlaskClient) -> None:
    assert app.test_client().get(PAGE).status_code == 303
    assert a_stranger(client).get(PAGE).status_code == 403


def test_a_family_alone_is_asked_to_invite(client: FlaskClient) -> None:
    a_desk(client)

    told = page(client.get(PAGE)).one("main")

    assert "لا أحد معكم بعد" in told.words
    assert {f"{PAGE}/new"} <= {link["href"] for link in told.all("a")}


def test_the_owner_sees_everybody_and_what_they_do(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        mate = a_mate(desk.family, ("messages", "money"), name="هدى")
    accepted, person = an_accepted(team_of(desk))
    an_invitation(team_of(desk), email="rima@example.com", name="ريما")

    told = page(client.get(f"/en{PAGE}")).one("main").words

    assert all(words in told for words in (mate.email, "Messages and reviews, Money", "waits for you", person.email))
    assert all(words in told for words in ("rima@example.com", "The link is good until", "Owner of the shop"))
    assert "another address" not in told
    assert f"/family/team/invitations/{accepted.id}/approval" in client.get(PAGE).text


def test_an_account_with_another_address_is_pointed_out(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, person = an_accepted(team_of(desk))
    with unit_of_work() as session:
        session.get_one(type(person), person.id).email = "other@example.com"

    told = client.get(PAGE).text

    assert "other@example.com" in told
    assert "هذا بريد غير الذي دعوتموه" in told


def test_a_link_that_is_over_says_so(client: FlaskClient) -> None:
    desk = a_desk(client)
    with clock.set_to(clock.now() - timedelta(days=8)):
        an_invitation(team_of(desk))

    assert "انتهت مدة رابطها" in client.get(PAGE).text


@pytest.mark.parametrize("rights", [("messages",), RIGHTS])
def test_a_member_sees_what_they_may_do_and_no_one_else(client: FlaskClient, rights: tuple[str, ...]) -> None:
    desk = a_mates_desk(client, *rights)  # type: ignore[arg-type]
    with unit_of_work():
        other = a_mate(desk.family, ("money",), name="ريما")

    answer = client.get(PAGE)

    assert other.email not in answer.text
    assert "الرسائل والتقييمات" in page(answer).one("main").words
    ways = [form.action for form in forms(answer, here=PAGE) if form.method == "post"]
    assert ways == [f"/account/desks/{desk.family.id}/leaving"]


def test_a_large_team_costs_no_more_questions(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    with count_queries() as few:
        client.get(PAGE)
    with unit_of_work():
        for _ in range(8):
            a_mate(desk.family, ("orders",))
    with count_queries() as many:
        client.get(PAGE)

    assert len(many) == len(few) <= 10
    assert len(families.member_ids(desk.family.id)) == 9
