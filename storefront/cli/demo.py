"""flask demo load: the told market, or one of any size for measurement."""

from collections.abc import Iterator
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from storefront.cli.setup import bring_up
from storefront.demo import is_told, load_bulk, tell_market
from storefront.kernel.database import db, without_waiting

demo = AppGroup("demo", help="The demo market.")


def shown(things: Iterator[Any], count: int, label: str) -> Iterator[Any]:
    """The same things, with a bar that says how far it is."""
    with click.progressbar(things, length=count, label=f"{label:<26}", show_pos=True) as bar:
        yield from bar


def tell_when_empty() -> None:
    """Tells the demo market into an empty database; an interrupted telling is not repeated over what people did. Never
    in production: the password of its people is published."""
    if not current_app.config["PRODUCTION"] and not is_told():
        tell()


def tell() -> None:
    """Tells the demo market, into an empty database."""
    db.session.remove()
    with without_waiting(db.engine):
        settings = current_app.config
        tell_market(settings["MEDIA_DIR"], shown, secret=settings["SECRET_KEY"], private=settings["PRIVATE_DIR"])
        db.session.remove()


@demo.command("load")
@click.option("--families", "family_count", type=click.IntRange(1, 100_000), help="Make so many families in bulk.")
@click.option("--products", "product_count", type=click.IntRange(1, 2_000_000), help="Make so many products in bulk.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same market.")
def load(family_count: int | None, product_count: int | None, seed: int) -> None:
    """Load the told market; with --families and --products a market of that size instead. Never in production."""
    if current_app.config["PRODUCTION"]:
        raise click.ClickException(
            "This market is in production, and the password of the demo's people is published; nothing was loaded."
        )
    bring_up()
    if family_count or product_count:
        count = product_count or (family_count or 1) * 10
        load_bulk(family_count=family_count or max(1, count // 10), product_count=count, seed=seed, progress=shown)
    elif is_told():
        raise click.ClickException("There are families in this market already; load the demo into an empty one.")
    else:
        tell()
