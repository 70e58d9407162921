"""Dakkah: the online market of the productive families. Only create_app is to be imported from here."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

import config
from storefront import cli, web
from storefront.insight import search
from storefront.kernel import facts
from storefront.kernel.database import db, open_carefully
from storefront.reactions import REACTIONS
from storefront.reactions.interests import CHOOSERS, TELLERS
from storefront.trade import commissions, corrections
from storefront.treasury import gateways, interests, payouts, transfers
from storefront.web import kit, letters

__all__ = ["create_app"]


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The market as a WSGI application: settings read, extensions bound, reactions hung, doors open.

    `settings` win over the environment. Raises config.UnsafeSettings where a start would be unsafe.
    """
    app = kit.Market("storefront", root_path=str(config.ROOT), template_folder="templates", static_folder=None)
    app.config.from_mapping({**config.read(), **(settings or {})})
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            open_carefully(engine)
    app.extensions["search"] = search.WhooshEngine(app.config["INDEX_DIR"])
    gateways.open_with(app.config)
    commissions.open_with(app.config)
    corrections.open_with(app.config)
    payouts.open_with(app.config)
    transfers.open_with(app.config)
    facts.react_with(REACTIONS)
    interests.told_by(TELLERS, CHOOSERS)
    kit.furnish(app)
    letters.furnish(app)
    web.open_doors(app)
    cli.register(app)
    return app
