"""A review as pages print it, in the reader's language."""

from flask import Flask

from storefront.goods import shelves
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from storefront.web.shop.review_rows import rows_of
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reviewing import a_review


def test_goods_are_named_in_the_language_of_the_reader_and_linked_while_they_are_shown(app: Flask) -> None:
    with app.test_request_context("/"), unit_of_work():
        house = a_family()
        product = a_product(of=house, name=("بخور العيد", "Eid incense"))
        review = reviews.get(a_review(product, 4).id)
        faces = {card.product_id: card for card in shelves.cards([product.id])}

        (row,), (bare,) = rows_of([review], house, faces), rows_of([review], house)

    assert (row.name, row.stars, row.photo, row.author) == ("بخور العيد", 4, None, "سارة")
    assert row.href.startswith(f"/p/{product.id}-")
    assert bare.href == ""


def test_a_picture_comes_in_its_sizes(app: Flask) -> None:
    with app.test_request_context("/"), unit_of_work():
        house = a_family()
        review = reviews.get(a_review(a_product(of=house), 4).id)
        review.photo_key, review.photo_width, review.photo_height, review.photo_tint = "ab12", 640, 480, "tint-01"

        (row,) = rows_of([review], house)

    assert row.photo is not None
    assert (row.photo.width, row.photo.height) == (640, 480)
    assert "/media/ab/ab12/" in row.photo.src
