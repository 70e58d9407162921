"""Goods in the office: found by number and name, hidden with a reason, shown again, all of it in the journal."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_draft, a_product, a_weighed_product, its_family, variants_of
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/products"
REASON = "الصورة لا تطابق المنتج"


def a_new_product(name: str = "دهن ورد") -> Product:
    with unit_of_work():
        return a_product(name=(name, "Rose oil"))


def kept(product: Product) -> Product:
    db.session.rollback()
    return db.session.get_one(Product, product.id, populate_existing=True)


def noted(product: Product, kind: str) -> list[tuple[int | None, str]]:
    db.session.rollback()
    rows = journal.page(kind=kind, subjects=[f"product:{product.id}"]).rows
    return [(row.entry.actor_id, row.entry.reason) for row in rows]


def test_goods_are_found_by_number_in_any_digits_and_by_name(client: FlaskClient) -> None:
    a_staff(client)
    rose, burner = a_new_product("دهن ورد"), a_new_product("مبخرة")
    arabic = str(rose.id).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    for words in (str(rose.id), arabic, "دهن"):
        page = client.get(f"{LIST}?q={words}").text
        assert rose.name_ar in page
        assert burner.name_ar not in page


@pytest.mark.parametrize("query", ["q=" + "9" * 80, "status=nonsense", "page=0", "q=%25%5C", "status=hidden"])
def test_nonsense_finds_a_page(client: FlaskClient, query: str) -> None:
    a_staff(client)

    assert client.get(f"{LIST}?{query}").status_code == 200


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    a_new_product()
    with count_queries() as for_one:
        client.get(LIST)
    for number in range(4):
        a_new_product(f"منتج {number}")

    with count_queries() as for_five:
        client.get(LIST)

    assert len(for_five) == len(for_one) <= 10


def test_a_product_is_hidden_with_a_reason_and_shown_again(client: FlaskClient) -> None:
    staff = a_staff(client)
    product = a_new_product()

    post(client, f"{LIST}/{product.id}/hiding", reason=REASON)
    hidden, card, page = kept(product).status, shelves.card(product.id), client.get(f"{LIST}/{product.id}").text
    post(client, f"{LIST}/{product.id}/publication")

    assert (hidden, card) == ("hidden", None)
    assert REASON in page
    assert noted(product, "ProductHidden") == [(staff, REASON)]
    assert noted(product, "ProductPublished")[0] == (staff, "")
    assert (kept(product).status, kept(product).hidden_reason) == ("published", "")


@pytest.mark.parametrize("reason", ["", " ", "لا", "ط" * 201])
def test_without_a_reason_nothing_is_hidden(client: FlaskClient, reason: str) -> None:
    a_staff(client)
    product = a_new_product()

    answer = post(client, f"{LIST}/{product.id}/hiding", reason=reason)

    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert kept(product).status == "published"


@pytest.mark.parametrize("act", ["hiding", "publication"])
def test_a_second_press_changes_nothing(client: FlaskClient, act: str) -> None:
    a_staff(client)
    product = a_new_product()
    post(client, f"{LIST}/{product.id}/hiding", reason=REASON)
    post(client, f"{LIST}/{product.id}/{act}", reason="سبب آخر")
    before = kept(product).status, kept(product).hidden_reason

    assert post(client, f"{LIST}/{product.id}/{act}", reason="سبب ثالث").status_code == 303
    assert (kept(product).status, kept(product).hidden_reason) == before


def test_the_stranger_and_a_family_decide_nothing(client: FlaskClient) -> None:
    product = a_new_product()

    for enter in (a_stranger, a_desk):
        enter(client)
        assert client.get(f"{LIST}/{product.id}").status_code == 403
        assert post(client, f"{LIST}/{product.id}/hiding", reason=REASON).status_code == 403
    assert kept(product).status == "published"


def test_a_products_page_stands_in_both_languages(client: FlaskClient) -> None:
    a_staff(client)
    product = a_new_product()

    assert "القرار" in client.get(f"{LIST}/{product.id}").text
    assert "Decision" in client.get(f"/en{LIST}/{product.id}").text
    assert client.get(f"{LIST}/999999").status_code == 404


def test_of_goods_by_weight_the_office_reads_what_there_is_and_what_portions_weigh(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        product = a_weighed_product(50, 250, grams=1300)
        tin = variants_of(product)[1]
        tin.name_ar, tin.name_en = "علبة", "Tin"
        ordered = a_product(stock=None)

    read = page(client.get(f"/en{LIST}/{product.id}"))

    rows = [[cell.words for cell in row.all("td")] for row in read.one("table").all("tr") if row.all("td")]
    assert rows == [
        ["50 g", "SAR 40 SAR 800 a kilogram", "26 portions"],
        ["Tin 250 g", "SAR 200 SAR 800 a kilogram", "5 portions"],
    ]
    assert "Weight on hand1.3 kg" in read.words
    assert "Made to order" in page(client.get(f"/en{LIST}/{ordered.id}")).one("table").words


def a_waiting_product() -> Product:
    """Food its family wants to show."""
    with unit_of_work():
        product = a_draft(permit="food")
        catalogue.offer(product, its_family(product))
        return product


def test_the_office_finds_what_it_is_to_look_at_whoever_asked_first(client: FlaskClient) -> None:
    a_staff(client)
    first, second, other = a_waiting_product(), a_waiting_product(), a_new_product()

    page = client.get(f"{LIST}?status=review").text

    assert page.index(first.name_ar) < page.index(second.name_ar)
    assert other.name_ar not in page
    assert "ينتظر مراجعتكم" in client.get(LIST).text
    assert "منتجات تنتظر المراجعة" in client.get("/office").text


def test_the_office_approves_and_shoppers_see_it(client: FlaskClient) -> None:
    staff = a_staff(client)
    product = a_waiting_product()

    answer = post(client, f"{LIST}/{product.id}/approval")

    assert answer.location == f"{LIST}?status=review"
    assert (kept(product).status, kept(product).reviewed_for) == ("published", "food")
    assert shelves.card(product.id) is not None
    assert noted(product, "ProductApproved") == [(staff, "")]


def test_the_office_sends_back_with_words(client: FlaskClient) -> None:
    staff = a_staff(client)
    product = a_waiting_product()

    silent = post(client, f"{LIST}/{product.id}/sending-back", reason=" ")
    post(client, f"{LIST}/{product.id}/sending-back", reason=REASON)

    assert silent.status_code == 422
    assert (kept(product).status, kept(product).returned_words) == ("draft", REASON)
    assert noted(product, "ProductSentBack") == [(staff, REASON)]


@pytest.mark.parametrize("step", ["approval", "sending-back"])
def test_nobody_decides_what_nobody_asked_or_was_decided(client: FlaskClient, step: str) -> None:
    a_staff(client)
    product = a_new_product()

    answer = post(client, f"{LIST}/{product.id}/{step}", reason=REASON)

    assert answer.location == f"{LIST}/{product.id}"
    assert kept(product).status == "published"


@pytest.mark.parametrize("enter", [a_stranger, lambda client: a_desk(client).browser])
def test_only_the_office_decides(client: FlaskClient, enter: Callable[[FlaskClient], FlaskClient]) -> None:
    product = a_waiting_product()
    browser = enter(client)

    answers = [post(browser, f"{LIST}/{product.id}/{step}").status_code for step in ("approval", "sending-back")]

    assert answers == [403, 403]
    assert kept(product).status == "pending_review"
