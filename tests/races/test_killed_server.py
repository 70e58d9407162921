import time

import pytest
from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from tests.builders.goods import a_product
from tests.races.buying import BUTTON, a_wish, before_the_button
from tests.races.dying import sent_until_it_lives
from tests.races.markets import Market, broken
from tests.running import serving


@pytest.mark.parametrize("method", ["cash", "pretend"])
def test_killed(market: Market, method):
    mortal = market.elsewhere()
    with unit_of_work():
        product = a_product(stock=5)
    with serving(mortal.running, app="tests.races.mortal_server:app"):
        (v,) = before_the_button(mortal, 1, a_wish(product), method=method)
        key = v.form(BUTTON)["key"]
        seen = []

        def look():
            assert broken() == {}
            seen.append(db.session.scalar(select(func.count()).select_from(Order).where(Order.checkout_key == key)))
            db.session.rollback()

        t = time.time()
        deaths, answer = sent_until_it_lives(v, BUTTON, look)
        print(deaths, answer.status, answer.leads_to, seen, time.time() - t)
