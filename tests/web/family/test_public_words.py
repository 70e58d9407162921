"""Numbers and addresses in what everybody reads of goods are refused beside the field they stand in."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_category, a_product, variant_of
from tests.builders.reading import page
from tests.web.family.test_product_files import at_desk, sent

TOLD = "هذا الكلام يقرؤه الجميع، فلا تكتبوا فيه رقم جوال"
NUMBER = "واتساب 0501234567"


def a_whole_product(client: FlaskClient) -> int:
    family = a_desk(client).family
    with unit_of_work():
        return a_product(of=family, name=("دلّة", "")).id


@pytest.mark.parametrize(
    ("path", "field", "typed"),
    [
        ("sections/words", "words-about_ar", {"words-name_ar": "دلّة", "words-about_ar": NUMBER}),
        ("sections/words", "words-name_ar", {"words-name_ar": NUMBER}),
        ("sections/contents", "contents-care_en", {"contents-care_en": "mail norah@example.com"}),
        ("sections/personal", "personal-personal_ar", {"personal-personal_ar": NUMBER, "personal-personal_max": "10"}),
        ("choices", "new-name_ar", {"new-name_ar": NUMBER, "new-price": "10"}),
    ],
)
def test_a_section_with_a_number_is_refused_beside_its_field(
    client: FlaskClient, path: str, field: str, typed: dict[str, str]
) -> None:
    product_id = a_whole_product(client)
    opened = page(client.get(f"/family/products/{product_id}").text)
    prefix = field.partition("-")[0] if path != "choices" else "option"
    seen = {f"{prefix}-seen": opened.one("input", name=f"{prefix}-seen")["value"]}

    answer = post(client, f"/family/products/{product_id}/{path}", **(seen | typed))

    assert (answer.status_code, TOLD in answer.text) == (422, True)
    assert TOLD in str(page(answer).one("span", id=f"{field}-error").words)


def test_a_new_product_with_a_number_in_its_name_is_not_made(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        category = a_category().id
    typed = {"name": NUMBER, "price": "85", "usual": "other", "category": category, "mode": "counted", "pieces": "1"}

    answer = post(client, "/family/products/new", step="publish", days="3", **typed)

    assert (answer.status_code, TOLD in str(page(answer).one("span", id="name-error").words)) == (422, True)
    assert catalogue.all_of_family(family.id).total == 0


def test_a_file_with_a_number_in_a_cell_says_in_which(client: FlaskClient) -> None:
    at_desk(client)

    text = client.get(sent(client, ("", "", NUMBER, "بخور", "85", "4"), ("", "", "كيك", "بخور", "85", "4"))).text

    assert TOLD in text
    assert "الاسم بالعربية" in text


def test_a_price_and_pieces_change_where_an_old_number_stands(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family)
        product.about_ar = NUMBER

    text = client.get(sent(client, (product.id, "", "", "", "90", "9"))).text

    assert (TOLD in text, "حفظ الكل" in text) == (False, True)
    assert variant_of(db.session.get_one(catalogue.Product, product.id)).price_minor == 8_500


def test_the_stranger_writes_nothing(client: FlaskClient) -> None:
    product_id = a_whole_product(client)

    answer = post(a_stranger(client), f"/family/products/{product_id}/sections/words", **{"words-name_ar": "x"})

    assert answer.status_code in (303, 403, 404)
