"""flask bench desk: what it prints, that it fails, and that a full desk asks as few questions as one with little on it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy import Select, select

from storefront.cli import bench_desk, pace
from storefront.cli.bench_desk import ASKED, LEADS_ON, MOST_MILLISECONDS, MOST_QUERIES, addresses, report
from storefront.cli.pace import Cost
from storefront.demo import load_busy
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.trade.orders import Parcel
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Payment
from tests.builders.walking import pages_of
from tests.builders.whole import a_whole_market
from tests.conftest import empty_database

PHOTOS = [Photo(f"{number:032x}", 960, 1200, f"tint-{number:02d}") for number in range(1, 5)]
MOST_OF_A_LOSS = 12
SLOW = (".pdf", ".xlsx")  # files that ask what the table beside them asks, and are drawn for long
Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.mark.parametrize(
    ("name", "cost", "is_good"),
    [
        ("/family/orders", Cost(MOST_MILLISECONDS, MOST_QUERIES, 1_000), True),
        ("/family/orders", Cost(MOST_MILLISECONDS + 0.1, 1, 1_000), False),
        ("/family/orders", Cost(1.0, MOST_QUERIES + 1, 1_000), False),
        ("/family/income/table.csv?from=2026-01", Cost(5 * MOST_MILLISECONDS, 5, 1_000), True),
        ("/family/income/table.csv", Cost(1.0, MOST_QUERIES + 1, 1_000), False),
    ],
)
def test_a_page_that_costs_too_much_fails_and_a_file_may_take_its_time(
    app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, cost: Cost, is_good: bool
) -> None:
    monkeypatch.setattr(bench_desk, "measured_apart", lambda *_: {name: cost})

    answer = app.test_cli_runner().invoke(bench_desk.desk, [])

    assert answer.exit_code == (0 if is_good else 1)
    assert ("too much" in answer.output) is not is_good


def test_the_dearest_page_is_printed_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert report({"/a": Cost(1.25, 3, 2_048), "/b": Cost(9.0, 4, 1_024)})

    assert [line.split() for line in capsys.readouterr().out.splitlines()[1:3]] == [
        ["/b", "9.0", "4", "1.0"],
        ["/a", "1.2", "3", "2.0"],
    ]


def test_every_page_without_a_name_in_its_address_is_asked_for(app: Flask) -> None:
    with app.test_request_context():
        found = addresses()

    bare = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/family") and not rule.arguments}
    readable = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert sorted((bare & readable) - set(found)) == ["/family/money/connection"]
    assert len([address for address in found if "?" in address]) == sum(map(len, ASKED.values()))


@pytest.fixture
def ask(app: Flask, count_queries: Counting) -> Callable[..., dict[str, int]]:
    """Makes a family with so many goods and parcels and asks for its whole desk: the questions of each page."""
    empty_database()
    bench_desk.bring_up()

    def asked(products: int, parcels: int) -> dict[str, int]:
        cookie = bench_desk.signed_in(*load_busy(products=products, parcels=parcels, seed=3, photos=PHOTOS))
        found = {}
        for address in (one for one in (*addresses(), *bench_desk.named()) if not one.partition("?")[0].endswith(SLOW)):
            page = pace.Page(address, app.wsgi_app, [address], cookie, LEADS_ON)
            pace.call(page, page.environ(0))
            with count_queries() as statements:
                pace.call(page, page.environ(0))
            found[address] = len([one for one in statements if pace.is_question(one)])
        return found

    return asked


def test_a_full_desk_asks_as_few_questions_as_one_with_little_on_it(ask: Callable[..., dict[str, int]]) -> None:
    small, large = ask(30, 80), ask(80, 300)

    assert {page: number for page, number in large.items() if number > MOST_QUERIES} == {}
    assert {page: (small[page], number) for page, number in large.items() if number > small[page]} == {}


def looked_into() -> Select[str]:
    """The orders of whose payment a bank took back something: what became of it is asked for beside all else."""
    lost = select(Payment.subject_id).join(Attempt, Attempt.payment_id == Payment.id)
    lost = lost.join(Dispute, Dispute.attempt_id == Attempt.id).where(
        Payment.purpose == "order", Dispute.state == "lost"
    )
    return select(Parcel.reference).where(Parcel.order_id.in_(lost))


def test_no_page_of_a_desk_that_has_everything_asks_more_than_it_may(app: Flask, count_queries: Counting) -> None:
    """Every address of the desk, whatever thing it names: fairs, leases and tills too, which no bulk family has."""
    whole, found = a_whole_market(app), dict[str, int]()
    owner = whole.readers["family"]
    for path in sorted({path for who, path in pages_of(whole, app, ("family",)) if who is owner}):
        if owner.get(path).status_code == 200:
            with count_queries() as asked:
                owner.get(path)
            found[path] = len([one for one in asked if pace.is_question(one)])

    dear = {path: number for path, number in found.items() if number > MOST_QUERIES}
    assert set(dear) <= {f"/family/orders/{reference}" for reference in db.session.scalars(looked_into())}
    assert max(dear.values(), default=0) <= MOST_OF_A_LOSS
    assert {"leases", "fairs", "till", "products"} <= {path.split("/")[2] for path in found if path.count("/") > 2}
