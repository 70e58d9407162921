"""The terms of a family's own delivery in words."""

import pytest
from flask import Flask

from storefront.trade.delivery import Zone
from storefront.web.shop.zones import terms_of


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (Zone(1500), ""),
        (Zone(0, 20_000), ""),
        (Zone(1500, 20_000), "مجاناً من 200 ر.س"),
        (Zone(1500, 20_000, 5_050), "مجاناً من 200 ر.س · أقل طلب 50.50 ر.س"),
    ],
)
def test_terms_are_said_where_they_matter(app: Flask, zone: Zone, said: str) -> None:
    with app.test_request_context():
        assert terms_of(zone).replace("\u2068", "").replace("\u2069", "") == said
