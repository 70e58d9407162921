"""flask demo: told into an empty market on one's own machine, and never where the market is in production."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.cli import demo
from storefront.community import families
from storefront.community.accounts import User
from storefront.kernel.database import db


@pytest.fixture
def production(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The market as it is reached by everybody."""
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    return app


@pytest.mark.parametrize("words", [[], ["--families", "1", "--products", "2"]])
def test_nothing_is_loaded_in_production(production: Flask, words: list[str]) -> None:
    result = production.test_cli_runner().invoke(args=["demo", "load", *words])

    assert result.exit_code == 1
    assert "in production" in result.output
    assert [db.session.scalar(select(func.count(row.id))) for row in (User, families.Family)] == [0, 0]


@pytest.mark.parametrize(("is_production", "times"), [(True, 0), (False, 1)])
def test_an_empty_market_is_filled_at_the_start_only_on_ones_own_machine(
    app: Flask, monkeypatch: pytest.MonkeyPatch, is_production: bool, times: int
) -> None:
    told: list[str] = []
    monkeypatch.setattr(demo, "tell", lambda: told.append("the market"))
    monkeypatch.setitem(app.config, "PRODUCTION", is_production)

    demo.tell_when_empty()

    assert len(told) == times
