"""A market with its database: looked at from inside by its application, from outside at its address."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask, current_app
from flask_migrate import upgrade

import config
from storefront import create_app
from storefront.community.accounts import User
from storefront.insight import indexing, invariants
from storefront.kernel import memory, units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways
from tests.builders.community import a_city
from tests.builders.goods import a_category
from tests.builders.people import cookie_of
from tests.builders.stripe_market import stripe_settings
from tests.conftest import a_database
from tests.races.visitors import Visitor
from tests.running import Running, free_port
from tests.stripe_server import Options, StripeServer


@dataclass(frozen=True)
class Market:
    """Where a market runs, and the same market within this process: to fill it, and to ask what became of it."""

    running: Running
    app: Flask
    stripe: StripeServer

    def visitor(self) -> Visitor:
        """Somebody with a browser without a past."""
        return Visitor(self.running.url)

    def signed_in(self, user: User) -> Visitor:
        """Somebody in whose browser a person has signed in."""
        return Visitor(self.running.url, {self.app.config["SESSION_COOKIE_NAME"]: cookie_of(self.app, user)})

    def elsewhere(self) -> "Market":
        """The same market at another address of this machine, for a server of another kind."""
        return replace(self, running=replace(self.running, url=f"http://127.0.0.1:{free_port()}"))

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Within the block, commands and queries are about this market."""
        memory.forget_all()
        gateways.open_with(self.app.config)
        with self.app.app_context():
            yield
            db.session.remove()


@contextmanager
def a_market(folder: Path, name: str) -> Iterator[Market]:
    """An empty market with a city and a category, of the kind of database the tests run on, and a Stripe for its cards."""
    home = folder / name
    home.mkdir()
    with a_database(home, name) as address, StripeServer(Options(webhooks="manual")) as stripe:
        settings = {"DATABASE_URL": address, "TRUSTED_PROXIES": "1", **stripe_settings(stripe)}
        running = Running(f"http://127.0.0.1:{free_port()}", home, settings)
        market = Market(running, create_app(config.read(running.environment)), stripe)
        with market.inside():
            upgrade(directory=str(config.ROOT / "migrations"))
            with unit_of_work():
                a_city()
                a_category()
            indexing.rebuild(market.app.extensions["search"])
        yield market
        with market.app.app_context():
            for engine in db.engines.values():
                engine.dispose()


def broken() -> dict[str, Sequence[str]]:
    """The rules `flask check` would find broken now, and by what."""
    units.abandon()  # what was read before is not looked at again
    rules = invariants.rules(
        current_app.config["MEDIA_DIR"], current_app.config["PRIVATE_DIR"], current_app.extensions["search"]
    )
    found = {rule.sentence: rule.broken_by() for rule in rules}
    units.abandon()
    return {sentence: by for sentence, by in found.items() if by}
