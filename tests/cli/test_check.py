"""flask check: quiet about a healthy market, red at every fault planted by hand."""

from collections.abc import Iterator

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.insight import invariants
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders import providers
from tests.builders.faults import FAULTS
from tests.builders.goods import a_product
from tests.builders.stage import a_busy_market, plant
from tests.conftest import empty_database


@pytest.fixture(scope="module")
def told(market: Flask) -> Iterator[Flask]:
    """A busy market for all tests of this module: none of them commits."""
    with market.app_context():
        empty_database()
        providers.install()
        a_busy_market()
        yield market
        db.session.remove()


@pytest.fixture
def busy(told: Flask) -> Iterator[Flask]:
    yield told
    db.session.rollback()


def check(app: Flask) -> tuple[int, dict[str, str], str]:
    """How the command ended, ok or broken by rule, and all it said."""
    result = app.test_cli_runner().invoke(args=["check"])
    said = {line.split(maxsplit=1)[1]: line.split()[0] for line in result.output.splitlines() if " " in line.strip()}
    return result.exit_code, said, result.output


def sentences(app: Flask) -> set[str]:
    return {rule.sentence for rule in invariants.rules(app.config["MEDIA_DIR"])}


def test_a_market_in_which_much_has_happened_keeps_every_rule(busy: Flask) -> None:
    code, said, output = check(busy)

    assert code == 0, output
    assert {said[sentence] for sentence in sentences(busy)} == {"ok"}


@pytest.mark.parametrize(("sentence", "fault"), [fault[:2] for fault in FAULTS])
def test_every_planted_fault_is_found(busy: Flask, sentence: str, fault: str) -> None:
    plant(next(statements for rule, name, statements in FAULTS if (rule, name) == (sentence, fault)))

    code, said, _ = check(busy)

    assert code == 1
    assert said[sentence] == "broken"


def test_there_is_a_planted_fault_for_every_rule(busy: Flask) -> None:
    assert {sentence for sentence, _, _ in FAULTS} == sentences(busy)


def test_only_the_first_few_of_many_are_named(busy: Flask) -> None:
    plant(["UPDATE parcel SET vat_minor = total_minor + 1"])

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
