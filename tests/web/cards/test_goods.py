"""What is printed of goods: what everybody may read of them, in their reader's language."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from storefront.community import families
from storefront.goods import catalogue, sharing
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.web.cards.goods import MOST_CHOICES, goods_of, photo_of, place_of
from storefront.web.kit.locale import read_in
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_weighed_product
from tests.builders.printing import goods


def test_goods_are_told_in_the_readers_language_and_lead_to_their_page(app: Flask) -> None:
    house = families.get(a_family(name=("بيت نورة", "Bayt Noura")).id)
    product = catalogue.of_family(house.id, a_product(of=house, price=[4500, 8500], name=("عود", "Oud")).id)
    code = sharing.ensure(product.id)

    with read_in("en"), app.test_request_context():
        told = goods_of([product], house)[0]

    assert (told.name, told.family, told.lowest) == ("Oud", "Bayt Noura", 4500)
    assert told.prices == [("100 g", 4500), ("200 g", 8500)]
    assert told.address == f"{app.config['SITE_URL']}/en/p/{product.id}?via={code}"


def test_nothing_private_of_a_family_is_among_it(app: Flask) -> None:
    house = families.get(a_family().id)
    product = catalogue.of_family(house.id, a_product(of=house).id)

    with app.test_request_context():
        told = str(goods_of([product], house)[0])

    for private in (house.legal_name, house.mobile, house.collection_place, house.district_ar):
        assert private not in told


def test_codes_are_asked_once_however_many_goods(app: Flask, count_queries: Callable[[], Any]) -> None:
    house = families.get(a_family().id)
    products = [catalogue.of_family(house.id, a_product(of=house).id) for _ in range(4)]

    with app.test_request_context(), count_queries() as asked:
        goods_of(products, house)

    assert len(asked) == 1


def test_prices_are_listed_while_they_are_few() -> None:
    few, many = ([(str(number), 100 * number) for number in range(1, most + 1)] for most in (2, MOST_CHOICES + 1))

    assert goods(prices=few).listed == few
    assert goods(prices=many).listed == []
    assert goods(prices=[("أ", 500), ("ب", 500)]).listed == []


def test_a_city_that_is_called_like_its_region_is_said_once(app: Flask) -> None:
    house = families.get(a_family().id)
    city, region = house.city.name_ar, house.region.name_ar

    assert place_of(house) == (city if city == region else f"{city}، {region}")


def test_a_picture_whose_file_is_gone_is_no_picture(app: Flask) -> None:
    product = a_product()
    catalogue.add_photo(product, key="aa11", size=(960, 960), tint="tint-01", alt=("", ""))
    db.session.flush()
    db.session.expunge_all()
    whole = catalogue.of_family(product.family_id, product.id)
    file = photos.folder_of(app.config["MEDIA_DIR"], "aa11") / "960.jpg"

    with app.app_context():
        before = photo_of(whole)
        file.parent.mkdir(parents=True)
        file.touch()

        assert (before, photo_of(whole)) == (None, file)
    file.unlink()


def test_portions_tell_what_a_kilogram_costs(app: Flask) -> None:
    house = families.get(a_family().id)
    product = catalogue.of_family(house.id, a_weighed_product(50, 250, of=house, kilo=80000).id)

    with read_in("en"), app.test_request_context():
        told = goods_of([product], house)[0]

    assert told.prices == [("50 g", 4000), ("250 g", 20000)]
    assert told.kilos == [80000, 80000]
