"""In which month of a period a moment lies, as a column."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, case, literal

from storefront.insight.income.periods import Period


def place_of(moment: SQLColumnExpression[datetime], period: Period) -> ColumnElement[int]:
    """In which of a period's months a moment lies, counted from 0; asked by halves, so that many cost little."""
    return _between(moment, [month.begins for month in period.months[1:]], 0)


def _between(moment: SQLColumnExpression[datetime], bounds: Sequence[datetime], first: int) -> ColumnElement[Any]:
    if not bounds:
        return literal(first)
    half = len(bounds) // 2
    before = _between(moment, bounds[:half], first)
    return case((moment < bounds[half], before), else_=_between(moment, bounds[half + 1 :], first + half + 1))
