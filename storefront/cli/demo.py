"""flask demo load: the told market, or one of any size for measurement."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from storefront.cli.own_stripe import own_stripe, told_with
from storefront.cli.search import build_index
from storefront.cli.setup import bring_up
from storefront.demo import Place, is_alone, is_told, is_unfinished, load_bulk, tell_market
from storefront.kernel import memory
from storefront.kernel.database import db, without_waiting

demo = AppGroup("demo", help="The demo market.")


def shown(things: Iterator[Any], count: int, label: str) -> Iterator[Any]:
    """The same things, with a bar that says how far it is."""
    with click.progressbar(things, length=count, label=f"{label:<26}", show_pos=True) as bar:
        yield from bar


UNFINISHED = "The demo market here was interrupted while it was told, and is not whole. "
USED = "People have used it since, so it stays as it is; for a whole one start with another INSTANCE_DIR or database."
EMPTY_IT = (
    "Nobody has used it; empty the database (or name another by DATABASE_URL) and start again to have it told anew."
)
NOT_EMPTY = "There are families in this market already; load the demo into an empty one "
BEGIN_ANEW = "Nobody has used it, so it is told anew; the old one was put aside as {}."


def tell_when_empty() -> None:
    """Tells the demo market into an empty database. One that was interrupted is told anew when nothing else is there, and
    otherwise left as it is, in a sentence. Never in production: the password of its people is published."""
    if current_app.config["PRODUCTION"]:
        return
    if is_unfinished():
        tell_anew_or_say()
    elif not is_told():
        tell()


def tell_anew_or_say() -> None:
    """What becomes of a demo market that was interrupted."""
    if not is_alone():
        click.echo(UNFINISHED + USED)
    elif (file := db.engine.url.database) and db.engine.dialect.name == "sqlite":
        click.echo(UNFINISHED + BEGIN_ANEW.format(put_aside(Path(file))))
        bring_up()
        tell()
    else:
        click.echo(UNFINISHED + EMPTY_IT)


def put_aside(file: Path) -> Path:
    """Gives an SQLite database another name, in place of what has it, so that the next one is made from nothing."""
    with db.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    db.session.remove()
    db.engine.dispose()
    memory.forget_all()
    return file.replace(file.with_name(f"{file.stem}.unfinished{file.suffix}"))


def tell() -> None:
    """Tells the demo market, into an empty database; its cards are paid at a Stripe of its own where that is there."""
    db.session.remove()
    settings, root = current_app.config, current_app.root_path
    with without_waiting(db.engine), told_with(own_stripe(settings, root), settings, root) as provider:
        tell_market(Place(settings["MEDIA_DIR"], settings["PRIVATE_DIR"], settings["SECRET_KEY"], provider), shown)
        db.session.remove()


@demo.command("load")
@click.option("--families", "family_count", type=click.IntRange(1, 100_000), help="Make so many families in bulk.")
@click.option("--products", "product_count", type=click.IntRange(1, 2_000_000), help="Make so many products in bulk.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same market.")
@click.option("--add", is_flag=True, help="Add them to the families that are there.")
def load(family_count: int | None, product_count: int | None, seed: int, add: bool) -> None:
    """Load the told market; with --families and --products a market of that size instead. Never in production, and into an
    empty market alone unless --add is said."""
    if current_app.config["PRODUCTION"]:
        raise click.ClickException(
            "This market is in production, and the password of the demo's people is published; nothing was loaded."
        )
    bring_up()
    if (family_count or product_count) and is_told() and not add:
        raise click.ClickException(NOT_EMPTY + "or say --add to put these beside them.")
    if family_count or product_count:
        count = product_count or (family_count or 1) * 10
        load_bulk(family_count=family_count or max(1, count // 10), product_count=count, seed=seed, progress=shown)
    elif is_unfinished():
        raise click.ClickException(UNFINISHED + "flask serve tells it anew, or says what to do.")
    elif is_told():
        raise click.ClickException(NOT_EMPTY + "(--add is for --families and --products).")
    else:
        tell()
    build_index()  # what was loaded is found at once, whether or not anything serves the market
