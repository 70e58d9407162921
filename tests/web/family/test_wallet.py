"""How each kind of document stands: missing, on its way, refused, holding, ending soon, ended."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.goods import crafts
from storefront.kernel import clock
from storefront.web.family.wallet import Card, wallet_of
from tests.builders.community import a_family
from tests.builders.registering import a_document, a_food, lists


def card(family_id: int, kind: str = "home-kitchen", *, days: int = 0) -> Card:
    with clock.set_to(clock.now() + timedelta(days=days)):
        return next(one for one in wallet_of(family_id) if one.kind.slug == kind)


def test_what_is_needed_comes_first_and_is_missing(app: Flask) -> None:
    lists()
    family = a_family()
    crafts.choose(family.id, [a_food().slug])
    a_document(family, "freelance")

    found = [(one.kind.slug, one.state) for one in wallet_of(family.id)][:4]

    assert found == [
        ("home-kitchen", "missing"), ("health-card", "missing"), ("freelance", "confirmed"), ("cosmetics-listing", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "state"), [(0, "confirmed"), (369, "confirmed"), (370, "ends_soon"), (400, "ends_soon"), (401, "ended")]
)
def test_time_ends_what_holds(app: Flask, days: int, state: str) -> None:
    family = a_family()
    a_document(family, days=400)

    assert card(family.id, days=days).state == state


@pytest.mark.parametrize("state", ["waiting", "refused"])
def test_what_is_on_its_way_comes_before_what_holds(app: Flask, state: str) -> None:
    family = a_family()
    held = a_document(family)
    sent = a_document(family, state=state)

    found = card(family.id)

    assert (found.state, found.held, found.sent, found.shown) == (state, held, sent, sent)
