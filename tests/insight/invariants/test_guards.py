"""The guards of the database: they stand where something is written once, and refuse."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from storefront.insight.invariants import guards
from storefront.kernel.database import db
from tests.builders.stage import plant
from tests.builders.tills import a_till_sale
from tests.builders.trade import a_paid_order, an_order, bring_to, the_parcel
from tests.builders.treasury import a_payout

pytestmark = pytest.mark.usefixtures("app")


def refused(statement: str) -> str:
    """What the database says when it refuses a statement."""
    with pytest.raises(DatabaseError) as error, db.session.begin_nested():
        db.session.execute(text(statement))
    return str(error.value.orig)


def test_every_guard_of_the_migrations_is_known_and_stands() -> None:
    assert guards.guards_that_are_gone() == []
    assert guards.standing() == guards.wanted()


def test_a_guard_that_was_set_aside_is_named() -> None:
    plant([])

    assert "order_line: UPDATE is not refused" in guards.guards_that_are_gone()
    assert "ledger_entry_counted: what is booked is not added up" in guards.guards_that_are_gone()
    assert len(guards.guards_that_are_gone()) == len(guards.wanted()) + len(guards.BALANCE)


@pytest.mark.parametrize("column", ["unit_minor", "quantity", "total_minor", "variant_id", "name_ar", "is_counted"])
def test_what_was_ordered_cannot_be_changed(column: str) -> None:
    an_order()

    assert "keeps its terms" in refused(f"UPDATE order_line SET {column} = {column}")


def test_nothing_is_taken_out_of_an_order_but_its_words() -> None:
    order = an_order()
    db.session.execute(text("UPDATE order_line SET personal_text = ''"))

    assert "keeps its terms" in refused("DELETE FROM order_line")
    assert db.session.scalar(text("SELECT COUNT(*) FROM order_line")) == len(order.parcels[0].lines)


BY_ANOTHER_NAME = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    "postgresql": "TRUNCATE {table} CASCADE",
}


@pytest.mark.parametrize("table", guards.WRITTEN_ONCE)
def test_what_is_written_once_is_not_taken_out_by_another_name(table: str) -> None:
    bring_to(the_parcel(a_paid_order()), "handed_over")
    a_payout(state="approved")
    a_till_sale()
    db.session.commit()

    said = refused(BY_ANOTHER_NAME[db.engine.dialect.name].format(table=table))

    assert "append-only" in said or "booked whole" in said


@pytest.mark.parametrize("table", [table for table in guards.WRITTEN_ONCE if table not in ("order_line", "till_sale")])
def test_what_is_written_once_cannot_be_taken_out(table: str) -> None:
    bring_to(the_parcel(a_paid_order()), "accepted")
    a_payout(state="approved")
    a_till_sale()

    assert "append-only" in refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("column", ["client_id", "day", "total_minor", "method", "recorded_at"])
def test_what_was_sold_at_a_stall_cannot_be_changed_nor_taken_out(column: str) -> None:
    a_till_sale()

    assert "keeps its terms" in refused(f"UPDATE till_sale SET {column} = {column}")
    assert "keeps its terms" in refused("DELETE FROM till_sale")
