"""Search: goods by their words with the filters of every list, what else answers, and no question that breaks it."""

import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product
from storefront.insight import indexing
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.kit.formats import counted
from storefront.web.kit.page_links import address
from tests.builders.community import a_family
from tests.builders.crowd import a_crowd
from tests.builders.goods import a_product
from tests.builders.reading import page

Index = Callable[[], None]


@pytest.fixture
def index(app: Flask) -> Index:
    """`index()` makes everything that may be seen now findable."""
    return lambda: indexing.rebuild(app.extensions["search"]) and None  # type: ignore[return-value]


def names(client: FlaskClient, path: str) -> list[str]:
    return [card.one("bdi").words for card in page(client.get(path)).all("li", class_="card")]


def goods(*names_: tuple[str, str], **other: object) -> list[Product]:
    with unit_of_work():
        return [a_product(name=name, **other) for name in names_]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("معمول", ["معمول الورد"]),
        ("المعمول", ["معمول الورد"]),
        ("مَعْمُول", ["معمول الورد"]),
        ("maamoul", ["معمول الورد"]),
        ("Rose", ["معمول الورد"]),
        ("مبخرة", ["مبخرة خشب"]),
        ("مبخره", ["مبخرة خشب"]),
    ],
)
def test_goods_are_found_by_their_words_in_either_language(
    client: FlaskClient, index: Index, words: str, found: list[str]
) -> None:
    goods(("معمول الورد", "Rose maamoul"), ("مبخرة خشب", "Wooden burner"))
    index()

    assert names(client, f"/search?q={quote(words)}") == found
    answer = page(client.get(f"/search?q={quote(words)}"))
    assert answer.one("input", id="q")["value"] == words
    assert answer.one("meta", name="robots")["content"] == "noindex"


def test_a_word_typed_wrong_is_put_right_and_said(client: FlaskClient, index: Index) -> None:
    goods(("كليجا القصيم", "Qassim kleija"))
    index()

    answer = client.get(f"/en/search?q={quote('كليحا')}")

    assert "كليجا" in page(answer).one("div", class_="notice").words
    assert page(answer).all("li", class_="card")


def test_without_all_the_words_the_nearest_are_shown_and_said(client: FlaskClient, index: Index) -> None:
    goods(("كليجا القصيم", "Qassim kleija"), ("معمول التمر", "Date maamoul"))
    index()

    answer = client.get(f"/search?q={quote('كليجا معمول')}")

    assert "لا يوجد ما يجمع كل الكلمات" in page(answer).one("div", class_="notice").words


def test_nothing_found_says_what_to_try(client: FlaskClient, index: Index) -> None:
    goods(("كليجا", "Kleija"))
    index()

    arabic, english = (
        page(client.get(f"{prefix}/search?q=xylophone")).one("div", class_="empty") for prefix in ("", "/en")
    )

    assert arabic.one("h2").words == "لم نجد شيئاً بهذه الكلمات"
    assert english.one("a")["href"] == "/en/categories"


def test_nonsense_in_latin_letters_finds_nothing_and_leads_to_what_there_is(client: FlaskClient, index: Index) -> None:
    goods(("كوز ماء من الفخار", "Clay water mug"))
    index()

    answer = page(client.get("/search?q=xxyyzz"))

    assert answer.one("div", class_="empty").one("h2").words == "لم نجد شيئاً بهذه الكلمات"
    assert names(client, "/search?q=xxyyzz") == []
    assert "/c/bukhoor-group" in {link["href"] for link in answer.one("main").all("a")}
    assert names(client, "/search?q=kooz") == ["كوز ماء من الفخار"]


def test_without_words_everything_is_shown(client: FlaskClient) -> None:
    made = goods(("أ", "a"), ("ب", "b"))

    for path in ("/search", "/search?q=", "/search?q=%20%00%E2%80%AE"):
        assert sorted(names(client, path)) == sorted(product.name_ar for product in made), path


def test_the_filters_of_a_search_keep_its_words(client: FlaskClient, index: Index) -> None:
    goods(("بخور ورد", "a"), ("بخور عود", "b"), stock=3)
    goods(("بخور فهد", "c"), stock=None)
    index()
    found_at = f"/search?q={quote('بخور')}"

    answer = page(client.get(f"{found_at}&ready=yes&sort=price"))

    panel, order = answer.one("form", class_="stack"), answer.one("form", class_="sort")
    assert panel.one("input", name="q")["value"] == "بخور"
    assert panel.one("input", name="sort")["value"] == "price"
    assert order.one("input", name="q")["value"] == "بخور"
    assert order.one("input", name="ready")["value"] == "yes"
    assert len(answer.all("li", class_="card")) == 2
    chips = answer.one("ul", class_="removable")
    assert [chip["value"] for chip in chips.all("button")] == ["ready.yes"]
    assert chips.one("a")["href"] == f"{found_at}&sort=price"


def test_the_best_come_first_unless_another_order_is_asked_and_kept(client: FlaskClient, index: Index) -> None:
    for number in range(26):
        goods((f"بخور {number}", f"Incense {number}"), price=100_00 - number * 100)
    index()
    found_at = f"/search?q={quote('بخور')}"
    usual, newest = page(client.get(found_at)), page(client.get(f"{found_at}&sort=newest"))

    assert usual.one("option", selected="")["value"] == "best"
    assert newest.one("option", selected="")["value"] == "newest"
    second = newest.one("nav", class_="pager").all("a")[-1]["href"]
    assert "sort=newest" in second
    assert names(client, second) == ["بخور 1", "بخور 0"]
    assert names(client, f"{found_at}&sort=price")[0] == "بخور 25"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("chosen", [{}, {"ready": "yes"}, {"without": "nuts"}, {"price_to": "80"}])
def test_the_counts_of_a_search_are_the_rows_it_shows(
    client: FlaskClient, index: Index, prefix: str, chosen: dict[str, str]
) -> None:
    goods(("بخور ورد", "a"), ("بخور عود", "b"), stock=3)
    goods(("بخور فهد", "c"), making=catalogue.Making(allergens=("nuts",)), price=7000)
    with unit_of_work():
        a_product(of=a_family(name=("دار البخور", "Incense House")), name=("مبخرة", "d"), stock=None)
    index()
    asked = {"q": "بخور", **chosen}
    answer = page(client.get(address(f"{prefix}/search", asked)))

    shown_now = len(names(client, address("/search", asked)))
    assert answer.one("p", role="status").words == counted("product", shown_now, "en" if prefix else "ar")
    for label in answer.one("form", class_="stack").all("label"):
        if label.all("small"):
            field = label.one("input")
            shown = names(client, address("/search", {**asked, field["name"]: field["value"]}))
            assert len(shown) == int(label.one("small").words), field.attrs


def test_categories_and_families_that_answer_stand_above(client: FlaskClient, index: Index) -> None:
    with unit_of_work():
        family = a_family(name=("دار البخور", "Incense House"))
        a_product(of=family)
    index()

    beside = page(client.get(f"/en/search?q={quote('بخور')}")).one("main").one("ul", class_="chips")

    links = {link["href"]: link.words for link in beside.all("a")}
    assert links["/en/c/bukhoor"] == "Incense"
    assert links[f"/en/f/{family.slug}"] == "Incense House"


def test_what_may_not_be_seen_any_more_is_left_out_at_once(client: FlaskClient, index: Index) -> None:
    with unit_of_work():
        family = a_family(name=("دار السدو", "Sadu House"))
        hidden, closed, shown = a_product(), a_product(of=family), a_product()
    index()
    with unit_of_work():
        catalogue.hide(catalogue.get(hidden.id), SYSTEM, reason="")
        families.suspend(families.get(family.id), SYSTEM, reason="شكوى")

    answer = client.get(f"/search?q={quote('معمول ورد')}")
    suggested = client.get(f"/search/suggestions?q={quote('دار')}")

    assert [card.one("bdi").words for card in page(answer).all("li", class_="card")] == [shown.name_ar]
    assert closed.name_ar not in answer.text
    assert suggested.json == []


def test_what_is_being_typed_is_gone_on_with(client: FlaskClient, index: Index) -> None:
    [product] = goods(("معمول الورد", "Rose maamoul"))
    index()

    arabic = client.get(f"/search/suggestions?q={quote('معم')}")
    english = client.get(f"/en/search/suggestions?q={quote('معم')}")

    href = f"/p/{product.id}-معمول-الورد"
    assert arabic.json == [{"label": "معمول الورد", "href": href, "kind": "product", "words": "منتج معروض"}]
    assert english.json[0]["label"] == "Rose maamoul"
    assert english.json[0]["href"].startswith("/en/p/")
    assert client.get("/search/suggestions").json == []


def test_a_market_without_an_index_says_so_and_stands(client: FlaskClient) -> None:
    goods(("معمول", "Maamoul"))

    answer = client.get(f"/search?q={quote('معمول')}")

    assert answer.status_code == 200
    assert "البحث يُجهَّز الآن" in answer.text
    assert "لم نجد شيئاً" not in answer.text
    assert client.get(f"/search/suggestions?q={quote('معمول')}").json == []


HOSTILE = (
    "*", "*a* *b* *c* *d* *e*", "?" * 50, "[a TO z]", "{a TO z}", "name:x", "NOT NOT NOT NOT a", "a AND", "OR OR", "(" * 5000,
    ")" * 5000, "((((((((a))))))))", '"' * 99, '"a', "a~99", "a^1e400", "\\", "/.*/", "' OR 1=1 --", "%_%", "\0", "a\0b",
    "\u202egnp.exe", "\u200b" * 300, "ـ" * 100, "َ" * 100, "a" * 10_000, "ش " * 6_000, "1" * 400, "٣" * 100, "<script>",
    "${7*7}", "{{7*7}}", "a\nb\r\nc", "🧿" * 100, "İ", "ß" * 50, "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "-", "- - -", "-بخور", '-"بخور"', "+", "&&", "بخور " * 19, "e\u0301" * 50,
)  # fmt: skip
MOST_SECONDS = 0.5


def test_any_question_is_answered_soon(app: Flask, client: FlaskClient) -> None:
    a_crowd(app, 300)
    client.get("/search?q=a")

    assert len(HOSTILE) >= 40
    for words in HOSTILE:
        for path in ("/search", "/search/suggestions"):
            begun = time.perf_counter()
            answer = client.get(path, query_string={"q": words})
            assert answer.status_code == 200, words[:40]
            assert time.perf_counter() - begun < MOST_SECONDS, words[:40]
            assert "<script>" not in answer.text


def test_more_hits_than_a_database_takes_at_once_are_cut(client: FlaskClient) -> None:
    assert shelves.among(range(1, 5_000), shelves.Filter()).page.total == 0
    assert client.get("/search?page=999").status_code == 200
