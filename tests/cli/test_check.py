"""flask check: quiet about a healthy market, red at every fault planted by hand."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from storefront import create_app
from storefront.goods import catalogue
from storefront.insight import indexing, invariants
from storefront.insight.search import SearchEngine
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.faults import FAULTS
from tests.builders.goods import a_product
from tests.builders.people import a_person, a_sign_in
from tests.builders.stage import a_busy_market, plant
from tests.conftest import a_database, begin_anew, settings_for

LEFT = {
    "MEDIA_DIR": "No files are left of pictures (is the worker running?)",
    "PRIVATE_DIR": "No pictures are left of documents (is the worker running?)",
}


@pytest.fixture(scope="module")
def told(market: Flask) -> Iterator[Flask]:
    """A busy market for all tests of this module: none of them commits."""
    with market.app_context():
        begin_anew(market)
        a_busy_market()
        with unit_of_work():
            catalogue.hide(a_product(), SYSTEM, reason="صورة غير واضحة")
        a_sign_in(a_person())
        put_in_order(market.extensions["search"])
        yield market
        db.session.remove()


def put_in_order(engine: SearchEngine) -> None:
    """Everything that may be seen is in the index, and nothing waits."""
    indexing.rebuild(engine)
    while indexing.refresh(engine):
        pass


@pytest.fixture
def busy(told: Flask) -> Iterator[Flask]:
    yield told
    db.session.rollback()


def check(app: Flask) -> tuple[int, dict[str, str], str]:
    """How the command ended, ok or broken by rule, and all it said."""
    result = app.test_cli_runner().invoke(args=["check"])
    said = {line.split(maxsplit=1)[1]: line.split()[0] for line in result.output.splitlines() if " " in line.strip()}
    return result.exit_code, said, result.output


def rules(app: Flask) -> dict[str, invariants.Rule]:
    """What the command asks, by sentence."""
    folders = (app.config["MEDIA_DIR"], app.config["PRIVATE_DIR"])
    return {rule.sentence: rule for rule in invariants.rules(*folders, app.extensions["search"])}


def test_a_market_in_which_much_has_happened_keeps_every_rule(busy: Flask) -> None:
    code, said, output = check(busy)

    assert code == 0, output
    assert {said[sentence] for sentence in rules(busy)} == {"ok"}


@pytest.mark.parametrize(("sentence", "fault"), [fault[:2] for fault in FAULTS])
def test_every_planted_fault_is_found(busy: Flask, sentence: str, fault: str) -> None:
    plant(next(statements for rule, name, statements in FAULTS if (rule, name) == (sentence, fault)))

    assert rules(busy)[sentence].broken_by()


def test_there_is_a_planted_fault_for_every_rule(busy: Flask) -> None:
    assert {sentence for sentence, _, _ in FAULTS} | {*LEFT.values()} == {*rules(busy)}


@pytest.mark.parametrize("place", LEFT)
def test_files_that_no_row_names_are_found(busy: Flask, place: str) -> None:
    old, new = (busy.config[place] / "cc" / f"cc{number}" for number in (11, 22))
    long_ago = (clock.now() - timedelta(days=3)).timestamp()
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (long_ago, long_ago))

    code, said, output = check(busy)

    assert (code, said[LEFT[place]]) == (1, "broken")
    assert "cc11" in output
    assert "cc22" not in output
    shutil.rmtree(busy.config[place] / "cc")


def test_only_the_first_few_of_many_are_named(busy: Flask) -> None:
    plant(["UPDATE parcel SET vat_minor = items_minor + delivery_minor + 1"])

    _, _, output = check(busy)

    parcels = db.session.connection().exec_driver_sql("SELECT COUNT(*) FROM parcel").scalar_one()
    assert f"and {parcels - 5} more" in output


def test_checking_changes_nothing(busy: Flask, count_queries) -> None:  # type: ignore[no-untyped-def]
    with count_queries() as asked:
        check(busy)

    assert asked
    assert {statement.split()[0] for statement in asked} <= {"SELECT", "PRAGMA", "BEGIN"}


def test_an_empty_market_is_whole(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["check"])

    assert answer.exit_code == 0
    assert "0 broken" in answer.output
    assert "Every picture has its files" in answer.output


def test_what_is_broken_is_named(app: Flask) -> None:
    with unit_of_work():
        product = a_product()
        catalogue.add_photo(product, key="gone", size=(640, 480), tint="tint-01", alt=("صورة", ""))

    answer = app.test_cli_runner().invoke(args=["check"])

    assert answer.exit_code == 1
    assert f"product {product.id}: gone" in answer.output


def test_a_database_that_was_never_set_up_is_one_sentence(tmp_path: Path) -> None:
    with a_database(tmp_path, "bare") as address:
        answer = check_elsewhere(tmp_path, address)

    assert answer.exit_code == 1
    assert answer.output == "Error: This database was never set up; run flask setup first.\n"


def test_a_database_of_another_time_is_one_sentence(app: Flask) -> None:
    with db.engine.execution_options(write=True).begin() as connection:
        now = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    answer = app.test_cli_runner().invoke(args=["check"])

    with db.engine.execution_options(write=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :now"), {"now": now})
    assert answer.exit_code == 1
    assert "The database is at revision 0000, this code at" in answer.output
    assert answer.output.count("\n") == 1


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    answer = check_elsewhere(tmp_path, "postgresql+psycopg://market@127.0.0.1:1/nowhere")

    assert answer.exit_code == 1
    assert answer.output.startswith("Error: The database does not answer: ")


def check_elsewhere(folder: Path, address: str) -> Result:
    """The command in another market."""
    other = create_app(settings_for(folder, address))
    with other.app_context():
        answer = other.test_cli_runner().invoke(args=["check"])
        db.engine.dispose()
    return answer
