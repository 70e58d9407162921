"""Pieces on hand and prices: any digits, nothing but numbers, and no count over a sale nobody saw."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import shelves, stock
from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock import StockMove
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product, variant_of, variants_of


def own_product(desk: FamilyDesk, **goods: object) -> tuple[Product, Variant]:
    with unit_of_work():
        product = a_product(of=desk.family, **goods)  # type: ignore[arg-type]
        return product, variant_of(product)


def send(client: FlaskClient, variant: Variant, *, was: str = "85", seen: str = "5", **typed: str) -> TestResponse:
    """Sends the form of a product with one variant; what is not typed is as the page showed it."""
    shown = {"price": was, "was": was, "pieces": seen, "seen": seen, **typed}
    path = f"/family/products/{variant.product_id}/variants"
    return post(client, path, **{f"v{variant.id}-{name}": text for name, text in shown.items()})


def pieces_of(variant: Variant) -> int:
    db.session.rollback()
    return stock.free(variant.id)


def price_of(variant: Variant) -> int:
    db.session.rollback()
    return db.session.get_one(Variant, variant.id, populate_existing=True).price_minor


@pytest.mark.parametrize(("typed", "pieces"), [("12", 12), ("٠", 0), (" ١٢ ", 12), ("۳", 3)])
def test_pieces_are_counted_in_any_digits(client: FlaskClient, typed: str, pieces: int) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, stock=5)

    assert send(client, variant, pieces=typed).status_code == 303
    assert pieces_of(variant) == pieces


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "1e3", "NaN", "كثير", "1_0", "100001", "9" * 500, "\u0000"])
def test_what_is_no_number_of_pieces_is_refused_beside_the_field(client: FlaskClient, typed: str) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, stock=5)

    answer = send(client, variant, pieces=typed)

    assert answer.status_code == 422
    assert f'id="v{variant.id}-pieces-error"' in answer.text
    assert pieces_of(variant) == 5


def test_a_count_made_before_a_sale_is_asked_for_again(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, variant = own_product(desk, stock=5)
    a_parcel(desk.family, product=product, quantity=2)

    answer = send(client, variant, pieces="6")
    kept = pieces_of(variant)
    again = send(client, variant, pieces="4", seen="3")

    assert (answer.status_code, kept) == (409, 3)
    assert "وهو الآن 3" in answer.text
    assert f'name="v{variant.id}-seen" type="hidden" value="3"' in answer.text
    assert (again.status_code, pieces_of(variant)) == (303, 4)


def test_a_count_is_a_movement_with_who_made_it(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, stock=5)

    send(client, variant, pieces="2")

    move = db.session.query(StockMove).order_by(StockMove.id.desc()).first()
    assert move is not None
    assert (move.change, move.reason, move.moved_by) == (-3, "count", desk.user_id)


def test_goods_made_to_order_are_not_counted(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, stock=None)

    assert send(client, variant, pieces="7", price="90").status_code == 303
    assert (pieces_of(variant), price_of(variant)) == (0, 9000)


def test_what_was_not_touched_stays_whatever_happened_meanwhile(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, variant = own_product(desk, stock=5, price=8500)
    a_parcel(desk.family, product=product, quantity=2)
    send(client, variant, price="95", seen="3")

    answer = send(client, variant, price="85", was="85", seen="5")

    assert "لم يتغيّر شيء" in client.get(answer.location).text
    assert (pieces_of(variant), price_of(variant)) == (3, 9500)


def test_pieces_and_prices_of_all_choices_are_saved_together_or_not_at_all(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, first = own_product(desk, price=[8500, 16000], stock=5)
    second = variants_of(product)[1]
    path = f"/family/products/{product.id}/variants"
    shown = {f"v{first.id}-": ("85", "5"), f"v{second.id}-": ("160", "5")}
    typed = {
        prefix + name: value
        for prefix, (price, pieces) in shown.items()
        for name, value in (("was", price), ("seen", pieces), ("price", price), ("pieces", pieces))
    }

    wrong = post(client, path, **{**typed, f"v{first.id}-pieces": "9", f"v{second.id}-price": "0"})
    kept = pieces_of(first), price_of(second)
    right = post(client, path, **{**typed, f"v{first.id}-pieces": "9", f"v{second.id}-price": "150"})

    assert (wrong.status_code, kept) == (422, (5, 16000))
    assert 'value="9"' in wrong.text
    assert right.status_code == 303
    assert (pieces_of(first), price_of(second)) == (9, 15000)


@pytest.mark.parametrize(("typed", "halalas"), [("90", 9000), ("٩٠٫٥", 9050), ("90.50", 9050), (" 1 ", 100)])
def test_a_price_is_changed_in_any_digits(client: FlaskClient, typed: str, halalas: int) -> None:
    desk = a_desk(client)
    product, variant = own_product(desk, price=8500)

    assert send(client, variant, price=typed).status_code == 303
    assert price_of(variant) == halalas
    card = shelves.card(product.id)
    assert card is not None
    assert card.price_minor == halalas


@pytest.mark.parametrize("typed", ["", "0", "-5", "0.001", "NaN", "Infinity", "مجاناً", "1000000", "9" * 400])
def test_what_is_no_price_is_refused_beside_the_field(client: FlaskClient, typed: str) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, price=8500)

    answer = send(client, variant, price=typed)

    assert answer.status_code == 422
    assert f'id="v{variant.id}-price-error"' in answer.text
    assert price_of(variant) == 8500


def test_an_order_keeps_the_price_it_was_placed_at(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, variant = own_product(desk, price=8500)
    parcel = a_parcel(desk.family, product=product)

    send(client, variant, price="99")

    assert db.session.get_one(type(parcel), parcel.id, populate_existing=True).items_minor == 8500


def test_columns_that_are_not_asked_for_are_not_taken(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, price=8500)

    send(client, variant, price="90", price_minor="1", product_id="999", is_active="", status="draft")

    kept = db.session.get_one(Variant, variant.id, populate_existing=True)
    assert (kept.price_minor, kept.product_id, kept.is_active) == (9000, variant.product_id, True)


def test_a_variant_of_another_product_is_not_touched(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, _ = own_product(desk)
    _, other = own_product(desk)

    answer = post(client, f"/family/products/{product.id}/variants", **{f"v{other.id}-price": "1"})

    assert answer.status_code == 303
    assert price_of(other) == 8500


def test_the_other_family_and_the_stranger_change_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family(), price=8500, stock=5)
        variant = variants_of(product)[0]
    a_desk(client)

    assert send(client, variant, price="1", pieces="1").status_code == 404
    assert send(a_stranger(client), variant, price="1").status_code == 404
    assert (price_of(variant), pieces_of(variant)) == (8500, 5)


def test_a_price_another_set_meanwhile_is_shown_and_not_overwritten(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, variant = own_product(desk, price=8500)
    send(client, variant, price="95")

    answer = send(client, variant, price="90")
    kept = price_of(variant)
    again = send(client, variant, price="90", was="95")

    assert (answer.status_code, kept) == (409, 9500)
    assert "وهو الآن 95" in answer.text
    assert 'value="90"' in answer.text
    assert f'name="v{variant.id}-was" type="hidden" value="95"' in answer.text
    assert (again.status_code, price_of(variant)) == (303, 9000)
