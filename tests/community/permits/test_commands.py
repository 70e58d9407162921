"""Documents: sent by their family alone, one on its way and one that holds of each kind, decided by the office once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storefront.community import permits
from storefront.community.families import Family
from storefront.community.permits import FamilyDocument, refusals
from storefront.kernel import clock, wording
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, ReasonIsMissing, Refusal
from tests.builders.community import a_family, a_member, desk
from tests.builders.registering import NUMBER, OFFICE, PICTURE, a_document, lists

pytestmark = pytest.mark.usefixtures("app")


def terms(**other: Any) -> permits.Terms:
    today = clock.today()
    return replace(permits.Terms(NUMBER, "الأمانة", today, today + timedelta(days=90)), **other)


def states(family: Family) -> list[str]:
    rows = select(FamilyDocument.state).where(FamilyDocument.family_id == family.id).order_by(FamilyDocument.id)
    return list(db.session.scalars(rows))


def test_the_kinds_are_filled_once() -> None:
    lists()
    lists()

    asked = {kind.slug: kind.needed_for for kind in permits.kinds()}
    assert asked["home-kitchen"] == asked["health-card"] == "food"
    assert (len(asked), asked["craft-licence"], asked["freelance"]) == (7, "craft", "")


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"number": " "}, refusals.NumberIsMissing),
        ({"number": "9" * 61}, wording.TextIsTooLong),
        ({"issuer": ""}, refusals.IssuerIsMissing),
        ({"expires_on": None}, refusals.EndIsMissing),
        ({"expires_on": timedelta(days=-1), "issued_on": None}, refusals.HasEnded),
        ({"issued_on": timedelta(days=1)}, refusals.IssuedInFuture),
        ({"issued_on": timedelta(days=-5), "expires_on": timedelta(days=-9)}, refusals.DatesAreTurned),
    ],
)
def test_what_a_document_cannot_say_is_refused(told: dict[str, Any], refusal: type[Refusal]) -> None:
    lists()
    days = {name: clock.today() + value if isinstance(value, timedelta) else value for name, value in told.items()}

    with pytest.raises(refusal):
        permits.check(permits.kind("home-kitchen"), terms(**days))


def test_a_certificate_may_have_no_end() -> None:
    lists()

    assert permits.check(permits.kind("productive-family"), terms(expires_on=None, number=" 12 ")).number == "12"


def test_only_its_own_people_send_and_take_back() -> None:
    family, kind = a_family(), a_document(a_family()).kind

    for actor in (VISITOR, OFFICE, Actor(user_id=a_member().id), desk(a_family())):
        with pytest.raises(NotAllowed):
            permits.send(family, kind, terms(), PICTURE, actor)
        with pytest.raises(NotAllowed):
            permits.take_back(family, kind, actor)
    assert states(family) == []


def test_of_each_kind_one_is_on_its_way() -> None:
    family = a_family()
    first = a_document(family, state="waiting")
    second = a_document(family, state="waiting")
    a_document(family, "health-card", state="waiting")

    assert first.id != second.id
    assert states(family) == ["replaced", "waiting", "waiting"]
    assert permits.count_waiting() == 2


def test_a_refused_one_is_replaced_by_the_next() -> None:
    family = a_family()
    refused = a_document(family, state="refused")
    words = refused.words

    a_document(family, state="waiting")

    assert words == "الصورة غير واضحة"
    assert states(family) == ["replaced", "waiting"]


def test_a_confirmed_one_holds_until_the_new_one_is_and_then_loses_its_picture() -> None:
    family = a_family()
    old, new = a_document(family), a_document(family, state="waiting", days=800)
    before = states(family)

    permits.confirm(family, new, OFFICE)

    db.session.refresh(old)
    assert before == ["confirmed", "waiting"]
    assert (states(family), old.photo_key, old.number) == (["replaced", "confirmed"], "", "")
    assert permits.DocumentConfirmed(family.id, new.id, "home-kitchen", None) in db.session.info["facts"]


def test_only_the_office_decides_and_not_on_its_own() -> None:
    family = a_family()
    document = a_document(family, state="waiting")
    own = Actor(roles=frozenset({"staff"}), families=frozenset({family.id}))

    for actor in (VISITOR, desk(family), Actor(user_id=a_member().id), own):
        with pytest.raises(NotAllowed):
            permits.confirm(family, document, actor)
        with pytest.raises(NotAllowed):
            permits.refuse(family, document, actor, words="غير واضحة")
    assert states(family) == ["waiting"]


def test_a_second_decision_comes_too_late() -> None:
    family = a_family()
    document = a_document(family, state="refused")

    with pytest.raises(refusals.DocumentWasChanged):
        permits.confirm(family, document, OFFICE)
    with pytest.raises(refusals.DocumentWasChanged):
        permits.refuse(family, a_document(family, "health-card"), OFFICE, words="غير واضحة")


def test_a_document_that_was_sent_anew_meanwhile_is_not_confirmed_unseen() -> None:
    family = a_family()
    seen, shown = (a_document(family, state="waiting") for _ in range(2))

    with pytest.raises(refusals.DocumentWasChanged):
        permits.confirm(family, seen, OFFICE)
    assert (seen.id != shown.id, states(family)) == (True, ["replaced", "waiting"])


def test_one_that_has_ended_is_not_confirmed() -> None:
    family = a_family()
    document = a_document(family, state="waiting", days=5)

    with clock.set_to(clock.now() + timedelta(days=6)), pytest.raises(refusals.HasEnded):
        permits.confirm(family, document, OFFICE)


def test_it_is_refused_with_words() -> None:
    family = a_family()
    document = a_document(family, state="waiting")

    for words, refusal in ((" ", ReasonIsMissing), ("س" * 301, wording.TextIsTooLong)):
        with pytest.raises(refusal):
            permits.refuse(family, document, OFFICE, words=words)


def test_taking_back_leaves_what_was_confirmed() -> None:
    family = a_family()
    kind = a_document(family).kind
    a_document(family, state="waiting")

    permits.take_back(family, kind, desk(family))
    permits.take_back(family, kind, desk(family))

    assert states(family) == ["confirmed", "replaced"]


def test_everything_of_a_family_is_forgotten() -> None:
    family, other = a_family(), a_family()
    for one in (family, other):
        a_document(one)

    permits.forget(family.id)

    assert (states(family), states(other)) == ([], ["confirmed"])
