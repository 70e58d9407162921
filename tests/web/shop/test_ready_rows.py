"""What is said of each line of a ready basket."""

import pytest
from flask import Flask

from storefront.goods import catalogue, sharing, stock
from storefront.kernel.actors import SYSTEM
from storefront.web.kit.locale import read_in
from storefront.web.shop.parcels import Line
from storefront.web.shop.ready_rows import rows_of
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_ready_basket


def row(app: Flask, change: str) -> Line:
    """The one line of a basket after something has changed."""
    product = a_product(stock=9, price=(1_000, 2_000), personal_max=9)
    link = a_ready_basket((product, 4), text="نورة")
    if change == "hidden":
        catalogue.hide(product, SYSTEM, reason="")
    elif change == "dearer":
        catalogue.reprice(variant_of(product), 1_500)
    elif change == "needs a text":
        product.personal_needed, sharing.lines(link.code)[0].personal_text = True, ""
    elif change == "takes fewer letters":
        product.personal_max = 2
    elif change:
        stock.count(variant_of(product), int(change))
    with app.test_request_context("/en/"), read_in("en"):
        return rows_of(sharing.ready(link.code))[0]


@pytest.mark.parametrize(
    ("change", "kind", "said", "total"),
    [
        ("hidden", "bad", "no longer", 0),
        ("0", "bad", "Sold out", 0),
        ("3", "warn", "3 pieces", 3_000),
        ("dearer", "warn", "10", 6_000),
        ("needs a text", "bad", "without a text", 0),
        ("takes fewer letters", "bad", "with this text", 0),
    ],
)
def test_what_is_other_is_said(app: Flask, change: str, kind: str, said: str, total: int) -> None:
    found = row(app, change)

    assert found.note is not None
    assert (found.note[0], said.casefold() in found.note[1].casefold(), found.line_minor) == (kind, True, total)


def test_a_line_says_which_choice_it_is_and_what_is_written_on_it(app: Flask) -> None:
    found = row(app, "")

    assert (found.note, found.quantity, found.line_minor) == (None, 4, 4_000)
    assert ("100 g" in found.options, "نورة" in found.options) == (True, True)
    assert "/p/" in found.href


def test_hidden_goods_have_no_page_to_lead_to(app: Flask) -> None:
    assert row(app, "hidden").href == ""
