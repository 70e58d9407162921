"""The growth ladder: each rung by its proof alone, the one next step, and the fall when a document ends."""

from datetime import date, timedelta
from typing import Any

import pytest

from storefront.community.permits import FamilyDocument, ladder
from storefront.community.permits.ladder import (
    AHEAD,
    CERTIFICATE,
    CLIMBED,
    COMMERCIAL,
    ENDED,
    HELD,
    HOME,
    LICENCE,
    MISSING,
    NEXT,
    REFUSED,
    REGISTER,
    RUNGS,
    STEADY,
    STEADY_ORDERS,
    TAX,
    UNASKED,
    WAITING,
    Evidence,
    Paper,
)

TODAY = date(2026, 11, 29)
WHOLE = ("freelance", "home-kitchen", "health-card", COMMERCIAL)


def evidence(*held: str, **told: Any) -> Evidence:
    """A family that cooks, sells steadily, and holds these documents."""
    known = {"is_open": True, "orders": STEADY_ORDERS, "needed": frozenset({"home-kitchen", "health-card"})}
    taxed = dict.fromkeys(("is_registered", "may_register", "must_register"), False)
    papers = {kind: Paper(kind, HELD) for kind in held}
    return Evidence(**{**known, **taxed, "papers": papers, **told})


@pytest.mark.parametrize(
    ("known", "climbed", "following"),
    [
        (evidence(is_open=False, orders=0), 0, HOME),
        (evidence(orders=0), 0, HOME),
        (evidence(orders=1), 1, CERTIFICATE),
        (evidence("productive-family", orders=1), 2, LICENCE),
        (evidence("freelance", "home-kitchen", orders=1), 2, LICENCE),
        (evidence(*WHOLE[:3], orders=STEADY_ORDERS - 1), 3, STEADY),
        (evidence("freelance", orders=1, needed=frozenset()), 3, STEADY),
        (evidence(*WHOLE[:3]), 4, REGISTER),
        (evidence(*WHOLE), 5, None),
        (evidence(*WHOLE, may_register=True), 5, TAX),
        (evidence(*WHOLE, is_registered=True, may_register=False), 6, None),
        (evidence(*WHOLE[1:], is_registered=True), 1, CERTIFICATE),
    ],
)
def test_the_next_rung_is_the_lowest_that_nothing_proves(known: Evidence, climbed: int, following: str | None) -> None:
    found = ladder.of(known)

    assert (found.climbed, found.next.name if found.next else None) == (climbed, following)
    assert [rung.name for rung in found.rungs] == list(RUNGS)
    assert sum(rung.state == NEXT for rung in found.rungs) == (following is not None)


def test_whoever_must_register_for_the_tax_does_that_first() -> None:
    found = ladder.of(evidence(may_register=True, must_register=True))

    assert (found.climbed, found.next and found.next.name) == (1, TAX)
    assert [rung.state for rung in found.rungs] == [CLIMBED, AHEAD, AHEAD, CLIMBED, AHEAD, NEXT]


def test_a_rung_says_which_documents_it_wants_and_how_they_stand() -> None:
    papers = {"home-kitchen": Paper("home-kitchen", ENDED, TODAY), "freelance": Paper("freelance", WAITING)}

    by_name = {rung.name: rung for rung in ladder.of(evidence(papers=papers)).rungs}

    assert by_name[CERTIFICATE].papers == (papers["freelance"],)
    assert by_name[LICENCE].papers == (Paper("health-card", MISSING), papers["home-kitchen"])
    assert by_name[REGISTER].papers == (Paper(COMMERCIAL, MISSING),)
    assert ladder.of(evidence(needed=frozenset())).rungs[2].state == UNASKED


def document(state: str, ends_in: int | None = None, kind_id: int = 1) -> FamilyDocument:
    ends = None if ends_in is None else TODAY + timedelta(days=ends_in)
    return FamilyDocument(kind_id=kind_id, state=state, expires_on=ends)


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ([document("confirmed")], HELD),
        ([document("confirmed", 0)], HELD),
        ([document("confirmed", -1)], ENDED),
        ([document("waiting", 90), document("confirmed", -1)], WAITING),
        ([document("waiting", 90), document("confirmed", 3)], HELD),
        ([document("refused", 90), document("confirmed", -1)], REFUSED),
        ([document("refused", 90)], REFUSED),
    ],
)
def test_what_holds_counts_and_what_has_ended_does_not(sent: list[FamilyDocument], state: str) -> None:
    found = ladder.papers_of(sent, {1: "freelance"}, TODAY)

    assert (list(found), found["freelance"].state) == (["freelance"], state)
