"""The addresses of the pages of a list: everything that was asked stays in them, and search engines keep one of each."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock, paging
from storefront.kernel.units import unit_of_work
from storefront.web.kit.page_links import PageLinks, address
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reading import page

LIST = "/c/bukhoor"
CHOICES = ("ready=yes", "sort=price", "price_from=10", "without=nuts", "region=riyadh", "q=بخور")


def canonical(client: FlaskClient, path: str) -> str:
    """What a page says its one address is; both ways of saying it agree."""
    found = page(client.get(path))
    said = found.one("link", rel="canonical")["href"]
    assert found.one("meta", property="og:url")["content"] == said
    return said


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_each_page_of_a_plain_list_is_itself_to_search_engines(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        house = a_family()
        for _ in range(paging.PAGE_SIZE + 1):
            a_product(of=house)
    plain = f"http://localhost{prefix}"

    for path in (LIST, f"/f/{house.slug}", "/regions/riyadh"):
        assert canonical(client, prefix + path) == plain + path
        assert canonical(client, f"{prefix}{path}?page=1") == plain + path
        assert canonical(client, f"{prefix}{path}?page=2") == f"{plain}{path}?page=2"
        upto = int(clock.now().timestamp())
        assert canonical(client, f"{prefix}{path}?page=2&upto={upto}") == f"{plain}{path}?page=2"
        assert canonical(client, f"{prefix}{path}?page=3") == plain + path


@pytest.mark.parametrize("choice", CHOICES)
def test_a_chosen_part_of_a_list_leads_to_the_beginning_of_the_whole(client: FlaskClient, choice: str) -> None:
    with unit_of_work():
        house = a_family()
        for _ in range(paging.PAGE_SIZE + 1):
            a_product(of=house)
    path = "/search" if choice.startswith("q=") else LIST

    assert canonical(client, f"{path}?{choice}&page=2") == f"http://localhost{path}"


def test_an_address_says_nothing_empty_and_keeps_its_order() -> None:
    assert address("/c", {"q": "", "sort": "price", "without": ["fish", "nuts"], "part": None, "city": []}) == (
        "/c?sort=price&without=fish&without=nuts"
    )
    assert address("/c", {"q": ""}) == "/c"


def test_each_page_carries_on_what_was_asked_and_the_first_has_no_number() -> None:
    pages = PageLinks(paging.Page([], 1, 30), "/office/refunds", {"state": "failed"})

    assert [pages.href(number) for number in (1, 2)] == [
        "/office/refunds?state=failed",
        "/office/refunds?state=failed&page=2",
    ]
