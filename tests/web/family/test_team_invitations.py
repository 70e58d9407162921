"""Inviting from the desk, letting in who accepted, taking back, sending again; the owner alone does any of it."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.community import families, team
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.teams import a_mate, a_mates_desk, an_accepted, an_invitation
from tests.web.family.test_team import PAGE, team_of

NEW = f"{PAGE}/new"
ONE = f"{PAGE}/invitations/"


def typed(**other: Any) -> dict[str, Any]:
    return {"name": "هدى", "email": "huda@example.com", "rights": ["messages"], **other}


def open_ones(desk: FamilyDesk) -> list[tuple[str, str]]:
    db.session.rollback()
    db.session.expire_all()
    return [(row.email, row.state) for row in team.invitations_of(desk.family.id)]


def test_an_owner_invites(client: FlaskClient) -> None:
    desk = a_desk(client)
    asked = client.get(NEW).text

    answer = post(client, PAGE, **typed(email=" Huda@Example.com "))

    assert "7 أيام" in asked
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert open_ones(desk) == [("huda@example.com", "sent")]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "اكتبوا اسماً"),
        ({"name": "."}, "من حرفين"),
        ({"email": ""}, "اكتبوا البريد"),
        ({"email": "huda"}, "غير صحيح"),
        ({"email": "a@b.sa\r\nBcc: all@example.com"}, "غير صحيح"),
        ({"rights": []}, "اختاروا شيئاً واحداً"),
        ({"rights": ["owner"]}, "اختاروا شيئاً واحداً"),
    ],
)
def test_what_cannot_be_so_comes_back_as_it_was_typed(client: FlaskClient, wrong: dict[str, Any], said: str) -> None:
    desk = a_desk(client)

    answer = post(client, PAGE, **typed(**wrong))

    assert (answer.status_code, said in answer.text) == (422, True)
    assert ('value="huda@example.com"' in answer.text) is ("email" not in wrong)
    assert open_ones(desk) == []


def test_somebody_is_invited_once_and_not_whoever_is_there(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        mate = a_mate(desk.family, ("money",))
    post(client, PAGE, **typed())

    again, there = post(client, PAGE, **typed()), post(client, PAGE, **typed(email=mate.email))

    assert ("دعوتم هذا البريد" in again.text, "يعمل في دكّتكم الآن" in there.text) == (True, True)
    assert len(open_ones(desk)) == 1


def test_a_shop_that_is_stopped_invites_nobody(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        families.suspend(families.get(desk.family.id), SYSTEM, reason="بلاغ")

    assert (client.get(NEW).status_code, post(client, PAGE, **typed()).status_code) == (303, 422)
    assert open_ones(desk) == []


def test_who_accepted_comes_in_when_the_owner_says_so(client: FlaskClient) -> None:
    desk = a_desk(client)
    row, person = an_accepted(team_of(desk))
    before = families.ids_of_member(person.id)

    answers = [post(client, f"{ONE}{row.id}/approval").location for _ in range(2)]

    assert (before, answers) == (frozenset(), [PAGE, PAGE])
    db.session.rollback()
    assert list(families.member_ids(desk.family.id)) == [desk.user_id, person.id]
    assert "تغيّر حال هذه الدعوة" in client.get(PAGE).text


def test_who_accepted_may_be_kept_out(client: FlaskClient) -> None:
    desk = a_desk(client)
    row, person = an_accepted(team_of(desk))

    post(client, f"{ONE}{row.id}/refusal")

    assert open_ones(desk) == []
    assert families.ids_of_member(person.id) == frozenset()


def test_an_invitation_is_sent_again_or_taken_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    row = an_invitation(team_of(desk))
    first = row.token_hash

    post(client, f"{ONE}{row.id}/letter")
    db.session.expire_all()
    second = team.invitation_of(desk.family.id, row.id).token_hash
    post(client, f"{ONE}{row.id}/withdrawal")

    assert first != second
    assert open_ones(desk) == []


def test_too_many_letters_are_refused_in_words(client: FlaskClient) -> None:
    desk = a_desk(client)
    row = an_invitation(team_of(desk))

    for _ in range(4):
        answer = post(client, f"{ONE}{row.id}/letter")

    assert answer.status_code == 303
    assert "حاول" in client.get(PAGE).text


@pytest.mark.parametrize("who", ["stranger", "family", "mate"])
def test_nobody_else_invites_or_decides(client: FlaskClient, who: str) -> None:
    desk = a_desk(client)
    row, _ = an_accepted(team_of(desk))
    with unit_of_work():
        mate = a_mate(desk.family, ("orders", "products", "messages", "shop", "money"))
    {"stranger": a_stranger, "family": a_desk, "mate": lambda it: sign_in(it, mate)}[who](client)

    steps = [
        post(client, f"{ONE}{row.id}/{step}").status_code for step in ("approval", "refusal", "withdrawal", "letter")
    ]

    assert steps == [404] * 4
    assert open_ones(desk) == [("huda@example.com", "accepted")]
    if who == "mate":
        assert post(client, PAGE, **typed(email="rima@example.com")).status_code == 403
        assert "لحساب الدكّة الأول وحده" in client.get(NEW).text


def test_a_mate_sees_the_team_page_only_as_their_own(client: FlaskClient) -> None:
    a_mates_desk(client, "orders")

    assert "دعوة شخص" not in client.get(PAGE).text
