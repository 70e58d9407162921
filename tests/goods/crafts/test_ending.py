"""Documents to renew: those that end within thirty days, and those that have ended and hide goods."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.community.permits import FamilyDocument
from storefront.goods import crafts
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.registering import a_document, a_food_product, lists

pytestmark = pytest.mark.usefixtures("app")
BOTH = ("home-kitchen", "health-card")


def a_baker(*days: int) -> Family:
    """A family with a product that asks for two documents, which end in so many days."""
    with unit_of_work():
        lists()
        a_food_product(family := a_family())
        for kind, ends in zip(BOTH, days, strict=True):
            a_document(family, kind, days=ends)
    return family


def found(family: Family, days: int = 0) -> list[tuple[str, int]]:
    with clock.set_to(clock.now() + timedelta(days=days)):
        return [(one.document.kind.slug, one.goods) for one in crafts.ending.of_family(family.id).rows]


def test_what_ends_within_thirty_days_is_renewed_the_first_to_end_first() -> None:
    family = a_baker(30, 20)

    assert found(family) == [("health-card", 0), ("home-kitchen", 0)]


def test_what_ends_later_is_left_alone() -> None:
    assert found(a_baker(31, 400)) == []


def test_what_has_ended_is_named_while_it_hides_goods() -> None:
    family = a_baker(5, 400)
    with clock.set_to(clock.now() + timedelta(days=6)), unit_of_work():
        crafts.hiding.hide_one()

    assert found(family, 6) == [("home-kitchen", 1)]
    assert crafts.ending.of_family(family.id).hidden == 1


def test_what_has_ended_and_hides_nothing_is_history() -> None:
    assert found(a_baker(5, 400), 6) == []


def test_what_is_with_the_office_already_is_not_asked_for_again() -> None:
    family = a_baker(20, 400)
    with unit_of_work():
        held = (
            db.session.query(FamilyDocument)
            .filter_by(family_id=family.id, expires_on=clock.today() + timedelta(20))
            .one()
        )
        told = {name: getattr(held, name) for name in ("family_id", "kind_id", "number", "issuer", "issued_on")}
        photo = {"photo_key": "b", "photo_width": 1, "photo_height": 1}
        db.session.add(FamilyDocument(**told, **photo, state="waiting", words="", sent_at=clock.now()))

    assert found(family) == []


def test_goods_hidden_without_any_document_are_counted() -> None:
    with unit_of_work():
        lists()
        a_food_product(family := a_family())
    with unit_of_work():
        crafts.hiding.hide_one()

    assert crafts.ending.of_family(family.id) == crafts.ending.Papers([], 1)
