"""Movements of a family's money and statements made of them, as plain values."""

from datetime import UTC, datetime, timedelta
from typing import Any

from storefront.insight.statements import Month, Movement, Statement

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)


def a_sale(goods: int = 10_000, **other: Any) -> Movement:
    """A sale by card from the shelves, at eight per cent."""
    told = {"at": AT, "reference": "PQRS6789", "channel": "market", "method": "card", "fee_minor": goods * 8 // 100}
    return Movement(kind="sale", goods_minor=goods, **{**told, **other})


def taken_back(goods: int = 10_000, **other: Any) -> Movement:
    """The same undone."""
    told = {"at": AT + timedelta(days=2), "reference": "PQRS6789", "channel": "market", "fee_minor": -goods * 8 // 100}
    return Movement(kind="taken_back", goods_minor=-goods, **{**told, **other})


def a_payout(minor: int) -> Movement:
    """What the market sent the family."""
    return Movement(AT + timedelta(days=7), "payout", "P7KQ2MN9", paid_out_minor=minor)


def a_statement(*movements: Movement, opening: int = 0, **other: Any) -> Statement:
    """A statement of November 2026."""
    return Statement("بيت نورة", "Bayt Noura", Month(2026, 11), opening, movements, **other)
