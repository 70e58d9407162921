"""A family's own goods: the list, one of them, hiding it and showing it again."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask.testing import FlaskClient

from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/family/products"


def own_product(desk: FamilyDesk, **goods: object) -> Product:
    with unit_of_work():
        return a_product(of=desk.family, **goods)  # type: ignore[arg-type]


def anothers_product() -> Product:
    with unit_of_work():
        return a_product(of=a_family())


def status_of(product: Product) -> str:
    db.session.rollback()
    return db.session.get_one(Product, product.id, populate_existing=True).status


def test_the_list_shows_own_goods_with_price_and_what_is_left(client: FlaskClient) -> None:
    desk = a_desk(client)
    own_product(desk, name=("دهن ورد", "Rose oil"), price=[8550, 16000], stock=2)
    own_product(desk, name=("مبخرة", "Burner"), stock=None)
    other = anothers_product()

    read = client.get(LIST).text

    assert "دهن ورد" in read
    assert "85.50" in read
    assert "4 قطع" in read
    assert "يُصنع بالطلب" in read
    assert other.name_ar not in read


def test_what_has_run_out_says_so(client: FlaskClient) -> None:
    desk = a_desk(client)
    own_product(desk, stock=0)

    assert "نفد" in client.get(LIST).text
    assert "Sold out" in client.get(f"/en{LIST}").text


def test_a_shop_without_goods_says_what_the_list_will_hold(client: FlaskClient) -> None:
    a_desk(client)

    assert "لا منتجات بعد" in client.get(LIST).text


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    own_product(desk)
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(5):
        own_product(desk)

    with count_queries() as for_six:
        client.get(LIST)

    assert len(for_six) == len(for_one) <= 11


def test_a_product_of_another_family_does_not_exist(client: FlaskClient) -> None:
    a_desk(client)
    other = anothers_product()

    assert client.get(f"{LIST}/{other.id}").status_code == 404
    for step in ("hiding", "publication"):
        assert post(client, f"{LIST}/{other.id}/{step}").status_code == 404
    assert status_of(other) == "published"


def test_the_stranger_has_no_goods(client: FlaskClient) -> None:
    other = anothers_product()
    stranger = a_stranger(client)

    assert stranger.get(LIST).status_code == 403
    assert post(stranger, f"{LIST}/{other.id}/hiding").status_code == 404


def test_a_family_hides_a_product_and_shows_it_again(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    post(client, f"{LIST}/{product.id}/hiding")
    hidden, card = status_of(product), shelves.card(product.id)
    post(client, f"{LIST}/{product.id}/publication")

    assert (hidden, card) == ("hidden", None)
    assert status_of(product) == "published"
    assert shelves.card(product.id) is not None


def test_hiding_twice_is_no_fault(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)
    post(client, f"{LIST}/{product.id}/hiding")

    assert post(client, f"{LIST}/{product.id}/hiding").status_code == 303
    assert status_of(product) == "hidden"


def test_what_the_office_hid_the_family_cannot_show(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)
    with unit_of_work():
        catalogue.hide(product, Actor(roles=frozenset({"staff"})), reason="الصورة لا تطابق المنتج")

    read = client.get(f"{LIST}/{product.id}").text
    answer = post(client, f"{LIST}/{product.id}/publication")

    assert "الصورة لا تطابق المنتج" in read
    assert "publication" not in read
    assert answer.status_code == 403
    assert status_of(product) == "hidden"


def test_a_products_page_stands_in_both_languages(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk, name=("دهن ورد", "Rose oil"))

    arabic, english = client.get(f"{LIST}/{product.id}").text, client.get(f"/en{LIST}/{product.id}").text

    assert "المخزون والسعر" in arabic
    assert "Stock and price" in english
    assert "Rose oil" in english


def test_the_list_is_read_by_state_and_by_name(client: FlaskClient) -> None:
    desk = a_desk(client)
    own_product(desk, name=("دهن ورد", "Rose oil"))
    with unit_of_work():
        draft = a_draft(of=desk.family)

    tabs = page(client.get(LIST)).one("ul", class_="chips").words
    drafts, found = client.get(f"{LIST}?status=draft").text, client.get(f"{LIST}?q=rose").text

    assert tabs == "الكل 2معروض 1مسودة 1"
    assert (draft.name_ar in drafts, "دهن ورد" in drafts) == (True, False)
    assert (draft.name_ar in found, "دهن ورد" in found) == (False, True)
    assert "لا منتجات هنا" in client.get(f"{LIST}?q=zzz&status=nonsense").text


def test_a_draft_is_published_and_food_waits_for_the_office(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        draft, food = a_draft(of=desk.family), a_draft(of=desk.family, permit="food")

    for product in (draft, food):
        post(client, f"{LIST}/{product.id}/publication")

    assert (status_of(draft), status_of(food)) == ("published", "pending_review")
