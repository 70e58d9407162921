"""What is said of a product and of a family, page by page: votes, filters, words, and nothing private."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.reviewing import STAFF, a_review

Counting = Callable[[], AbstractContextManager[list[str]]]


def reviewed(*votes: tuple[int, str]) -> Product:
    """A product with these stars and words."""
    with unit_of_work():
        product = a_product(stock=99)
        for stars, words in votes:
            a_review(product, stars, words)
        return product


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_names_are_marked_with_the_language_they_are_written_in(client: FlaskClient, prefix: str) -> None:
    names = {"ليلى الحداد": "ar", "Layla Haddad": "en"}
    with unit_of_work():
        product = a_product(stock=99)
        for name in names:
            a_review(product, 5, "متقن").author = name
        slug = families.get(product.family_id).slug

    for path in (f"/p/{product.id}/reviews", f"/f/{slug}/reviews", f"/p/{product.id}"):
        shown = page(client.get(prefix + path, follow_redirects=True)).all("article", class_="opinion")
        told = [one.one("header").one("bdi") for one in shown]
        assert {one.words: one["lang"] for one in told} == names, path


@pytest.mark.parametrize(("prefix", "said"), [("", "تقييمان من مشترين"), ("/en", "2 reviews by verified")])
def test_the_votes_stand_beside_the_words(client: FlaskClient, prefix: str, said: str) -> None:
    product = reviewed((5, "متقن جداً"), (3, ""))

    found = page(client.get(f"{prefix}/p/{product.id}/reviews"))

    assert said in found.words
    assert "متقن جداً" in found.words
    assert [row.one("bdi").words for row in found.one("ul", class_="votes").all("a")] == ["1", "0", "1", "0", "0"]
    assert "4.0" in found.one("p", class_="score").words


def test_a_number_of_stars_shows_those_alone(client: FlaskClient) -> None:
    product = reviewed((5, "متقن جداً"), (2, "انكسر"))

    found = page(client.get(f"/p/{product.id}/reviews?stars=2"))

    assert "انكسر" in found.words
    assert "متقن جداً" not in found.words
    assert "لا تقييم بهذا العدد" in client.get(f"/p/{product.id}/reviews?stars=4").text


@pytest.mark.parametrize("query", ["stars=0", "stars=x", "page=0", "page=999", "stars=5&page=x"])
def test_an_odd_question_gets_a_page(client: FlaskClient, query: str) -> None:
    product = reviewed((5, "متقن"))

    assert client.get(f"/p/{product.id}/reviews?{query}").status_code == 200


def test_what_is_hidden_is_nowhere(client: FlaskClient) -> None:
    product = reviewed((5, "متقن"))
    with unit_of_work():
        reviews.hide(a_review(product, 1, "كلام مسيء"), STAFF, reason="إساءة")

    texts = [client.get(path).text for path in (f"/p/{product.id}", f"/p/{product.id}/reviews")]
    texts[0] = client.get(f"/p/{product.id}", follow_redirects=True).text

    assert all("متقن" in text and "كلام مسيء" not in text for text in texts)


def test_only_the_first_name_is_shown(client: FlaskClient) -> None:
    product = reviewed((5, "متقن"))

    text = client.get(f"/p/{product.id}/reviews").text

    assert "سارة" in text
    assert "القحطاني" not in text
    assert "+966551234567" not in text


def test_the_page_of_a_family_names_the_goods(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house, name=("بخور العيد", "Eid incense"))
        a_review(product, 4, "جميل")

    english = page(client.get(f"/en/f/{house.slug}/reviews"))

    assert english.one("article").one("a", lang="en").words == "Eid incense"
    assert "4.0" in page(client.get(f"/f/{house.slug}")).one("a", class_="rated").words


def test_what_nobody_has_reviewed_says_so(client: FlaskClient) -> None:
    product = reviewed()

    assert "لا تقييمات بعد" in client.get(f"/p/{product.id}/reviews").text
    assert "ماذا قال من جرّبه" not in client.get(f"/p/{product.id}", follow_redirects=True).text
    assert client.get("/p/999999/reviews").status_code == 404
    assert client.get("/f/nobody/reviews").status_code == 404


def test_a_stranger_reads_what_everybody_reads(client: FlaskClient) -> None:
    product = reviewed((5, "متقن"))

    assert "متقن" in a_stranger(client).get(f"/p/{product.id}/reviews").text


def test_more_reviews_cost_no_more_queries(client: FlaskClient, count_queries: Counting) -> None:
    product = reviewed((5, "متقن"), (4, "جميل"))
    path = f"/p/{product.id}/reviews"
    client.get(path)
    with count_queries() as few:
        client.get(path)
    with unit_of_work():
        for number in range(8):
            a_review(product, 1 + number % 5, f"قول {number}")
    client.get(path)
    with count_queries() as many:
        client.get(path)

    assert len(many) == len(few) <= 8
