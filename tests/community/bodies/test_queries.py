"""Reading the register of bodies."""

import pytest

from storefront.community import bodies
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_member
from tests.builders.fairs import a_body

pytestmark = pytest.mark.usefixtures("app")


def test_the_register_is_in_the_order_of_names() -> None:
    second, first = a_body(name=("غرفة ينبع", "Yanbu")), a_body(name=("غرفة أبها", "Abha"))

    assert [body.id for body in bodies.bodies()] == [first.id, second.id]
    assert bodies.get(first.id) is first


def test_somebody_acts_for_several() -> None:
    one, other, user = a_body(), a_body(), a_member()
    for body in (one, other):
        bodies.appoint(body, user.email, SYSTEM)

    assert bodies.those_of(user.id) == {one.id, other.id}
    assert {body.id for body in bodies.of_officer(user.id)} == {one.id, other.id}
    assert bodies.those_of(user.id + 1) == frozenset()


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        bodies.get(999)
    with pytest.raises(NotFound):
        bodies.of_slug("nowhere")
