"""Lines that are to be seen where they belong: what is printed under one another ends at the same edge, and nothing is ruled
off from nothing."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product
from tests.builders.reading import page as read
from tests.builders.shopping import put_in, walk
from tests.web.shop.test_receipts import accepted, path

EDGES = """chosen => [...document.querySelectorAll(chosen)].map(e => {
  const range = document.createRange(); range.selectNodeContents(e);
  const box = range.getBoundingClientRect(); return [Math.round(box.left), Math.round(box.right)];
})"""


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def show(screen: Page, client: FlaskClient, address: str) -> None:
    """A page with its own style sheet, on a screen."""
    answer = client.get(address)
    sheet = next(link["href"] for link in read(answer).all("link") if link["rel"] == "stylesheet")
    screen.set_content(answer.text)
    with client.get(sheet) as style:
        screen.add_style_tag(content=style.text)


@pytest.mark.parametrize(("prefix", "start", "end"), [("", 1, 0), ("/en", 0, 1)])
def test_the_table_of_a_receipt_begins_and_ends_where_its_sums_do(
    client: FlaskClient, screen: Page, prefix: str, start: int, end: int
) -> None:
    show(screen, client, prefix + path(accepted(client)))

    goods, sums = (screen.evaluate(EDGES, chosen) for chosen in (".tbl tbody td", ".totals > div:first-child > *"))

    assert abs(goods[0][start] - sums[0][start]) <= 1
    assert abs(goods[-1][end] - sums[-1][end]) <= 1


def test_nothing_is_ruled_off_below_the_last_thing_of_a_panel(client: FlaskClient, screen: Page) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product)
    walk(client, product)
    show(screen, client, "/checkout/delivery")

    assert screen.eval_on_selector(".reach .fold", "e => getComputedStyle(e).borderBlockEndWidth") == "0px"
