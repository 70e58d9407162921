"""The growth ladder in words: what to do about each document, and what is said when nothing is wanted."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from storefront.community.permits import ladder
from storefront.insight.income.thresholds import Meter
from storefront.insight.statements import Month
from storefront.web.family.growth_words import GrowthStep, next_step
from storefront.web.kit.locale import read_in

KINDS: Any = {
    kind: SimpleNamespace(name_ar=kind, name_en=kind)
    for kind in (*ladder.CERTIFICATES, "home-kitchen", "health-card", ladder.COMMERCIAL)
}
HELD = {kind: ladder.Paper(kind, ladder.HELD) for kind in KINDS}


@pytest.fixture(autouse=True)
def reader(app: Flask) -> Iterator[None]:
    with app.test_request_context("/family/growth"), read_in("en"):
        yield


def step(sold: int = 0, status: str = "active", **told: Any) -> GrowthStep:
    """The next step of a family that has everything but what is told, and sold for so many riyals."""
    meter = Meter(sold * 100, 0, is_registered=told.get("is_registered", False), month=Month(2026, 12))
    known = {"is_open": True, "orders": 30, "papers": HELD, "needed": frozenset({"home-kitchen", "health-card"})}
    taxed = {"is_registered": False, "may_register": sold >= 187_500, "must_register": sold > 375_000}
    evidence = ladder.Evidence(**{**known, **taxed, **told})
    return next_step(ladder.of(evidence), evidence, KINDS, meter, status)


def without(kind: str, state: str) -> dict[str, ladder.Paper]:
    return {**HELD, kind: ladder.Paper(kind, state, date(2026, 11, 1))}


@pytest.mark.parametrize(
    ("state", "said", "leads"),
    [
        (ladder.MISSING, "What you make needs: health-card", True),
        (ladder.ENDED, "ended on Sunday 1 November 2026", True),
        (ladder.REFUSED, "could not take", True),
        (ladder.WAITING, "You need not do anything now", False),
    ],
)
def test_what_is_to_be_done_about_a_document(state: str, said: str, leads: bool) -> None:
    found = step(papers=without("health-card", state))

    assert said in found.do
    assert bool(found.href) == leads


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ({"is_open": False, "status": "draft"}, "Finish the steps"),
        ({"is_open": False, "status": "submitted"}, "with the Dakkah office"),
        ({"is_open": False, "status": "closed"}, "This shop is closed"),
        ({"orders": 3}, "You delivered 3 orders"),
        ({"papers": without(ladder.COMMERCIAL, ladder.MISSING)}, "business.sa"),
        ({}, "SAR 187,500 in 12 months"),
        ({"sold": 200_000}, "You may register if you wish"),
        ({"sold": 400_000, "papers": {}}, "within 30 days"),
        ({"is_registered": True}, "at the top of the ladder"),
    ],
)
def test_every_step_says_what_to_do(told: dict[str, Any], title: str) -> None:
    assert title in step(**told).do
