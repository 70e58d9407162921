"""What the office says to a family: a question, that all is so, no. Who may is written in one place."""

from collections.abc import Callable

import pytest

from storefront.community import families
from storefront.community.families import Family
from storefront.kernel import wording
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_family, a_member, desk
from tests.builders.registering import OFFICE, a_draft, a_submitted

pytestmark = pytest.mark.usefixtures("app")
deciding = families.deciding
ACTS: dict[str, Callable[[Family, Actor], object]] = {
    "ask": lambda family, actor: deciding.ask(family, actor, words="أين تطبخون؟"),
    "verify": deciding.verify,
    "decline": lambda family, actor: deciding.decline(family, actor, reason="لا نشحن إلى الخارج"),
    "activate": families.activate,
}


@pytest.mark.parametrize("act", ACTS)
def test_only_the_office_decides_and_nobody_for_a_family_of_their_own(act: str) -> None:
    family = a_submitted().family
    own = Actor(roles=frozenset({"staff"}), families=frozenset({family.id}))

    for actor in (VISITOR, Actor(user_id=a_member().id), desk(family), own):
        with pytest.raises(NotAllowed):
            ACTS[act](family, actor)
    assert family.status == "submitted"


@pytest.mark.parametrize(
    ("actor", "may"), [(OFFICE, True), (SYSTEM, True), (VISITOR, False), (Actor(user_id=1), False)]
)
def test_who_may_verify(actor: Actor, may: bool) -> None:
    assert families.may_verify(actor, 7) is may


@pytest.mark.parametrize(("act", "after"), [("ask", "needs_info"), ("verify", "verified"), ("decline", "closed")])
def test_a_decision_moves_the_family(act: str, after: str) -> None:
    family = a_submitted().family

    ACTS[act](family, OFFICE)

    assert family.status == after


@pytest.mark.parametrize("act", ["ask", "verify"])
def test_a_decision_that_comes_too_late_is_refused(act: str) -> None:
    family = a_submitted().family
    families.activate(family, OFFICE)

    with pytest.raises(NotNow):
        ACTS[act](family, OFFICE)


def test_a_family_that_sold_is_not_declined() -> None:
    with pytest.raises(NotNow):
        ACTS["decline"](a_family(), OFFICE)


@pytest.mark.parametrize("words", ["", " \n", "\u200f"])
def test_a_question_and_a_no_need_words(words: str) -> None:
    family = a_submitted().family

    with pytest.raises(ReasonIsMissing):
        deciding.ask(family, OFFICE, words=words)
    with pytest.raises(wording.TextIsTooLong):
        deciding.ask(family, OFFICE, words="س" * 601)
    with pytest.raises(ReasonIsMissing):
        deciding.decline(family, OFFICE, reason=words.replace("\u200f", ""))


def test_whoever_was_decided_on_may_register_another() -> None:
    applicant = a_submitted()

    families.activate(applicant.family, OFFICE)

    assert families.file_of(applicant.family.id).applicant_id is None
    assert a_draft(of=applicant.person).family.status == "draft"


def test_what_was_decided_is_told() -> None:
    family = a_submitted().family
    question = deciding.ask(family, OFFICE, words="أين تطبخون؟")

    told = db.session.info["facts"]

    assert families.FamilyAsked(family.id, question.id, None) in told
