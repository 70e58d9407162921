"""Opening, suspending and reopening a family's shop: by staff, with a reason where something is taken away."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import families
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_family

STAFF = Actor(roles=frozenset({"staff"}))


def test_a_suspended_shop_opens_again_and_keeps_the_day_it_first_opened(app: Flask) -> None:
    family = a_family()
    first = family.activated_at
    families.suspend(family, STAFF, reason="شكاوى")

    with clock.set_to(clock.now() + timedelta(days=3)):
        families.activate(family, STAFF)

    assert (family.status, family.activated_at) == ("active", first)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_shop_is_not_suspended_without_a_reason(app: Flask, reason: str) -> None:
    family = a_family()

    with pytest.raises(ReasonIsMissing):
        families.suspend(family, STAFF, reason=reason)
    assert family.status == "active"


@pytest.mark.parametrize("actor", [Actor(), Actor(user_id=1, families=frozenset({1}))])
def test_only_staff_open_and_suspend(app: Flask, actor: Actor) -> None:
    family = a_family(status="submitted")

    with pytest.raises(NotAllowed):
        families.activate(family, actor)
    with pytest.raises(NotAllowed):
        families.suspend(family, actor, reason="شكاوى")


def test_a_shop_that_never_opened_is_not_suspended(app: Flask) -> None:
    with pytest.raises(NotNow):
        families.suspend(a_family(status="submitted"), STAFF, reason="شكاوى")
