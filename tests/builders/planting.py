"""Every column of every model, sent beside what a form asks for: numbers, words and days that stand nowhere else, so that
whatever was kept of them is found again."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, select

from storefront.kernel.database import Base, UtcDateTime, db

NUMBER, DAY = "409617253", "2031-07-09"


def planted() -> dict[str, str]:
    """The name of every column with a value it could hold."""
    found: dict[str, str] = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            of_days = isinstance(column.type, Date | DateTime | UtcDateTime)
            value = DAY if of_days else "y" if isinstance(column.type, Boolean) else NUMBER
            found.setdefault(column.name, value)
    return found


def kept() -> list[str]:
    """Where something planted stands in a table."""
    db.session.rollback()
    return [
        f"{table.name}.{name}"
        for table in Base.metadata.sorted_tables
        for row in db.session.execute(select(table)).mappings()
        for name, value in row.items()
        if is_planted(value)
    ]


def is_planted(value: Any) -> bool:
    if isinstance(value, date | datetime):
        return value.isoformat().startswith(DAY)
    return value is not None and not isinstance(value, bool) and NUMBER in str(value)


def rows(*tables: str) -> dict[str, list[Any]]:
    """What stands in some tables, for comparing."""
    db.session.rollback()
    found = {table.name: table for table in Base.metadata.sorted_tables}
    return {
        name: list(db.session.execute(select(found[name]).order_by(*found[name].primary_key.columns)))
        for name in tables
    }
