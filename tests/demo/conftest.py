"""The demo market, told once for all tests that look at it, as `make run` tells it: its cards are paid at a Stripe of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from storefront import create_app
from storefront.cli.setup import bring_up
from storefront.demo import Place, Provider, pictures, scripts, tell_market, telling
from storefront.kernel import clock, memory
from storefront.kernel.database import db, without_waiting
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import conversations, gateways
from storefront.treasury.conversations import Account
from tests.builders.stripe_market import stripe_settings
from tests.conftest import SITE, a_database, settings_for
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY


@dataclass(frozen=True)
class Told:
    """A market that was told, and afterwards what its Stripe says of its money and how many seconds it is ahead."""

    app: Flask
    account: Account
    ahead: int


def painted(cast: Sequence[scripts.FamilyScript], media: Path, _progress: object) -> dict[pictures.Name, list[Photo]]:
    """The pictures as they would be listed, without the painting."""
    asked = pictures.commissions(cast, media)
    return {one.name: [Photo(f"{at:032x}", 960, 1200, "tint-01")] for at, one in enumerate(asked)}


@pytest.fixture(scope="session")
def telling_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The market in a database of its own. Who looks at it stands in its context by `read_only`."""
    folder = tmp_path_factory.mktemp("told")
    with a_database(folder, "told") as address, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "draw_all", painted)
        app = create_app(settings_for(folder, address))
        with app.app_context():
            told = tell(app, folder)
        yield told
        with app.app_context():
            db.engine.dispose()


def tell(app: Flask, folder: Path) -> Told:
    """The whole telling, and what its provider says when it is over."""
    memory.forget_all()
    bring_up()
    with without_waiting(db.engine), StripeServer() as stripe:
        gateways.open_with({**app.config, **stripe_settings(stripe)})
        place = Place(folder / "media", folder / "private", "x" * 40, Provider(stripe.address, KEY, SITE))
        tell_market(place, lambda things, _count, _label: things)
        account = conversations.account("stripe", clock.now() - timedelta(days=400))
        ahead = stripe.world.clock.ahead
    with unit_of_work():
        orders.complete_reached(limit=2 * telling.ORDERS)
    db.session.remove()
    gateways.open_with(app.config)
    return Told(app, account, ahead)


@pytest.fixture
def told(telling_of_all: Told) -> Iterator[Flask]:
    """The market, for a test that only reads."""
    with telling_of_all.app.app_context():
        memory.forget_all()
        yield telling_of_all.app
        db.session.rollback()
        db.session.remove()
