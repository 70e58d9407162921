"""Goods whose document is missing or has ended leave the shelves the same night, and come back when it is there."""

from datetime import timedelta

import pytest

from storefront.community import families, permits
from storefront.goods import catalogue, crafts, shelves
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.registering import OFFICE, a_document, a_food_product, a_pictured_product, lists

pytestmark = pytest.mark.usefixtures("app")
BOTH = ("home-kitchen", "health-card")


@pytest.fixture
def product() -> Product:
    """A product on the shelves, of a family with both documents; they end in 20 and 400 days."""
    with unit_of_work():
        found = a_food_product(family := a_family())
        for kind, days in zip(BOTH, (20, 400), strict=True):
            a_document(family, kind, days=days)
    return found


def night(days: int = 0) -> int:
    """What the worker does so many days from now; how many families were looked at."""
    done = 0
    with clock.set_to(clock.now() + timedelta(days=days)):
        for step in (crafts.hiding.hide_one, crafts.hiding.show_one):
            while True:
                with unit_of_work():
                    looked = step()
                if not looked:
                    break
                done += 1
    return done


def status(product: Product) -> tuple[str, str]:
    db.session.rollback()
    row = db.session.get_one(Product, product.id, populate_existing=True)
    return row.status, row.hidden_reason


def test_goods_with_their_documents_stay(product: Product) -> None:
    assert night(20) == 0
    assert status(product) == ("published", "")


def test_goods_are_hidden_on_the_day_after_the_last_and_say_why(product: Product) -> None:
    looked = night(21)

    assert (looked, night(21)) == (1, 0)
    assert status(product) == ("hidden", crafts.hiding.WANTS_DOCUMENT)
    assert shelves.card(product.id) is None


def test_they_come_back_the_moment_the_new_document_is_confirmed(product: Product) -> None:
    night(21)
    with clock.set_to(clock.now() + timedelta(days=22)), unit_of_work():
        family = families.get(product.family_id)
        sent = a_document(family, state="waiting", days=400)
    waiting = status(product)
    with clock.set_to(clock.now() + timedelta(days=22)), unit_of_work():
        family = families.get(product.family_id)
        permits.confirm(family, permits.get(family.id, sent.id), OFFICE)

    assert (waiting[0], status(product)) == ("hidden", ("published", ""))
    assert shelves.card(product.id) is not None


def test_what_the_family_or_the_office_hid_does_not_come_back(product: Product) -> None:
    with unit_of_work():
        own, offices = (a_food_product(families.get(product.family_id)) for _ in range(2))
        catalogue.hide(own, desk(families.get(product.family_id)), reason="")
        catalogue.hide(offices, SYSTEM, reason="صورة لا تخصّ المنتج")

    night()

    assert [status(one)[0] for one in (own, offices)] == ["hidden", "hidden"]


def test_other_goods_and_families_with_time_are_left_alone() -> None:
    with unit_of_work():
        lists()
        plain, spared = a_product(), a_food_product(a_family())
        families.file_of(spared.family_id).documents_due = clock.today() + timedelta(days=60)

    looked = [night(), night(60), night(61)]

    assert looked == [0, 0, 1]
    assert (status(plain)[0], status(spared)[0]) == ("published", "hidden")


def test_neither_family_nor_office_shows_them_without_the_document(product: Product) -> None:
    night(21)
    with unit_of_work():
        hidden = catalogue.get(product.id)
        for actor in (desk(families.get(product.family_id)), OFFICE):
            with pytest.raises(catalogue.refusals.DocumentIsMissing):
                catalogue.show_again(hidden, actor)


def test_the_offices_word_on_a_product_does_not_stand_for_its_document() -> None:
    with unit_of_work():
        lists()
        family = a_family()
        product = a_pictured_product(family)
        catalogue.offer(product, desk(family))
    with unit_of_work():
        catalogue.review.approve(catalogue.get(product.id), OFFICE)
    approved = status(product), shelves.card(product.id)
    with unit_of_work():
        for kind in BOTH:
            sent = a_document(families.get(family.id), kind, state="waiting", days=400)
            permits.confirm(families.get(family.id), permits.get(family.id, sent.id), OFFICE)

    assert approved == (("hidden", crafts.hiding.WANTS_DOCUMENT), None)
    assert status(product) == ("published", "")


def test_a_second_look_of_the_office_does_not_bring_goods_back(product: Product) -> None:
    night(21)
    with unit_of_work():
        hidden = catalogue.get(product.id)
        catalogue.review.look_again(hidden, desk(families.get(product.family_id)))
        catalogue.review.approve(hidden, OFFICE)

    assert status(product) == ("hidden", crafts.hiding.WANTS_DOCUMENT)


def test_what_was_put_away_waits_for_no_document(product: Product) -> None:
    night(21)
    with unit_of_work():
        hidden, actor = catalogue.get(product.id), desk(families.get(product.family_id))
        catalogue.publication.archive(hidden, actor)
        catalogue.publication.restore(hidden, actor)

    assert status(product) == ("hidden", "")
    assert night() == 0


def test_one_letter_tells_of_all_goods_of_a_family(product: Product) -> None:
    with unit_of_work():
        a_food_product(families.get(product.family_id))
    with clock.set_to(clock.now() + timedelta(days=21)), unit_of_work():
        crafts.hiding.hide_one()
        told = [fact for fact in db.session.info["facts"] if isinstance(fact, crafts.GoodsHidden)]

    assert [(fact.products, fact.kinds) for fact in told] == [(2, ("home-kitchen",))]
