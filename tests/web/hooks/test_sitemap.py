"""For search engines: every public page in both languages, and only public ones."""

import sys
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import catalogue
from storefront.kernel import arabic
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.kit.links import quoted
from storefront.web.shop.pages import TEMPLATES
from tests.builders.browser import Browser
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_season

SITE = "http://localhost"
NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def listed(client: FlaskClient, part: str) -> list[str]:
    """The addresses of a part of the map."""
    answer = client.get(f"/sitemap.xml?part={part}")
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return [str(loc.text) for loc in ElementTree.fromstring(answer.text).iter(f"{NAME}loc")]


def test_the_map_names_its_parts(client: FlaskClient) -> None:
    with unit_of_work():
        a_product()

    parts = [loc.text for loc in ElementTree.fromstring(client.get("/sitemap.xml").text).iter(f"{NAME}loc")]

    assert parts == [f"{SITE}/sitemap.xml?part={part}" for part in (0, 1)]


def test_every_public_page_is_on_it_in_both_languages(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)
        a_season()
    paths = [
        "/",
        "/categories",
        "/families",
        "/seasons",
        "/exhibitions",
        "/markets",
        "/c/bukhoor",
        "/c/bukhoor-group",
        "/seasons/ramadan",
    ]
    paths += ["/regions/riyadh", f"/f/{family.slug}", *(f"/pages/{name}" for name in TEMPLATES)]

    found = listed(client, "0")

    assert sorted(found) == sorted(f"{SITE}{prefix}{path}" for path in paths for prefix in ("", "/en"))


def test_each_page_names_its_sister(client: FlaskClient) -> None:
    answer = ElementTree.fromstring(client.get("/sitemap.xml?part=0").text)

    for url in answer.iter(f"{NAME}url"):
        named = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(LINK)}
        assert named["en"] == named["ar"].replace(SITE, f"{SITE}/en", 1)
        assert url.findtext(f"{NAME}loc") in named.values()


def test_every_address_on_it_leads_somewhere_at_once(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        a_product(name=("دهن «ورد» & عود", "Rose <oil>"))
        a_season()

    for address in listed(client, "0") + listed(client, "1"):
        answer = Browser(app, app.response_class).get(address.removeprefix(SITE))
        assert answer.status_code == 200, address


def test_goods_are_on_it_while_they_may_be_seen(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        shown, hidden, closed = a_product(), a_product(), a_product(of=family)
        catalogue.hide(hidden, SYSTEM, reason="")
        families.suspend(family, SYSTEM, reason="شكاوى")

    found = listed(client, "1")

    assert [address for address in found if f"/p/{shown.id}-" in address]
    assert not [address for address in found if f"/p/{hidden.id}" in address or f"/p/{closed.id}" in address]
    assert not [address for address in listed(client, "0") if family.slug in address]


def test_goods_come_in_parts(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["storefront.web.hooks.sitemap"], "EACH", 2)
    with unit_of_work():
        goods = [a_product() for _ in range(3)]

    first, second = (listed(client, part) for part in "12")

    assert (len(first), len(second)) == (4, 2)
    assert f"{SITE}/p/{goods[2].id}-{slug_of(goods[2])}" == second[0]
    assert client.get("/sitemap.xml").text.count("<sitemap>") == 3


def slug_of(product: catalogue.Product) -> str:
    return quoted(arabic.slug(product.name_ar))


@pytest.mark.parametrize("part", ["", "x", "-1", "9" * 400, "%00", "٣", "2", "99999"])
def test_a_part_the_map_does_not_name_is_not_there(client: FlaskClient, part: str) -> None:
    with unit_of_work():
        a_product()

    assert client.get(f"/sitemap.xml?part={part}").status_code == 404
    assert listed(client, "1")


def test_robots_are_told_where_not_to_go(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    lines = answer.text.splitlines()

    assert answer.mimetype == "text/plain"
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
    for part in ("/cart", "/checkout", "/orders/", "/account", "/search", "/tracking"):
        assert f"Disallow: {part}" in lines
        assert f"Disallow: /en{part}" in lines


def test_nothing_on_the_map_is_closed_to_robots(client: FlaskClient) -> None:
    with unit_of_work():
        a_product()
        a_season()
    closed = [line.split()[1] for line in client.get("/robots.txt").text.splitlines() if line.startswith("Disallow")]

    for address in listed(client, "0") + listed(client, "1"):
        assert not address.removeprefix(SITE).startswith(tuple(closed)), address
