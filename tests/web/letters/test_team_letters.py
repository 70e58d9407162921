"""Letters about a team: the link, the week, what is to be done; to a stranger no word that anybody typed."""

from typing import Any

import pytest
from flask import Flask

from storefront.community import team
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.mail import Write, page_of, text_of
from tests.builders.teams import Team, a_team, an_invitation, link_of

TYPED = "اربح مليوناً على evil.example"


def an_asked(here: Team, name: str = TYPED) -> dict[str, Any]:
    row = an_invitation(here, name=name, rights=("messages", "money"))
    return {"family_id": here.family.id, "invitation_id": row.id, "token": link_of(row)}


@pytest.fixture
def here(app: Flask) -> Team:
    with unit_of_work():
        return a_team(name=("بيت نورة", "Bayt Noura"))


@pytest.mark.parametrize(("language", "right"), [("ar", "الرسائل والتقييمات"), ("en", "Messages and reviews")])
def test_an_invitation_says_who_asks_and_what_for(write: Write, here: Team, language: str, right: str) -> None:
    values = an_asked(here)

    letter = write("team-invitation", language, values)
    prefix = "/en" if language == "en" else ""

    for body in (text_of(letter), page_of(letter)):
        assert f"http://localhost{prefix}/account/invitations/{values['token']}" in body
        assert right in body
        assert TYPED not in body
    assert TYPED not in str(letter["Subject"])


def test_the_letter_of_an_invitation_that_was_taken_back_is_not_written(write: Write, here: Team) -> None:
    values = an_asked(here)
    with unit_of_work():
        team.withdraw(team.invitation_of(here.family.id, values["invitation_id"]), here.owner)

    with pytest.raises(NotFound):
        write("team-invitation", "ar", values)


@pytest.mark.parametrize(("agreed", "said"), [(True, "لا تُفتح الدكّة لأحد حتى توافقوا"), (False, "لم يُفتح لأحد شيء")])
def test_the_owner_reads_the_answer_by_the_name_they_typed(write: Write, here: Team, agreed: bool, said: str) -> None:
    letter = write("team-answered", "ar", {**an_asked(here, "هدى"), "agreed": agreed})

    assert said in text_of(letter)
    assert "هدى" in str(letter["Subject"])
