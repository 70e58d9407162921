"""The way in: what is sold, what is ready, what comes, who makes it, from where."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import catalogue, favourites
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family, a_member, a_region, sign_in
from tests.builders.goods import a_product, a_season
from tests.builders.reading import Element, page


def section(client: FlaskClient, name: str, path: str = "/") -> Element:
    return page(client.get(path)).one("section", aria_labelledby=f"h-{name}")


@pytest.mark.parametrize(
    ("path", "title", "lang"),
    [("/", "من دكّة بيتهم إلى باب بيتك", "ar"), ("/en/", "From their doorstep to yours", "en")],
)
def test_the_way_in_is_there_in_both_languages(client: FlaskClient, path: str, title: str, lang: str) -> None:
    answer = page(client.get(path))

    assert answer.one("html")["lang"] == lang
    assert answer.one("h1").words == title
    assert answer.one("form", role="search")["action"] == ("/en/search" if lang == "en" else "/search")


def test_an_empty_market_stands_without_empty_shelves(client: FlaskClient) -> None:
    labels = [one.get("aria-labelledby") for one in page(client.get("/")).all("section")]

    assert "h-ready" not in labels
    assert "h-seasons" not in labels
    assert "h-houses" not in labels


def test_what_is_ready_today_is_shown_and_what_is_not_is_not(client: FlaskClient) -> None:
    with unit_of_work():
        ready = a_product()
        a_product(stock=0)
        a_product(stock=None)
        catalogue.hide(a_product(), SYSTEM, reason="")
        a_product(of=a_family(closed_until=clock.today() + timedelta(days=3)))

    shelf = section(client, "ready")

    assert [card.one("bdi").words for card in shelf.all("li", class_="card")] == [ready.name_ar]
    assert shelf.one("a", class_="more")["href"] == "/search?ready=yes"


def test_a_shelf_of_the_first_page_is_short(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        for _ in range(10):
            a_product(of=family)

    assert len(section(client, "ready").all("li", class_="card")) == 8


def test_groups_regions_seasons_and_families_lead_on(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)
        a_season()

    assert section(client, "crafts").one("a", href="/c/bukhoor-group")
    assert section(client, "regions", "/en/").one("a", href="/en/regions/riyadh").words == "Riyadh Region"
    assert section(client, "seasons").one("a", href="/seasons/ramadan").words == "رمضان"
    assert section(client, "houses", "/en/").one("h3").one("a")["href"] == f"/en/f/{family.slug}"


def test_the_proof_counts_what_can_be_bought(client: FlaskClient) -> None:
    with unit_of_work():
        for _ in range(3):
            a_product()
        families.suspend(a_family(), SYSTEM, reason="شكوى")
        a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))

    assert page(client.get("/en/")).one("p", class_="proof").words == "3 families2 regions3 products"


def test_a_family_on_holiday_says_so(client: FlaskClient) -> None:
    with unit_of_work():
        a_family(closed_until=clock.today() + timedelta(days=3))

    assert "في إجازة" in section(client, "houses").words


def test_a_member_sees_the_hearts_they_gave(client: FlaskClient) -> None:
    with unit_of_work():
        user = a_member()
        favourites.add(user.id, a_product())
    stranger = section(client, "ready").one("button", class_="heart")
    sign_in(client, user)

    mine = section(client, "ready").one("button", class_="heart")

    assert (stranger["name"], mine["name"]) == ("keep", "drop")


def test_nothing_private_of_a_family_is_on_the_page(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)

    for path in ("/", "/en/", "/families", "/regions/riyadh", "/c/bukhoor"):
        text = client.get(path).text
        assert not [secret for secret in (family.legal_name, family.mobile, family.collection_place) if secret in text]


def test_what_is_ready_is_of_many_families_and_fills_up_with_more_of_one(client: FlaskClient) -> None:
    with unit_of_work():
        small, large = a_family(), a_family()
        theirs = [a_product(of=small).name_ar for _ in range(3)]
        for _ in range(9):
            a_product(of=large)

    shown = [card.one("bdi").words for card in section(client, "ready").all("li", class_="card")]

    assert len(shown) == 8
    assert len(set(shown[:4]) & set(theirs)) == 2
