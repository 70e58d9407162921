"""Pages that only tell: in both languages, with nothing left to translate, and nothing else at their addresses."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways
from storefront.web.shop.pages import TEMPLATES
from tests.builders.community import a_member, sign_in
from tests.builders.reading import page

ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_tells_the_same_in_both_languages(client: FlaskClient, name: str) -> None:
    arabic, english = (page(client.get(f"{prefix}/pages/{name}")).one("article") for prefix in ("", "/en"))

    assert len(arabic.all("h2")) == len(english.all("h2")) >= 3
    assert not ARABIC.search(english.words)
    assert ARABIC.search(arabic.words)


def opens(client: FlaskClient, href: str) -> bool:
    """Whether a link leads to a page: at once, or, when it is one for members, for somebody who has signed in."""
    answer = client.get(href)
    if not (answer.location or "").startswith("/account/sign-in?"):
        return answer.status_code == 200
    member = client.application.test_client()
    with unit_of_work():
        person = a_member()
    sign_in(member, person)
    return member.get(href).status_code == 200


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_links_of_a_page_lead_somewhere(client: FlaskClient, name: str) -> None:
    links = [link["href"] for link in page(client.get(f"/pages/{name}")).one("article").all("a")]
    for href in (href for href in links if not href.startswith(("mailto:", "tel:"))):
        assert opens(client, href), href


@pytest.mark.parametrize("name", ["", "terms", "about.html", "About", "..", "about/x"])
def test_nothing_else_is_told(client: FlaskClient, name: str) -> None:
    assert client.get(f"/pages/{name}").status_code == 404


@pytest.mark.parametrize("method", ["card", "transfer"])
def test_help_names_the_ways_to_pay_that_are_open_today(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    sentences = {"card": "By card, before it is made.", "transfer": "By transfer from your bank account"}
    monkeypatch.setattr(gateways, "METHODS", {"cash": "cash", method: "one"})

    text = client.get("/en/pages/help").text

    assert [name for name, words in sentences.items() if words in text] == [method]
    assert "In cash, when you collect it" in text
