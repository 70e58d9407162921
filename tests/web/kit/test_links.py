"""Links: absolute ones from the configured address alone, the same page in both languages, no way to another site."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.web.kit import links
from storefront.web.kit.locale import read_in
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page


def head_of(client: FlaskClient, path: str) -> dict[str, str]:
    """The canonical address of a page and its sisters in other languages."""
    found = page(client.get(path)).all("link")
    named = {link["hreflang"]: link["href"] for link in found if link.get("rel") == "alternate"}
    return {**named, "canonical": next(link["href"] for link in found if link.get("rel") == "canonical")}


@pytest.mark.parametrize(
    "path", ["/", "/c/bukhoor", "/families", "/seasons", "/search", "/cart", "/pages/help", "/tracking"]
)
def test_every_page_names_itself_and_its_sister_both_ways(client: FlaskClient, path: str) -> None:
    with unit_of_work():
        a_product()
    here, there = f"http://localhost{path}", f"http://localhost/en{path}"
    both = {"ar": here, "en": there, "x-default": here}

    assert head_of(client, path) == {**both, "canonical": here}
    assert head_of(client, f"/en{path}") == {**both, "canonical": there}


def test_filters_survive_the_change_of_language_and_stay_out_of_the_canonical_address(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()
    asked = "/c/bukhoor?ready=yes&without=milk,nuts&sort=price"
    sisters = {lang: f"http://localhost{prefix}/c/bukhoor" for lang, prefix in (("ar", ""), ("en", "/en"))}

    for lang, other, path in (("ar", "en", asked), ("en", "ar", f"/en{asked}")):
        told = head_of(client, path)
        assert told == {**sisters, "x-default": sisters["ar"], "canonical": sisters[lang]}
        assert page(client.get(path)).one("a", hreflang=other)["href"] == ("/en" if other == "en" else "") + asked


def test_the_second_page_names_the_second_page_of_its_sister(app: Flask) -> None:
    with app.test_request_context("/"):
        assert links.sisters("http://localhost/c/x?page=2")["en"] == "http://localhost/en/c/x?page=2"
    with read_in("en"), app.test_request_context("/", base_url="http://localhost/en"):
        assert links.sisters("http://localhost/en/")["ar"] == "http://localhost/"


def test_no_address_is_built_from_what_a_request_says_of_itself(app: Flask, client: FlaskClient) -> None:
    app.config["SITE_URL"], before = "https://dakkah.example", app.config["SITE_URL"]
    try:
        answer = client.get("/", headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"})
    finally:
        app.config["SITE_URL"] = before

    assert "evil.example" not in answer.text
    assert '<link rel="canonical" href="https://dakkah.example/">' in answer.text


@pytest.mark.parametrize(
    "target",
    [
        None, "", "cart", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
        "/\tevil", "/a\nb", "/a b", "http://[::1", "/ok\\..\\evil", "///evil.example", "\u2215\u2215evil.example",
    ],
)  # fmt: skip
def test_the_way_on_stays_on_this_site(target: str | None) -> None:
    assert links.own_path(target, "/cart") == "/cart"


@pytest.mark.parametrize("target", ["/", "/en/c/toys?page=2", "/p/5-%D8%A8", "/cart#family-3", "/a?next=//b"])
def test_a_plain_path_is_the_way_on(target: str) -> None:
    assert links.own_path(target, "/cart") == target


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://localhost", True),
        ("https://localhost", True),
        ("http://localhost.evil.example", False),
        ("http://evil.example", False),
        ("null", False),
        ("http://[::1", False),
        ("", False),
    ],
)
def test_an_origin_is_ours_or_not(app: Flask, origin: str, own: bool) -> None:
    with app.test_request_context("/"):
        assert links.is_own(origin) is own


@pytest.mark.parametrize("reference", ["A" * 81, "a b", "a.b", "ش", "a%00", "a'", "<b>"])
def test_a_reference_is_plain_or_no_address(client: FlaskClient, reference: str) -> None:
    assert client.get(f"/orders/{reference}").status_code == 404
    assert client.get(f"/orders/{reference}/payment").status_code == 404


def test_templates_build_an_address_once_for_each_language(app: Flask) -> None:
    path = app.jinja_env.globals["path"]
    with app.test_request_context("/"):
        assert path("shop.search.index", ready="yes") == path("shop.search.index", ready="yes") == "/search?ready=yes"
    with read_in("en"), app.test_request_context("/", base_url="http://localhost/en"):
        assert path("shop.search.index", ready="yes") == "/en/search?ready=yes"


def test_arabic_words_in_an_address_are_written_as_browsers_write_them() -> None:
    assert links.quoted("/p/5-بخور") == "/p/5-%D8%A8%D8%AE%D9%88%D8%B1"
