"""The groups of goods in every page's menu: in the reader's language, the open one marked, each with its drawing."""

from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import taxonomy
from storefront.kernel.units import unit_of_work
from storefront.web.kit.menu import ICONS, group_picture
from tests.builders.reading import page


def a_group(slug: str, *names: str) -> None:
    with unit_of_work():
        taxonomy.add_category(slug=slug, parent=None, names=(names[0], names[1]), position=0)


def test_the_menu_is_in_the_readers_language(client: FlaskClient) -> None:
    a_group("pottery", "الفخار", "Pottery")

    arabic, english = (page(client.get(path)).one("nav", class_="cats") for path in ("/", "/en/"))

    assert arabic.one("a", href="/c/pottery").words == "الفخار"
    assert english.one("a", href="/en/c/pottery").words == "Pottery"


def test_the_open_group_is_marked(client: FlaskClient) -> None:
    a_group("pottery", "الفخار", "Pottery")
    a_group("toys", "الألعاب", "Toys")

    marked = page(client.get("/en/c/toys")).one("nav", class_="cats").all("a", aria_current="page")

    assert [link["href"] for link in marked] == ["/en/c/toys"]


def test_every_group_we_know_is_drawn(app: Flask) -> None:
    with app.app_context():
        assert all(f"/{slug}." in group_picture(slug) for slug in ICONS)


def test_a_group_nobody_has_drawn_yet_breaks_no_page(client: FlaskClient) -> None:
    a_group("weaving-2", "نسيج", "Weaving")

    for path in ("/", "/categories", "/c/weaving-2"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "/images/drawings/basket." in answer.text, path
