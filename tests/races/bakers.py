"""Shoppers who all want the same cake, many at once in one process: each places orders one after the other, by the real
commands, and asks again when the day they saw was taken meanwhile. Says how many were placed."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from flask import Flask
from sqlalchemy.exc import OperationalError

import config
from storefront import create_app
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, checkouts, orders
from storefront.trade.checkouts.refusals import DayHasMoved

PATIENCE = 200  # tries of one order
MOST_PIECES = 3
STREET = {"short_address": "RRRD2929"}


def buy(variant_id: int, city_id: int, name: str, pieces: int) -> None:
    """One order of so many pieces, collected, to be paid at the door."""
    with unit_of_work():
        cart, _ = carts.open_cart(user_id=None)
        carts.choose_city(cart, city_id)
        carts.put(cart, variant_id, pieces)
        (part,) = carts.basket(cart).parts
        carts.choose_way(cart, part.family.id, way="collect")
        basket = carts.basket(cart)
        seen = {part.family.id: part.arrives_on for part in basket.parts}
        checkout = checkouts.Checkout(name, "cash", basket.total_minor, seen)
        contact = orders.Contact(name="سارة", mobile="+966551234567", email="", language="ar", **STREET)
        checkouts.place(basket, contact, checkout, user_id=None, link=f"link-{name}")


def buyer(app: Flask, variant_id: int, city_id: int, number: int, times: int) -> int:
    """One shopper: so many orders, of one, two and three pieces in turn; how often the day had moved, or nobody got through."""
    again = count()
    with app.app_context():
        for turn in range(times):
            for _ in range(PATIENCE):
                try:
                    buy(variant_id, city_id, f"{os.getpid()}-{number}-{turn}", 1 + (number + turn) % MOST_PIECES)
                    break
                except (DayHasMoved, OperationalError):
                    next(again)
            else:
                raise RuntimeError("nothing was ordered")
    return next(again)


def main() -> None:
    variant_id, city_id, buyers, times = map(int, sys.argv[1:])
    app = create_app(config.read(os.environ))
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(buyers) as threads:
        list(threads.map(lambda number: buyer(app, variant_id, city_id, number, times), range(buyers)))


if __name__ == "__main__":
    main()
