"""Units of work that overlap: each does all it does, and stays open for a moment before it commits, so that whoever reads
without waiting has read what was before. Only a lock, or a guard of the database, can keep them apart."""

import time
from collections.abc import Callable
from threading import Event

from flask import Flask

from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from tests.builders.crowds import at_once
from tests.builders.trade import heard
from tests.conftest import KIND

OPEN_SECONDS = 0.15  # after everything in it is done
# SQLite has one writer at a time, whatever we ask of it, so there it is enough that each goes first once
TURNS = range(2 if KIND == "sqlite" else 4)
PATIENCE_SECONDS = 10.0  # for whoever is first; the others do not wait longer for it


def overlapping(app: Flask, *acts: Callable[[], object], first: int | None = None) -> list[str]:
    """Does all of it at the same moment, each in a unit of its own that stays open for a while; what came of each, in their
        order: "done", "nothing" where it gave nothing back, or the name of a refusal. One may be `first`, by its place: the
    others begin when it has done all it does, and has not committed yet."""
    ahead = Event()
    late = [first not in (None, place) for place in range(len(acts))]
    units = [lambda act=act, waits=waits: _alone(app, act, ahead, waits) for act, waits in zip(acts, late, strict=True)]
    came: list[str] = at_once(units)  # type: ignore[arg-type]
    db.session.rollback()
    return came


def _alone(app: Flask, act: Callable[[], object], ahead: Event, waits: bool) -> str:
    with app.app_context():
        if waits:
            ahead.wait(PATIENCE_SECONDS)
        try:
            with unit_of_work():
                made = act()
                heard()
                ahead.set()
                time.sleep(OPEN_SECONDS)
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            ahead.set()
            db.session.remove()
        return "nothing" if made is None else "done"
