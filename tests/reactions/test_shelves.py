"""What lists show follows every change of goods, families and stock; search is asked to follow too."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import families
from storefront.goods import catalogue, sharing, shelves, stock
from storefront.goods.catalogue import Product
from storefront.goods.shelves import WHOLE_MARKET, ShelfEntry
from storefront.insight.search import SearchRefresh
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS
from storefront.reactions import shelves as follow
from storefront.trade import carts
from storefront.trade.reviews.facts import AboutReview
from tests.builders.community import a_family
from tests.builders.goods import a_product, its_family, variant_of
from tests.builders.trade import a_cart, an_order, bring_to, heard, place, the_parcel

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]
MODULE = "storefront.reactions.shelves"
OF_REVIEWS = ("ReviewWritten", "ReviewEdited", "ReviewWithdrawn", "ReviewHidden", "ReviewShown")


def a_shelved_product(**wish: object) -> catalogue.Product:
    """A product everybody heard of, with nothing left for search to do."""
    product = a_product(**wish)  # type: ignore[arg-type]
    heard()
    db.session.query(SearchRefresh).delete()
    return product


def asked() -> list[tuple[str, int]]:
    """What search was asked to index again."""
    return [(row.kind, row.subject_id) for row in db.session.scalars(select(SearchRefresh).order_by(SearchRefresh.id))]


def test_a_published_product_gets_card_shelf_search_and_share_link() -> None:
    product = a_product()
    heard()

    assert shelves.card(product.id) is not None
    assert ("product", product.id) in asked()
    assert sharing.code_of(product.id)


def test_what_changed_several_times_in_one_unit_is_made_anew_once(count_queries: Counting) -> None:
    product = a_shelved_product()

    def written(times: int) -> int:
        with count_queries() as told:
            for _ in range(times):
                catalogue.reword(product, catalogue.Wording(name=("كليجا", "Kleija")))
            heard()
        return sum(statement.startswith("INSERT INTO product_card") for statement in told)

    assert (written(1), written(3)) == (1, 1)


def test_a_changed_product_gets_a_new_card() -> None:
    product = a_shelved_product()

    catalogue.reword(product, catalogue.Wording(name=("كليجا", "Kleija")))
    heard()

    card = shelves.card(product.id)
    assert card is not None
    assert card.name_en == "Kleija"
    assert asked() == [("product", product.id)]


def test_a_hidden_product_is_gone_from_shelf_and_search() -> None:
    product = a_shelved_product()

    catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")
    heard()

    assert shelves.card(product.id) is None
    assert asked() == [("product", product.id)]


@pytest.mark.parametrize("step", [catalogue.publication.archive, catalogue.review.ask])
def test_a_product_that_is_archived_or_waits_for_the_office_is_gone_too(step: Callable[[Product, Actor], None]) -> None:
    product = a_shelved_product()

    step(product, its_family(product))
    heard()

    assert shelves.card(product.id) is None
    assert asked() == [("product", product.id)]


def test_what_happens_to_a_family_happens_to_its_goods() -> None:
    family = a_family()
    product = a_shelved_product(of=family)
    steps = (
        (lambda: families.suspend(family, SYSTEM, reason="شكوى"), None),
        (lambda: families.activate(family, SYSTEM), True),
        (lambda: families.close_until(family, clock.today() + timedelta(days=2)), False),
    )
    for step, ready in steps:
        step()
        heard()

        card = shelves.card(product.id)
        assert (card.is_ready if card else None) is ready
    assert asked() == [("family", family.id)] * 3


def test_moved_pieces_change_the_card_alone() -> None:
    product = a_shelved_product(stock=5)

    stock.take({variant_of(product).id: 2}, subject="order:1")
    heard()

    card = shelves.card(product.id)
    assert card is not None
    assert card.pieces_left == 3
    assert asked() == []


def test_pieces_that_reached_a_shopper_count_as_sold() -> None:
    quiet, loved = a_shelved_product(), a_shelved_product()

    an_order((quiet, 3))
    bring_to(the_parcel(an_order((loved, 2))), "handed_over")

    entries = db.session.scalars(select(ShelfEntry).where(ShelfEntry.shelf == WHOLE_MARKET))
    assert {row.product_id: row.sold for row in entries} == {quiet.id: 0, loved.id: 2}
    best = shelves.first(WHOLE_MARKET, shelves.Filter(), order="sold", size=2)
    assert [row.product_id for row in best] == [loved.id, quiet.id]


def test_an_order_that_came_by_a_link_is_counted_there() -> None:
    product = a_shelved_product()
    cart, code = a_cart((product, 1)), sharing.ensure(product.id)
    carts.remember_share(cart, code)

    place(carts.basket(cart))
    heard()

    link = sharing.find_share_link(code)
    assert link is not None
    db.session.refresh(link)
    assert link.ordered == 1


@pytest.mark.parametrize("told", OF_REVIEWS)
def test_every_vote_is_a_new_edition_of_the_shelves_even_on_goods_that_are_hidden(told: str) -> None:
    with unit_of_work():
        product = a_product()
        catalogue.hide(catalogue.get(product.id), SYSTEM, reason="")
    before = shelves.edition()
    row = next(row for kind, row in REACTIONS.items() if kind.__name__ == told)

    assert follow.reviews_counted in row
    with unit_of_work():
        follow.reviews_counted(AboutReview(1, product.id, product.family_id))

    assert before is not None
    assert shelves.edition() == (before.counted, before.shown + 1)


def test_every_reaction_of_the_shelves_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        *("ProductPublished", "ProductChanged", "ProductHidden", "StockChanged", "PiecesSold", "OrderPlaced"),
        *("ReviewAsked", "ProductArchived", "FamilyActivated", "FamilySuspended"),
        *("ShopClosed", "FamilyShopChanged"),
        *OF_REVIEWS,
    }
