"""Governed lists: what a market is set up with from a table beside its code, and may add to later without touching code."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import db, key, name

Row = TypeVar("Row", bound="Listed")


class Listed:
    """What each row of such a list has: the word code and addresses know it by, its names, its place."""

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name_ar: Mapped[name]
    name_en: Mapped[name]
    position: Mapped[int]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV table, by their headings."""
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def add_missing(model: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds every row whose slug is not there yet, in the order of the table; what is there stays as it is."""
    known = set(db.session.scalars(select(model.slug)))
    db.session.add_all(model(**row, position=position) for position, row in enumerate(rows) if row["slug"] not in known)
    db.session.flush()


def in_order(model: type[Row]) -> Sequence[Row]:
    """The list, in its order."""
    return db.session.scalars(select(model).order_by(model.position, model.id)).all()
