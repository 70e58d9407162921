"""flask setup: everything a market needs before its first visitor. Safe to repeat; a second run changes nothing."""

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy.exc import OperationalError

from storefront.community import affiliations, families, permits, regions
from storefront.goods import seasons, taxonomy
from storefront.insight import indexing
from storefront.kernel import revisions
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work


def bring_up() -> None:
    """The database up to date, with what the lists of the market hold in it: regions, categories, seasons,
    kinds of documents. Raises ClickException when there is none."""
    try:
        upgrade(directory=f"{current_app.root_path}/migrations")
    except OperationalError as error:
        raise click.ClickException(no_answer(error)) from error
    with unit_of_work():
        regions.add_all()
        families.places.add_all()
        affiliations.add_all()
        permits.add_all()
        taxonomy.add_all()
        seasons.add_all()


def no_answer(error: OperationalError) -> str:
    """What a database that cannot be reached is to its operator."""
    return f"The database does not answer: {str(error.orig).strip()}"


def why_not_ready() -> str:
    """What stands between this code and its database, in one sentence; empty when nothing does."""
    known = revisions.known(f"{current_app.root_path}/migrations")
    try:
        with db.engine.connect() as connection:
            there = revisions.reached(connection)
    except OperationalError as error:
        return no_answer(error)
    if not there:
        return "This database was never set up; run flask setup first."
    if there != known:
        names = (", ".join(sorted(heads)) for heads in (there, known))
        return "The database is at revision {}, this code at {}; run flask db upgrade.".format(*names)
    return ""


@click.command("setup")
@with_appcontext
def setup() -> None:
    """Bring the database up to date, fill in regions, cities, categories and seasons, and make a missing search index."""
    bring_up()
    engine = current_app.extensions["search"]
    if not engine.is_there():
        indexing.rebuild(engine)
