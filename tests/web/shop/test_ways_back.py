"""How money goes back: to where it came from, in so many days, never that it is there."""

import pytest
from flask import Flask

from storefront.web.kit.locale import read_in
from storefront.web.shop.ways_back import way_back


@pytest.mark.parametrize(
    ("method", "arabic", "english"),
    [
        ("card", "إلى البطاقة التي دُفع بها", "to the card it was paid with"),
        ("transfer", "إلى الحساب الذي حُوّل منه", "to the account it was sent from"),
        ("cash", "تعيد إليك الأسرة", "the family gives you"),
    ],
)
def test_money_goes_back_the_way_it_came(app: Flask, method: str, arabic: str, english: str) -> None:
    said = {}
    for language in ("ar", "en"):
        with app.test_request_context("/"), read_in(language):
            said[language] = way_back(method, 12_550)

    assert arabic in said["ar"]
    assert english in said["en"]
    assert "125.50" in said["ar"]
    assert "SAR 125.50" in said["en"]


def test_cash_a_courier_took_comes_back_from_the_office(app: Flask) -> None:
    with app.test_request_context("/"):
        courier, card = way_back("cash", 12_550, by_courier=True), way_back("card", 12_550, by_courier=True)

    assert "فيعيد إليك مكتب دكّة 125.50 ر.س بتحويل أو نقداً" in courier
    assert "إلى البطاقة التي دُفع بها" in card
