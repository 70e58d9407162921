"""Food and cosmetics are seen by the office before shoppers see them, and again when what is in them changes."""

from contextlib import nullcontext

import pytest
from sqlalchemy import select

from storefront.community import notices
from storefront.goods import catalogue, editing, shelves
from storefront.goods.catalogue import Product, review
from storefront.goods.catalogue.refusals import IngredientsAreMissing
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import JAM, a_category, a_draft, its_family
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(roles=frozenset({"staff"}))


def waiting(permit: str = "food") -> Product:
    """A product its family wants to show, and the office has not seen."""
    product = a_draft(permit=permit)
    catalogue.offer(product, its_family(product))
    return product


def shown() -> Product:
    product = waiting()
    review.approve(product, STAFF)
    heard()
    return product


def is_seen(product: Product) -> bool:
    heard()
    return shelves.card(product.id) is not None


@pytest.mark.parametrize(("permit", "refused"), [("food", True), ("cosm", False), ("", False)])
def test_food_is_shown_with_its_ingredients_or_not_at_all(permit: str, refused: bool) -> None:
    product = a_draft(permit=permit)
    product.made_of_ar = " "

    with pytest.raises(IngredientsAreMissing) if refused else nullcontext():
        catalogue.offer(product, its_family(product))
    assert (product.status == "draft") is refused


def test_what_shoppers_see_keeps_its_ingredients() -> None:
    product = shown()

    with pytest.raises(IngredientsAreMissing):
        editing.fill_in(product, ("", ""), ("", ""), None, its_family(product))
    assert product.made_of_ar


@pytest.mark.parametrize("permit", ["food", "cosm", "cosm; craft: perfume"])
def test_food_and_cosmetics_wait_for_the_office(permit: str) -> None:
    product = waiting(permit)

    assert (product.status, is_seen(product)) == ("pending_review", False)
    assert [one.id for one in review.queue().rows] == [product.id]


@pytest.mark.parametrize("permit", ["", "craft: food", "child-safety note"])
def test_everything_else_is_shown_at_once(permit: str) -> None:
    product = waiting(permit)

    assert (product.status, is_seen(product), review.how_many_wait()) == ("published", True, 0)


def test_what_the_office_approves_is_shown_and_needs_no_second_look() -> None:
    product = waiting()
    actor = its_family(product)

    review.approve(product, STAFF)
    catalogue.hide(product, actor, reason="")
    catalogue.show_again(product, actor)

    assert (product.status, product.reviewed_for, is_seen(product)) == ("published", "food", True)
    assert review.how_many_wait() == 0


def test_what_is_sent_back_is_a_draft_with_the_offices_words_until_it_is_offered_again() -> None:
    product = waiting()

    review.send_back(product, STAFF, words=" اكتبوا المكوّنات كلها ")
    sent = product.status, product.returned_words, review.how_many_wait()
    catalogue.offer(product, its_family(product))

    assert sent == ("draft", "اكتبوا المكوّنات كلها", 0)
    assert (product.status, product.returned_words) == ("pending_review", "")


@pytest.mark.parametrize(
    ("made_of", "allergens", "asked"),
    [("سكر", None, 1), (JAM, ["milk"], 1), (JAM, [], 1), (JAM, None, 0)],
    ids=["words", "allergens", "none", "care"],
)
def test_what_is_in_it_is_looked_at_again_while_shoppers_still_see_it(
    made_of: str, allergens: list[str] | None, asked: int
) -> None:
    product = shown()

    editing.fill_in(product, (made_of, ""), ("في مكان بارد", ""), allergens, its_family(product))

    assert (product.status, is_seen(product), review.how_many_wait()) == ("published", True, asked)


def test_a_change_the_office_does_not_like_is_hidden_until_it_is_put_right() -> None:
    product = shown()
    actor = its_family(product)
    editing.fill_in(product, ("سكر", ""), ("", ""), [], actor)

    review.send_back(product, STAFF, words="أين بقية المكوّنات؟")
    hidden = product.status, product.hidden_reason, is_seen(product)
    editing.fill_in(product, ("سكر وتمر", ""), ("", ""), [], actor)
    review.approve(product, STAFF)

    assert hidden == ("hidden", "أين بقية المكوّنات؟", False)
    assert (product.status, product.hidden_reason, is_seen(product)) == ("published", "", True)


def test_what_its_family_hid_stays_hidden_when_the_office_approves() -> None:
    product = shown()
    actor = its_family(product)
    catalogue.hide(product, actor, reason="")
    editing.fill_in(product, ("سكر", ""), ("", ""), [], actor)

    review.approve(product, STAFF)

    assert product.status == "hidden"


def test_goods_that_become_food_leave_the_shelves_and_come_back_when_they_are_none_after_all() -> None:
    product = waiting("")
    actor = its_family(product)
    food, other = (catalogue.Place(a_category(slug=slug, permit=slug)) for slug in ("food", "craft"))

    editing.move(product, food, "R", actor)
    as_food = product.status, is_seen(product)
    editing.move(product, other, "R", actor)

    assert as_food == ("pending_review", False)
    assert (product.status, is_seen(product), review.how_many_wait()) == ("published", True, 0)


def test_only_the_office_decides_and_only_where_it_is_asked() -> None:
    product = waiting()
    for actor in (VISITOR, its_family(product), desk(a_family())):
        for decide in (review.approve, lambda one, who: review.send_back(one, who, words="لا")):
            with pytest.raises(NotAllowed):
                decide(product, actor)
    with pytest.raises(ReasonIsMissing):
        review.send_back(product, STAFF, words="  ")

    review.approve(product, STAFF)

    with pytest.raises(NotNow):
        review.approve(product, STAFF)


def test_the_family_reads_what_the_office_says() -> None:
    product, other = waiting(), waiting()
    for one in (product, other):
        a_member(of=catalogue.get(one.id).family)
    heard()
    db.session.query(notices.Notice).delete()

    review.approve(product, STAFF)
    review.send_back(other, STAFF, words="أين المكوّنات؟")
    heard()

    kinds = db.session.scalars(select(notices.Notice.kind).order_by(notices.Notice.id)).all()
    assert list(kinds) == ["product-approved", "product-sent-back"]
