"""The choices of a product at its family's desk: named, ordered, switched off, a new one with its price."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.family.choices import moved
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import forms, page


def sized(client: FlaskClient) -> Product:
    """A product in two sizes, at the desk of whoever is signed in then."""
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, price=[900, 500])
        return catalogue.of_family(desk.family.id, product.id)


def now(product: Product) -> list[tuple[str, bool, int]]:
    """The choices as they are: name, whether offered, price."""
    db.session.rollback()
    db.session.expire_all()
    whole = catalogue.of_family(product.family_id, product.id)
    return [(one.name_ar, one.is_active, one.price_minor) for one in whole.variants]


def save(client: FlaskClient, product: Product, **typed: Any) -> TestResponse:
    """Sends the choices as the page shows them, with what was typed over them (a list for what is sent several times)."""
    here = f"/family/products/{product.id}"
    form = next(one for one in forms(client.get(here), here=here) if one.action == f"{here}/choices")
    order = [str(one.id) for one in product.variants]
    ticks = {f"c{one.id}-is_active": "y" for one in product.variants}
    values = {**form.values, **ticks, "order": order, **{name.replace("__", "-"): text for name, text in typed.items()}}
    kept = {name: text for name, text in values.items() if text is not None and name != "csrf_token"}
    return post(client, f"{here}/choices", **kept)


def test_choices_are_renamed_ordered_and_switched_off(client: FlaskClient) -> None:
    product = sized(client)
    large, small = product.variants

    answer = save(
        client, product, **{f"c{large.id}__name_ar": "كبير", f"c{small.id}__is_active": None}, step=f"later-{large.id}"
    )
    card = shelves.card(product.id)

    assert answer.location == f"/family/products/{product.id}#section-choices"
    assert now(product) == [("200 غرام", False, 500), ("كبير", True, 900)]
    assert card is not None
    assert (card.price_minor, card.has_prices) == (900, False)


def test_a_new_choice_comes_last(client: FlaskClient) -> None:
    product = sized(client)

    save(client, product, new__name_ar="كيلو", new__price="٣٠")

    assert now(product)[-1] == ("كيلو", True, 3000)


def test_a_draft_gets_its_first_price_here(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_draft(of=desk.family, choices=())

    assert (
        "لا يُنشر منتج بلا سعر" in client.get(post(client, f"/family/products/{product.id}/publication").location).text
    )
    save(client, product, new__price="85")

    assert now(product) == [("", True, 8500)]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"new__name_ar": "كيلو"}, "new-price"),
        ({"new__name_ar": "كيلو", "new__price": "0"}, "new-price"),
        ({"new__price": "30"}, "option-option_ar"),
        ({"option__option_ar": "ش" * 61}, "option-option_ar"),
    ],
)
def test_what_cannot_be_so_stands_beside_its_field_and_nothing_is_saved(
    client: FlaskClient, typed: dict[str, str], field: str
) -> None:
    product = sized(client)
    before = now(product)

    answer = save(client, product, **typed)

    assert answer.status_code == 422
    assert page(answer).one("span", id=f"{field}-error")
    assert now(product) == before


def test_choices_another_changed_meanwhile_are_shown(client: FlaskClient) -> None:
    product = sized(client)

    answer = save(client, product, option__seen="older")

    assert answer.status_code == 409
    assert "100 غرام" in page(answer).one("span", id="option-option_ar-error").words


def test_the_other_family_and_the_stranger_change_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family())
    a_desk(client)
    path, before = f"/family/products/{product.id}/choices", now(product)

    assert post(client, path, new__price="1").status_code == 404
    assert post(a_stranger(client), path).status_code == 404
    assert now(product) == before


@pytest.mark.parametrize(
    ("step", "order"),
    [
        ("earlier-2", [2, 1, 3]),
        ("later-2", [1, 3, 2]),
        ("earlier-1", [1, 2, 3]),
        ("later-3", [1, 2, 3]),
        ("x-2", [1, 2, 3]),
    ],
)
def test_one_goes_a_place_earlier_or_later(step: str, order: list[int]) -> None:
    assert moved([1, 2, 3], step) == order
