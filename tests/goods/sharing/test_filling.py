"""A ready basket holds goods of its own family, each line as its family said it last."""

import pytest

from storefront.community.families.models import Family
from storefront.goods import catalogue, sharing
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink, filling
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket

pytestmark = pytest.mark.usefixtures("app")


def owner_of(link: ShareLink) -> Actor:
    return desk(db.session.get_one(Family, link.family_id))


def put(link: ShareLink, product: Product, quantity: int = 1, text: str = "") -> None:
    filling.put(link, variant_of(product).id, quantity, owner_of(link), personal_text=text)


def held(link: ShareLink) -> list[tuple[int, str]]:
    return [(line.quantity, line.personal_text) for line in sharing.lines(link.code)]


def test_saying_a_line_again_is_saying_it_once() -> None:
    product = a_product()
    link = a_ready_basket((product, 2))

    put(link, product, 3)
    put(link, product, 3)

    assert held(link) == [(3, "")]


def test_the_same_goods_with_another_text_are_another_line() -> None:
    product = a_product(personal_max=8)
    link = a_ready_basket((product, 1), text="نورة")

    put(link, product, 2, text=" ريم\u200b ")

    assert held(link) == [(1, "نورة"), (2, "ريم")]
    with pytest.raises(sharing.refusals.TextIsTooLong):
        put(link, product, 1, text="ا" * 9)


def test_what_cannot_be_made_without_a_text_asks_for_it() -> None:
    product = a_product(personal_max=8)
    product.personal_needed = True
    link = a_ready_basket((product, 1), text="نورة")

    with pytest.raises(sharing.refusals.TextIsMissing):
        put(link, product, 1)
    sharing.lines(link.code)[0].personal_text = ""
    (ready,) = sharing.ready(link.code)
    assert (ready.lacks_text, ready.can_be_had) == (True, 0)


def test_a_text_is_left_out_where_there_is_no_place_for_it() -> None:
    assert held(a_ready_basket((a_product(), 1), text="نورة")) == [(1, "")]


@pytest.mark.parametrize("quantity", [0, -1, 100])
def test_a_number_that_is_none_is_refused(quantity: int) -> None:
    product = a_product()
    link = a_ready_basket((product, 2))

    with pytest.raises(sharing.refusals.QuantityIsNotValid):
        put(link, product, quantity)
    with pytest.raises(sharing.refusals.QuantityIsNotValid):
        filling.change(link, sharing.lines(link.code)[0].id, quantity, owner_of(link))
    assert held(link) == [(2, "")]


def test_goods_of_another_family_and_goods_nobody_sees_stay_out() -> None:
    family = a_family()
    hidden = a_product(of=family)
    link = a_ready_basket((a_product(of=family), 1))
    catalogue.hide(hidden, SYSTEM, reason="")

    for product in (a_product(), hidden):
        with pytest.raises(sharing.refusals.GoodsAreNotShown):
            put(link, product)
    with pytest.raises(sharing.refusals.GoodsAreNotShown):
        filling.put(link, 10**15, 1, owner_of(link))


def test_it_holds_so_many_kinds_of_goods(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_LINES", 2)
    family = a_family()
    first = a_product(of=family)
    link = a_ready_basket((first, 1), (a_product(of=family), 1))

    with pytest.raises(sharing.refusals.TooManyLines):
        put(link, a_product(of=family))
    put(link, first, 5)
    assert [pieces for pieces, _ in held(link)] == [5, 1]


def test_a_line_is_changed_and_taken_out() -> None:
    link, other = a_ready_basket(), a_ready_basket()
    (line,), (theirs,) = sharing.lines(link.code), sharing.lines(other.code)

    filling.change(link, line.id, 7, owner_of(link))
    assert held(link) == [(7, "")]
    with pytest.raises(NotFound):
        filling.change(link, theirs.id, 7, owner_of(link))
    for _ in range(2):
        filling.take_out(link, line.id, owner_of(link))
    filling.take_out(link, theirs.id, owner_of(link))
    assert (held(link), held(other)) == ([], [(2, "")])


def test_only_its_family_fills_it_and_only_a_basket_is_filled() -> None:
    link, stranger, product = a_ready_basket(), desk(a_family()), a_product()

    with pytest.raises(NotAllowed):
        filling.put(link, variant_of(product).id, 1, stranger)
    with pytest.raises(NotAllowed):
        filling.take_out(link, sharing.lines(link.code)[0].id, stranger)
    with pytest.raises(NotFound):
        put(a_link(to=product), product)
