"""Which steps of registering are done, and which is next."""

import pytest

from storefront.community import families, permits
from storefront.goods import crafts
from storefront.web.family.registration_progress import STEPS, progress_of
from tests.builders.community import desk
from tests.builders.registering import a_document, a_draft, a_food, a_where, a_whole_draft

pytestmark = pytest.mark.usefixtures("app")


def test_the_first_step_is_done_with_the_draft() -> None:
    progress = progress_of(a_draft().family)

    assert (progress.done, progress.next) == ({"who"}, "where")


def test_when_all_are_done_nothing_is_next() -> None:
    progress = progress_of(a_whole_draft().family)

    assert (progress.done, progress.next, progress.missing) == (set(STEPS), "", frozenset())
    assert progress.product_id is not None


def test_a_choice_that_asks_for_more_opens_the_documents_again() -> None:
    family = a_whole_draft().family
    crafts.choose(family.id, ["kleija-maamoul", a_food(slug="sadu", permit="craft: textile").slug])

    progress = progress_of(family)

    assert (progress.next, progress.missing) == ("documents", {"craft-licence"})


def test_a_step_that_was_passed_over_is_next() -> None:
    applicant = a_draft()
    families.registering.tell_where(applicant.family, a_where(), applicant.actor)
    families.registering.pass_documents(applicant.family, applicant.actor)

    assert progress_of(applicant.family).next == "what"


def test_documents_that_were_sent_are_done_whatever_was_pressed_after() -> None:
    applicant = a_draft()
    family, actor = applicant.family, applicant.actor
    families.registering.tell_where(family, a_where(), actor)
    families.registering.tell_craft(family, families.registering.Craft(("كليجا", "")), actor)
    crafts.choose(family.id, [a_food().slug])
    before = progress_of(family)

    for kind in ("home-kitchen", "health-card"):
        a_document(family, kind, state="waiting")

    assert (before.next, progress_of(family).next) == ("documents", "product")


def test_a_document_that_is_taken_back_is_missing_again() -> None:
    family = a_whole_draft().family
    permits.take_back(family, permits.kind("home-kitchen"), desk(family))

    assert progress_of(family).missing == {"home-kitchen"}
