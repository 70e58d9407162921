"""Pages that only tell: in both languages, with nothing left to translate, and nothing else at their addresses."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import commissions
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


@pytest.mark.parametrize(
    ("basis_points", "keeps", "stays"), [(None, "92", "8"), (750, "92.50", "7.50"), (0, "100", "0")]
)
@pytest.mark.parametrize("name", ["about", "open-a-shop"])
def test_what_stays_with_a_family_is_told_as_the_commission_of_today_has_it(
    client: FlaskClient, name: str, basis_points: int | None, keeps: str, stays: str
) -> None:
    if basis_points is not None:
        with unit_of_work():
            officer = Actor(user_id=a_member().id, roles=frozenset({"staff"}))
            commissions.set_rule(
                commissions.Scope(), basis_points, commissions.Days(clock.today()), officer, reason="كذا"
            )

    words = page(client.get(f"/en/pages/{name}")).one("article").words

    assert f" {keeps}" in words.partition("Of every 100 riyals")[2][:80]
    assert name != "about" or f"{stays} run the market" in words


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "آخر رابط مشاركة جئت به"), ("/en", "the last shared link you came by")]
)
def test_privacy_says_that_the_link_one_came_by_is_kept(client: FlaskClient, prefix: str, words: str) -> None:
    assert words in page(client.get(f"{prefix}/pages/privacy")).one("article").words
