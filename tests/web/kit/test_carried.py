"""What a form carries is taken back as it was given, from this market, for this kind of thing, for a while."""

import pytest
from flask import Flask

from storefront.web.kit import carried

VALUES = [7, "كمون", None]


def test_what_was_signed_is_opened(app: Flask) -> None:
    assert carried.opened("a kind", carried.signed("a kind", VALUES), seconds=60) == VALUES


@pytest.mark.parametrize("what", ["another kind", "made up", "nothing", "too old"])
def test_anything_else_is_nothing(app: Flask, what: str) -> None:
    given = {"another kind": carried.signed("another", VALUES), "made up": "x.y.z", "nothing": ""}
    told = given.get(what, carried.signed("a kind", VALUES))

    assert carried.opened("a kind", told, seconds=-1 if what == "too old" else 60) is None
