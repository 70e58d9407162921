"""The same story told again and again in this process, ended one point later each time: whoever takes it up afterwards must
come to the same end as if nothing had happened."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import Column, Date, Select, func, select

from storefront.cli import posting, work
from storefront.insight import invariants
from storefront.kernel import clock, memory, units
from storefront.kernel.actors import Actor
from storefront.kernel.database import Base, UtcDateTime, db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import hints
from tests.builders.community import desk
from tests.builders.providers import provider
from tests.conftest import begin_anew, full_tables
from tests.races.mortal import Killed, along, fuse, mortal_here

MOST_POINTS = 100
OUTSIDE = (
    "create_checkout",
    "find_checkout",
    "fetch",
    "expire",
    "refund",
    "list_refunds",
    "list_disputes",
    "changes_since",
    "holdings",
    "movements_since",
)
# what only says how often somebody had to try, or to look, and what was on its way when somebody looked
TRIES = {"tries", "looks", "looked_at", "on_its_way", "balances"}
# what is drawn by lot, and the numbers of rows: a database does not use a number again that was given up
BY_LOT = re.compile(r"[\w-]{30,}|\b[a-z]{2,5}_[A-Za-z\d]{14,}|[0-9a-f]{16,}|[2-9A-HJKMNP-Z]{8,}|\d+", re.ASCII)
# what a dead worker had taken is taken up again; then each pause is over, and at last a day has passed
LATER = tuple(timedelta(minutes=minutes) for minutes in (3, 70, 25 * 60))
APART = {"index", "letters", "unanswered", "baskets", "accounts", "pictures"}  # tasks that no story here is about
ROUNDS = tuple(task for task in work.TASKS if task.name not in APART)

SHOWN = {"family", "shelf_entry"}  # tables in which nothing is about money, and much about the moment

Rows = dict[str, Counter[tuple[object, ...]]]


@dataclass(frozen=True)
class End:
    """What became of a story: every row without what differs from life to life, and what was done outside."""

    rows: Rows
    outside: object
    broken: dict[str, list[str]]

    def of(self, table: str, *columns: str) -> list[Any]:
        """Rows of a table, in order: of several columns, or the values of one."""
        names = told_by(table)
        places = [names.index(column) for column in columns]
        found = sorted(tuple(row[place] for place in places) for row in self.rows[table].elements())
        return [row[0] for row in found] if len(columns) == 1 else found

    def balances(self) -> dict[str, int]:
        """What stands on each account (halalas), but for those that came to nothing."""
        rows = self.of("ledger_entry", "account", "amount_minor")
        sums = {account: sum(amount for name, amount in rows if name == account) for account, _ in rows}
        return {account: amount for account, amount in sums.items() if amount}


@dataclass(frozen=True)
class Story:
    """`given` fills the market, `act` is what dies, and is done again by whoever comes next; `outside` says what somebody
    of the world outside has done."""

    given: Callable[[], None]
    act: Callable[[], None]
    outside: Callable[[], object] = lambda: on_pages()
    mortal: Callable[[], None] = lambda: None  # lays the fuse along more than the provider of payments


def a_round() -> None:
    """What the worker does about money now."""
    work.stopping.clear()
    work.run_all(ROUNDS, {})


def tell(kind: str, topic: str = "payment") -> None:
    """The message of the provider about its newest page arrives, once however often it is sent."""
    there = provider()
    known = next((hint for hint in there.hints if hint.kind == kind), None)
    with unit_of_work():
        hints.take_in(there.name, [known or there.tell(kind, there.newest, topic=topic)], live=False)


def pressed(act: Callable[[], object]) -> Callable[[], None]:
    """A button: whoever does not know whether it was heard presses it again, and may be told that it was."""

    def press() -> None:
        with suppress(Refusal), unit_of_work():
            act()

    return press


def then(*acts: Callable[[], object]) -> Callable[[], None]:
    """One act after the other."""

    def all_of_it() -> None:
        for act in acts:
            act()

    return all_of_it


def later(act: Callable[[], object], minutes: int) -> Callable[[], None]:
    """An act so many minutes from now."""

    def waited() -> None:
        with clock.set_to(clock.now() + timedelta(minutes=minutes)):
            act()

    return waited


def the_parcel(place: int = 0) -> orders.Parcel:
    """A parcel of a story, the first if no other is meant."""
    numbers = db.session.scalars(select(orders.Parcel.id).order_by(orders.Parcel.id)).all()
    return orders.get_parcel(numbers[place])


def at_the_desk(step: Callable[[orders.Parcel, Actor], object], place: int = 0) -> Callable[[], None]:
    """A button of the family a parcel is from."""

    def act() -> None:
        parcel = the_parcel(place)
        step(parcel, desk(parcel.family))

    return pressed(act)


def killed_everywhere(app: Flask, story: Story) -> tuple[int, End]:
    """Tells a story undisturbed, and then once for each point at which it can be ended; every end has to be the same. How
    often it was ended, and the end."""
    end, _ = one_life(app, story, 0)
    assert end.broken == {}, end.broken
    for point in count(1):
        assert point < MOST_POINTS
        other, died = one_life(app, story, point)
        if not died:
            return point - 1, end
        assert other == end, f"ended at point {point}: {difference(end, other)}"
    raise AssertionError


def one_life(app: Flask, story: Story, point: int) -> tuple[End, bool]:
    """How a story ends that is ended at a point and taken up again; and whether it came so far."""
    begin_anew(app)
    story.given()
    db.session.remove()
    along(provider(), *OUTSIDE)
    story.mortal()
    with mortal_here():
        died = dies(story.act, point)
    if died:
        db.session.remove()
        memory.forget_all()
        story.act()
    for later in LATER:
        with clock.set_to(clock.now() + later):
            a_round()
    with clock.set_to(clock.now() + LATER[-1]):
        posting.give_words()
    return the_end(story), died


def dies(act: Callable[[], None], point: int) -> bool:
    fuse.light(point)
    try:
        act()
    except Killed:
        return True
    finally:
        fuse.light(0)
    return False


def the_end(story: Story) -> End:
    db.session.remove()
    full = full_tables(db.session.connection()) - SHOWN
    rows: Rows = defaultdict(Counter)
    for table in sorted(full):
        rows[table].update(map(plain, db.session.execute(every_row(table))))
    broken = {rule.sentence: list(rule.broken_by()) for rule in invariants.RULES}
    units.abandon()
    return End(rows, story.outside(), {sentence: by for sentence, by in broken.items() if by})


@cache
def every_row(table: str) -> Select[Any]:
    return select(*told(table)) if told(table) else select(func.count()).select_from(Base.metadata.tables[table])


def told(table: str) -> list[Column[Any]]:
    """The columns that are the same in every life; of moments it counts whether there was one."""
    every = Base.metadata.tables[table].c
    return [one for one in every if not (one.primary_key or one.foreign_keys or one.name in TRIES or is_day(one))]


def told_by(table: str) -> list[str]:
    return [column.name for column in told(table)]


def is_day(column: Column[Any]) -> bool:
    return isinstance(column.type, Date) or (isinstance(column.type, UtcDateTime) and not column.nullable)


def plain(row: Any) -> tuple[object, ...]:
    return tuple(map(without_lot, row))


def without_lot(value: object) -> object:
    if isinstance(value, str):
        return BY_LOT.sub("#", value)
    if isinstance(value, (dict, list)):
        return BY_LOT.sub("#", json.dumps(value, sort_keys=True, ensure_ascii=False))
    return value if isinstance(value, (int, type(None))) else True


def difference(one: End, other: End) -> str:
    """What a reader has to know of two ends that are not the same."""
    rows = {
        table: (dict(one.rows[table] - other.rows[table]), dict(other.rows[table] - one.rows[table]))
        for table in one.rows | other.rows
        if one.rows[table] != other.rows[table]
    }
    return f"{rows} {one.outside} {other.outside} {other.broken}"


def on_pages() -> object:
    """What the provider of payments did: its pages, what came in, what went back."""
    return [
        (page.state, page.written, [(one.state, one.amount_minor) for one in page.refunds])
        for page in provider().pages.values()
    ]
