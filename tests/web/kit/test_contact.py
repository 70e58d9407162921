"""How people reach the market: on the help page, at the foot of pages and letters, and nothing that the settings lack."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.treasury import gateways
from storefront.web.kit.contact import Contact
from tests.builders.reading import page

MAIL, PHONE = "help@dakkah.example", "011 000 0000"


@pytest.mark.parametrize("path", ["/", "/en/", "/pages/help", "/en/pages/help", "/pages/open-a-shop"])
def test_the_foot_of_a_page_says_how_to_reach_the_market(client: FlaskClient, path: str) -> None:
    foot = page(client.get(path)).one("footer")

    assert foot.one("a", href=f"mailto:{MAIL}").words == MAIL
    assert foot.one("a", href="tel:0110000000").words == PHONE


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_help_page_holds_every_way(client: FlaskClient, prefix: str) -> None:
    contact = page(client.get(f"{prefix}/pages/help")).one("section", id="contact")

    assert all(way in contact.words for way in (MAIL, PHONE, "DKKH0000"))


def test_what_the_settings_lack_is_not_shown(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MARKET_EMAIL", "MARKET_PHONE", "MARKET_ADDRESS"):
        monkeypatch.setitem(app.config, name, "")

    for path in ("/", "/pages/help", "/pages/open-a-shop"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not [link for link in page(answer).all("a") if link["href"].startswith(("mailto:", "tel:"))]


@pytest.mark.parametrize(("prefix", "word"), [("", "%D8%A7%D8%B3%D9%85"), ("/en", "Name%20of%20the%20family%3A%0D%0A")])
def test_who_wants_a_shop_begins_a_letter_with_what_will_be_asked(client: FlaskClient, prefix: str, word: str) -> None:
    article = page(client.get(f"{prefix}/pages/open-a-shop")).one("article")

    letter = next(link["href"] for link in article.all("a") if "?subject=" in link["href"])
    assert letter.startswith(f"mailto:{MAIL}?subject=")
    assert word in letter


@pytest.mark.parametrize(
    ("written", "dialled"), [("011 000 0000", "0110000000"), ("+966 (11) 000-0000", "+966110000000"), ("", "")]
)
def test_a_phone_is_dialled_by_its_digits(written: str, dialled: str) -> None:
    assert Contact("", written, "").dialled == dialled


@pytest.mark.parametrize("method", ["card", "transfer"])
def test_the_foot_names_the_ways_to_pay_that_are_open_today(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(gateways, "METHODS", {"cash": "cash", method: "one"})

    ways = page(client.get("/en/")).one("ul", class_="pay").words

    assert [name for name, words in (("card", "Bank card"), ("transfer", "Bank transfer")) if words in ways] == [method]
