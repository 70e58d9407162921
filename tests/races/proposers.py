"""Families and shoppers who put off and move what was ordered, many at once in one process: each parcel is asked for other
days again and again, agreed, declined, taken back or called off, while others buy. Says nothing; whoever is refused goes on."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

from flask import Flask
from sqlalchemy.exc import OperationalError

import config
from storefront import create_app
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, proposals

DAYS = (3, 9, 5)  # from now; proposed one after the other


def press(act: Callable[[], object]) -> None:
    """A button, as its request would do it; refused or not, life goes on."""
    with suppress(Refusal, OperationalError), unit_of_work():
        act()


def at_once(parcel_id: int, turn: int) -> list[Callable[[], object]]:
    """What different people do to a parcel at about the same moment."""

    def its_family() -> tuple[orders.Parcel, Actor]:
        parcel = orders.get_parcel(parcel_id)
        return parcel, Actor(families=frozenset({parcel.family_id}))

    def propose() -> None:
        parcel, actor = its_family()
        day = clock.today() + timedelta(days=DAYS[turn % len(DAYS)])
        proposals.propose(parcel, actor, day=day, reason="تعطّل الفرن")

    def answer(act: Callable[..., None]) -> Callable[[], None]:
        def answered() -> None:
            parcel, actor = its_family()
            asked = proposals.open_of(parcel_id)
            if asked:
                act(asked, parcel, actor)

        return answered

    ends: list[Callable[[], object]] = [answer(proposals.agree), answer(proposals.refuse), answer(proposals.withdraw)]
    last: list[Callable[[], object]] = [lambda: orders.accept(*its_family()), lambda: orders.cancel(*its_family())]
    return [
        propose,
        propose,
        *ends[(parcel_id + turn) % 3 :],
        *(last[parcel_id % 2 :] if turn == len(DAYS) - 1 else []),
    ]


def busy(app: Flask, parcel_id: int) -> None:
    """Everybody about one parcel, their presses side by side."""

    def pressed(act: Callable[[], object]) -> None:
        with app.app_context():
            press(act)

    with ThreadPoolExecutor(4) as people:
        for turn in range(len(DAYS)):
            list(people.map(pressed, at_once(parcel_id, turn)))


def main() -> None:
    parcel_ids = [*map(int, sys.argv[1:])]
    app = create_app(config.read(os.environ))
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(parcel_ids)) as threads:
        list(threads.map(lambda parcel_id: busy(app, parcel_id), parcel_ids))


if __name__ == "__main__":
    main()
