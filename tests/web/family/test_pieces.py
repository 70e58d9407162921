"""Pieces counted on the list, one press each."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import shelves, stock
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product, variant_of


def left(product: Product) -> int:
    db.session.rollback()
    return stock.free(variant_of(product).id)


@pytest.mark.parametrize(
    ("step", "there", "after"), [("more", 5, 6), ("less", 5, 4), ("less", 0, 0), ("none", 5, 0), ("x", 5, 5)]
)
def test_one_press_counts(client: FlaskClient, step: str, there: int, after: int) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=there)

    answer = post(client, f"/family/products/{product.id}/pieces", step=step, status="published", q="بخور", page="2")
    card = shelves.card(product.id)

    assert answer.location.startswith("/family/products?status=published&q=")
    assert answer.location.endswith(f"&page=2#ware-{product.id}")
    assert card is not None
    assert (left(product), card.pieces_left) == (after, after)


@pytest.mark.parametrize("goods", [{"stock": None}, {"price": [100, 200]}])
def test_there_is_no_one_number_for_several_choices_or_what_is_made_to_order(
    client: FlaskClient, goods: dict[str, object]
) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, **goods)  # type: ignore[arg-type]

    assert post(client, f"/family/products/{product.id}/pieces", step="more").status_code == 404


def test_the_other_family_and_the_stranger_count_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family(), stock=5)
    a_desk(client)
    path = f"/family/products/{product.id}/pieces"

    assert post(client, path, step="none").status_code == 404
    assert post(a_stranger(client), path, step="none").status_code == 404
    assert left(product) == 5
