"""flask demo: told into an empty market on one's own machine, and never where the market is in production."""

import json
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import click
import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront import create_app
from storefront.cli import demo, own_stripe
from storefront.cli.setup import bring_up
from storefront.community import accounts, families
from storefront.community.accounts import User
from storefront.demo import Place, is_unfinished, telling
from storefront.demo.people import SHOWN_FAMILY
from storefront.insight import indexing
from storefront.kernel import clock, memory
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways
from tests.builders.community import PASSWORD, a_family, a_member
from tests.conftest import settings_for
from tests.running import free_port


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


def test_what_was_loaded_is_found_at_once(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo", "load", "--families", "1", "--products", "3"])

    assert result.exit_code == 0, result.output
    assert app.extensions["search"].is_there()
    assert not indexing.astray(app.extensions["search"])


@pytest.mark.parametrize(("words", "code", "number"), [([], 1, 1), (["--add"], 0, 2)])
def test_families_are_put_beside_others_only_where_it_is_said(
    app: Flask, words: list[str], code: int, number: int
) -> None:
    run = app.test_cli_runner().invoke
    run(args=["demo", "load", "--families", "1", "--products", "3"])

    again = run(args=["demo", "load", "--families", "1", "--products", "3", "--seed", "2", *words])

    assert (again.exit_code, "--add" in again.output) == (code, bool(code))
    assert db.session.scalar(select(func.count(families.Family.id))) == number


@pytest.mark.parametrize(("is_production", "times"), [(True, 0), (False, 1)])
def test_an_empty_market_is_filled_at_the_start_only_on_ones_own_machine(
    app: Flask, monkeypatch: pytest.MonkeyPatch, is_production: bool, times: int
) -> None:
    told: list[str] = []
    monkeypatch.setattr(demo, "tell", lambda: told.append("the market"))
    monkeypatch.setitem(app.config, "PRODUCTION", is_production)

    demo.tell_when_empty()

    assert len(told) == times


@pytest.fixture
def interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A market in which Ctrl-C was pressed while the demo was told, in a file of its own."""
    settings = settings_for(tmp_path, f"sqlite:///{tmp_path / 'market.sqlite3'}")
    app = create_app({**settings, "PORT": free_port() - own_stripe.PORTS_ABOVE})

    def tell(_cast: object, place: Place, _progress: object) -> None:
        with unit_of_work():
            a_family().slug = SHOWN_FAMILY
            a_member(email="shopper@dakkah.example")
        assert place.provider
        place.provider.set_clock(clock.now() - timedelta(days=9))
        raise KeyboardInterrupt

    with app.app_context(), monkeypatch.context() as patch:
        memory.forget_all()
        bring_up()
        patch.setattr(telling, "tell", tell)
        with pytest.raises(KeyboardInterrupt):
            demo.tell_when_empty()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    memory.forget_all()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the demo is told from now on; nothing else is done by it."""
    places: list[Path] = []
    monkeypatch.setattr(telling, "tell", lambda _cast, place, _progress: places.append(place.media))
    return places


def families_here() -> int:
    return db.session.scalar(select(func.count(families.Family.id))) or 0


def test_an_interrupted_demo_nobody_used_is_told_anew(
    interrupted: Flask, told: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert families_here() == 1

    demo.tell_when_empty()

    assert "told anew" in capsys.readouterr().out
    assert told == [interrupted.config["MEDIA_DIR"]]
    assert families_here() == 0
    assert (interrupted.config["INSTANCE_DIR"] / "market.unfinished.sqlite3").exists()
    assert clock_in(interrupted, "stripe.unfinished.sqlite3") < -8 * 86_400
    assert clock_in(interrupted, "stripe.sqlite3") == 0
    demo.tell_when_empty()
    assert len(told) == 2  # there is no family yet, and the end was noted
    assert not is_unfinished()


def clock_in(market: Flask, memory_of_stripe: str) -> int:
    """By how many seconds the clock of a Stripe is ahead, as it remembers it."""
    with closing(sqlite3.connect(market.config["INSTANCE_DIR"] / memory_of_stripe)) as remembered:
        kept = remembered.execute("SELECT body FROM things WHERE id = '_clock'").fetchone()
    return int(json.loads(kept[0])["ahead"]) if kept else 0


def is_listening(market: Flask) -> bool:
    """Whether anybody is at the place of its own Stripe."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", market.config["PORT"] + own_stripe.PORTS_ABOVE)) == 0


def test_the_demo_is_told_with_a_stripe_that_is_there_only_meanwhile(
    interrupted: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[tuple[bool, bool, bool]] = []

    def tell(_cast: object, place: Place, _progress: object) -> None:
        met.append((place.provider is not None, gateways.offers("card", 10_000), is_listening(interrupted)))

    monkeypatch.setattr(telling, "tell", tell)
    assert not is_listening(interrupted)

    demo.tell_when_empty()

    assert met == [(True, True, True)]
    assert (gateways.offers("card", 10_000), is_listening(interrupted)) == (False, False)


def test_without_a_stripe_of_its_own_the_demo_is_told_without_cards(
    interrupted: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[Place] = []
    monkeypatch.setattr(own_stripe, "is_there", lambda _root: False)
    monkeypatch.setattr(telling, "tell", lambda _cast, place, _progress: met.append(place))

    demo.tell_when_empty()

    assert [place.provider for place in met] == [None]


def test_where_the_place_of_its_stripe_is_taken_nothing_is_told_and_nothing_put_aside(
    interrupted: Flask, told: list[Path]
) -> None:
    with (
        socket.create_server(("127.0.0.1", interrupted.config["PORT"] + own_stripe.PORTS_ABOVE)),
        pytest.raises(click.ClickException, match=f"PORT={interrupted.config['PORT'] + 1} "),
    ):
        demo.tell()

    assert told == []
    assert clock_in(interrupted, "stripe.sqlite3") < -8 * 86_400


def another_member() -> None:
    a_member(email="somebody@example.com")


def another_family() -> None:
    a_family()


def a_sign_in() -> None:
    accounts.sign_in(a_member(email="office@dakkah.example").email, PASSWORD, accounts.Caller("here"))


@pytest.mark.parametrize("somebody", [another_member, another_family, a_sign_in])
def test_an_interrupted_demo_somebody_used_stays_as_it_is_and_says_what_to_do(
    interrupted: Flask, told: list[Path], capsys: pytest.CaptureFixture[str], somebody: Callable[[], object]
) -> None:
    with unit_of_work():
        somebody()
    before = families_here()

    demo.tell_when_empty()

    assert "another INSTANCE_DIR" in capsys.readouterr().out
    assert (told, families_here()) == ([], before)


def test_loading_the_demo_over_an_interrupted_one_is_refused(interrupted: Flask, told: list[Path]) -> None:
    result = interrupted.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "interrupted" in result.output
    assert told == []
