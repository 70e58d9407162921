"""One request is one unit of work: reading changes no row, a refusal undoes everything, counted tries stay."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from storefront.community.limits.models import TryCount
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from storefront.web.kit.requests import key_of
from tests.builders.browser import post
from tests.builders.goods import a_product, variant_of
from tests.builders.walking import READERS, Whole, digest

Counting = Callable[[], AbstractContextManager[list[str]]]
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.parametrize("name", READERS)
def test_reading_changes_no_row(application: Flask, whole: Whole, count_queries: Counting, name: str) -> None:
    before, reader = digest(), whole.readers[name]

    with count_queries() as asked:
        for rule in application.url_map.iter_rules():
            for path in whole.paths(rule) if "GET" in (rule.methods or ()) else ():
                status = reader.get(path).status_code
                assert status < 500 or rule.endpoint == "hooks.health.ready", path

    assert digest() == before
    assert [statement for statement in asked if statement.lstrip().upper().startswith(WRITES)] == []


def test_a_refused_request_leaves_nothing_behind(client: FlaskClient) -> None:
    with unit_of_work():
        variant = variant_of(a_product(stock=1))

    assert post(client, "/cart/lines", variant_id=variant.id, quantity="2").status_code == 422
    assert count(Cart) == 0
    assert client.get_cookie("basket") is None


def test_a_wrong_try_stays_counted(client: FlaskClient) -> None:
    assert post(client, "/tracking", reference="K7M2PX4Q", mobile="0551234567").status_code == 422

    assert count(TryCount) > 0


def count(table: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("number", ["0", str(2**63 - 1), str(2**63), "9" * 40, "9" * 5_000, "-1", "1.5", "x", "1" * 19])
def test_a_number_no_row_has_is_no_address(client: FlaskClient, number: str) -> None:
    assert client.get(f"/p/{number}").status_code == 404
    assert client.get(f"/p/{number}-بخور").status_code == 404


WORDS = ("a\0b", "\0", "a'b", "ش" * 5_000, "<b>", "..", "%", "\u202e", "a\nb")


@pytest.mark.parametrize("path", ["/c/{}", "/f/{}", "/seasons/{}", "/regions/{}", "/pages/{}", "/account/reset/{}"])
def test_a_word_that_is_no_name_is_no_address(client: FlaskClient, path: str) -> None:
    for word in WORDS:
        assert client.get(path.format(quote(word, safe=""))).status_code in (404, 410), word


def test_bytes_that_are_no_text_are_no_address(client: FlaskClient) -> None:
    for path in ("/c/%ff%fe", "/f/%ed%a0%80", "/c/%C0%AF", "/%2e%2e/%2e%2e/etc/passwd", "/c/%25"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("12", 12),
        (str(2**63 - 1), 2**63 - 1),
        (str(2**63), None),
        ("9" * 40, None),
        ("٣", None),
        ("-1", None),
        ("", None),
    ],
)
def test_a_form_names_a_row_or_nothing(text: str, key: int | None) -> None:
    assert key_of(text) == key
    assert key_of(None) is None
