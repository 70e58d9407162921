"""What everybody reads of goods leads nobody elsewhere, wherever it is written; what stood there before may stay."""

from collections.abc import Callable
from typing import Any

import pytest

from storefront.community.shop_pages.refusals import NoContactsInPublic
from storefront.goods import catalogue, editing
from storefront.goods.catalogue import Product, Wording
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.goods import a_category, a_product, its_family, variant_of

pytestmark = pytest.mark.usefixtures("app")
NUMBER = "للطلب 0501234567"
PAIR = ("كيك", NUMBER)


@pytest.mark.parametrize(
    "said",
    [{"name": (NUMBER, "")}, {"about": PAIR}, {"made_of": PAIR}, {"care": PAIR}, {"option": PAIR}, {"personal": PAIR}],
)
def test_a_new_product_says_no_number(said: dict[str, Any]) -> None:
    with pytest.raises(NoContactsInPublic):
        a_draft_that_says(**said)


def test_a_new_choice_says_no_number() -> None:
    with pytest.raises(NoContactsInPublic):
        a_draft_that_says(choice=PAIR)


def a_draft_that_says(*, choice: tuple[str, str] = ("", ""), **said: Any) -> Product:
    wording = Wording(**{"name": ("كيك", ""), **said})
    place = catalogue.Place(a_category())
    return catalogue.draft(a_family(), wording, catalogue.Making(), [catalogue.Choice(100, choice)], place)


CHANGES: dict[str, Callable[[Product], object]] = {
    "name": lambda one: editing.describe(one, (NUMBER, ""), ("", ""), its_family(one)),
    "about": lambda one: editing.describe(one, ("كيك", ""), PAIR, its_family(one)),
    "made_of": lambda one: editing.fill_in(one, PAIR, ("", ""), (), its_family(one)),
    "care": lambda one: editing.fill_in(one, ("", ""), PAIR, (), its_family(one)),
    "personal": lambda one: editing.personalise(one, PAIR, 10, its_family(one)),
    "option": lambda one: editing.choose(one, PAIR, [], its_family(one)),
    "choice": lambda one: editing.choose(
        one, ("", ""), [editing.Named(variant_of(one).id, PAIR, True)], its_family(one)
    ),
    "new choice": lambda one: editing.add_choice(one, catalogue.Choice(100, PAIR), its_family(one)),
    "words": lambda one: catalogue.reword(one, Wording(PAIR)),
    "attribute": lambda one: catalogue.describe(one, {"scents": {"ar": NUMBER}}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_says_no_number(change: str) -> None:
    product = whole(a_product())

    with pytest.raises(NoContactsInPublic):
        CHANGES[change](product)


def whole(product: Product) -> Product:
    db.session.flush()
    return catalogue.of_family(product.family_id, product.id)


def test_what_stood_there_stays_until_it_is_edited() -> None:
    product = whole(a_product(name=("كيك", "")))
    product.about_ar = NUMBER

    editing.describe(product, ("كعك", ""), (NUMBER, ""), its_family(product))
    with pytest.raises(NoContactsInPublic):
        editing.describe(product, ("كعك", ""), (f"{NUMBER} أو 0559876543", ""), its_family(product))

    assert (product.name_ar, product.about_ar) == ("كعك", NUMBER)
