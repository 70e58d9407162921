"""What a family may say when it applies."""

import pytest

from storefront.community import families
from storefront.fairs import applications
from storefront.fairs.applications import Wish, refusals, wishes
from storefront.goods import catalogue
from storefront.kernel.wording import TextIsTooLong
from tests.builders.calls import a_call, a_wish, an_exhibitor
from tests.builders.community import a_family, desk
from tests.builders.goods import a_category, a_product
from tests.builders.registering import a_document, lists

pytestmark = pytest.mark.usefixtures("app")


def apply(wish: Wish, family: families.Family, quotas: dict[int, int] | None = None) -> None:
    applications.apply(a_call(quotas=quotas).id, family.id, wish, desk(family))


def test_missing_documents_are_named() -> None:
    lists()
    food = a_category(slug="kleija", permit="food")
    family = a_family()
    product = a_product(of=family, place=catalogue.Place(food))
    wish = a_wish(food.id, product.id)

    assert applications.lacking(family.id, food.id) == {"home-kitchen", "health-card"}
    with pytest.raises(refusals.DocumentsAreMissing) as refusal:
        apply(wish, family, {food.id: 3})
    assert refusal.value.values["missing"] == ["health-card", "home-kitchen"]
    for kind in ("home-kitchen", "health-card"):
        a_document(family, kind, state="confirmed")
    assert applications.lacking(family.id, food.id) == frozenset()


def test_only_invited_sub_categories() -> None:
    family, product_id = an_exhibitor()

    with pytest.raises(refusals.CategoryIsNotInvited):
        apply(a_wish(a_category().id, product_id), family, {a_category(slug="oud").id: 2})


def test_goods_are_its_own_of_that_sub_category_and_shown() -> None:
    (family, mine), (_, theirs) = an_exhibitor(), an_exhibitor()
    elsewhere = a_product(of=family, place=catalogue.Place(a_category(slug="oud"))).id

    for chosen in ([], [theirs], [elsewhere], [mine, theirs], list(range(1, 14))):
        with pytest.raises(refusals.ProductsAreMissing):
            apply(Wish(a_category().id, chosen, agrees=True), family)
    assert applications.offered(family.id, a_category().id) == {mine}


def test_a_shop_that_is_not_open_does_not_apply() -> None:
    family = a_family(status="verified")

    with pytest.raises(refusals.ShopIsNotOpen):
        apply(a_wish(a_category().id, 1), family)


def test_the_terms_are_agreed_to() -> None:
    family, product_id = an_exhibitor()

    with pytest.raises(refusals.TermsAreNotAgreed):
        apply(a_wish(a_category().id, product_id, agrees=False), family)


def test_needs_are_those_there_are_in_their_order() -> None:
    assert wishes.columns(Wish(1, [1], needs={"wide", "power"}))["needs"] == ["power", "wide"]
    with pytest.raises(refusals.NeedIsUnknown):
        wishes.columns(Wish(1, [1], needs={"a fountain"}))
    with pytest.raises(TextIsTooLong):
        wishes.columns(Wish(1, [1], words="س" * 1001))
