"""Whatever kind of database adds up, the sum of whole numbers is one."""

from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import BigInteger, func, literal, select, text, union_all

from storefront.kernel.database import db
from storefront.kernel.postgresql import WholeIfWhole


@pytest.mark.parametrize(("amounts", "total"), [((101, 3_333), 3_434), ((-5, 2), -3), ((2**62, 2**61), 2**62 + 2**61)])
def test_a_sum_of_whole_numbers_is_a_whole_number(app: Flask, amounts: tuple[int, ...], total: int) -> None:
    rows = union_all(*(select(literal(amount, BigInteger).label("minor")) for amount in amounts)).subquery()

    found = db.session.scalar(select(func.sum(rows.c.minor)))

    assert type(found) is int
    assert found == total


def test_a_broken_number_stays_as_it_is(app: Flask) -> None:
    if db.engine.dialect.name == "postgresql":
        assert db.session.scalar(text("SELECT 12.50::numeric")) == Decimal("12.50")


@pytest.mark.parametrize(
    ("written", "read"), [(b"0", 0), (b"-7", -7), (b"1.50", Decimal("1.50")), (b"-0.1", Decimal("-0.1"))]
)
def test_what_is_read_of_a_written_number(written: bytes, read: int | Decimal) -> None:
    found = WholeIfWhole(0).load(written)

    assert (type(found), found) == (type(read), read)
