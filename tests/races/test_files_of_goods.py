"""A file a family said yes to: pressed many times, by several workers, beside shoppers. Each row is carried out once, and nobody
waits for more than a part of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from threading import Event, Thread

from sqlalchemy import Connection, event

from storefront.community.families import Family
from storefront.goods import catalogue, imports
from storefront.goods.imports import GoodsFile
from storefront.kernel.actors import Actor
from storefront.kernel.database import BUSY_MILLISECONDS, db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member, desk
from tests.builders.crowds import at_once
from tests.builders.files import a_new_cake, a_table, said_yes, sent
from tests.builders.goods import a_category, a_product, variant_of
from tests.races.markets import Market
from tests.races.outcomes import left
from tests.races.visitors import Visitor, another_tab
from tests.running import PATIENCE_SECONDS

PARTS = 10
BUSY_SECONDS = BUSY_MILLISECONDS / 1000  # whoever waits so long is sent away
MOST_SECONDS = (
    1.0  # in which a part as a rule keeps others from writing; a tenth of a second on a machine that does nothing else
)


def again(file_id: int) -> GoodsFile:
    db.session.rollback()
    return db.session.get_one(GoodsFile, file_id, populate_existing=True)


def a_long_file(parts: int) -> tuple[Family, GoodsFile]:
    """A file that is carried out in so many parts, of which nothing is done yet."""
    family, _ = a_family(), a_category()
    rows = [a_new_cake(f"كيك {number}") for number in range(parts * imports.ROWS)]
    return family, said_yes(family, a_table(rows), desk(family))


def test_a_file_is_carried_out_once_by_many_presses(market: Market) -> None:
    with unit_of_work():
        family, _ = a_family(), a_category()
        person, product = a_member(of=family), a_product(of=family, stock=5)
        rows = [a_new_cake(f"كيك {number}") for number in range(5)]
        table = a_table([*rows, (product.id, "", "", "", "90", "9")])
        file, plan = sent(family, table, Actor(user_id=person.id, families=frozenset({family.id})))
    browser, path = market.signed_in(person), f"/family/products/import/{file.id}"
    browser.read(path)

    press = [
        lambda tab=another_tab(browser): tab.send(f"{path}/confirmation", seen=plan.seal, rows="all") for _ in range(12)
    ]
    answers = at_once(press)  # type: ignore[arg-type]

    file = again(file.id)
    assert {answer.status for answer in answers} == {303}
    assert catalogue.all_of_family(family.id).total == 6
    assert (left(product), variant_of(product).price_minor) == (9, 9000)
    assert (file.made, file.changed, file.kept_as_is) == (5, 1, [])


def test_two_workers_carry_each_row_out_once(market: Market) -> None:
    family, file = a_long_file(3)

    workers = [market.running.start("work", "--once") for _ in range(2)]

    assert [worker.wait(PATIENCE_SECONDS) for worker in workers] == [0, 0]
    file = again(file.id)
    assert (file.made, file.kept_as_is, file.is_under_way) == (3 * imports.ROWS, [], False)
    assert catalogue.all_of_family(family.id).total == 3 * imports.ROWS


@contextmanager
def held_seconds() -> Iterator[list[float]]:
    """How long each unit of work of this process held the database from its first write on."""
    since: dict[Connection, float] = {}
    times: list[float] = []

    def note(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            since.setdefault(connection, time.monotonic())

    def ended(connection: Connection) -> None:
        if connection in since:
            times.append(time.monotonic() - since.pop(connection))

    event.listen(db.engine, "before_cursor_execute", note)
    event.listen(db.engine, "commit", ended)
    try:
        yield times
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
        event.remove(db.engine, "commit", ended)


def buys_on(shopper: Visitor, path: str, variant_id: int, done: Event) -> Iterator[tuple[int, float]]:
    """Puts a piece into a basket again and again until all is done: what was answered, and after how long."""
    shopper.read(path)
    while not done.wait(0.05):
        began = time.monotonic()
        answer = shopper.send("/cart/lines", variant_id=str(variant_id), quantity="1")
        yield answer.status, time.monotonic() - began


def test_whoever_buys_meanwhile_waits_for_one_part_at_the_most(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=1_000)
    shopper, path, variant_id = market.visitor(), f"/p/{product.id}", variant_of(product).id
    _, file = a_long_file(PARTS)
    done, heard = Event(), list[tuple[int, float]]()
    buying = Thread(target=lambda: heard.extend(buys_on(shopper, path, variant_id, done)))

    buying.start()
    with held_seconds() as times:
        while imports.carry_on(file.id):
            time.sleep(0.1)
    done.set()
    buying.join()

    assert again(file.id).made == PARTS * imports.ROWS
    assert {status for status, _ in heard} == {303}
    assert (len(times), len(heard) >= PARTS) == (PARTS, True)
    assert median(times) < MOST_SECONDS, times
    assert max(times) < BUSY_SECONDS / 2, times
    assert max(seconds for _, seconds in heard) < BUSY_SECONDS / 2, heard
