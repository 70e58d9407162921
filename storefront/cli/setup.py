"""flask setup: everything a market needs before its first visitor. Safe to repeat; a second run changes nothing."""

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from storefront.community import regions
from storefront.goods import seasons, taxonomy
from storefront.kernel.units import unit_of_work


def bring_up() -> None:
    """The database up to date, with regions, cities, categories and seasons in it."""
    upgrade(directory=f"{current_app.root_path}/migrations")
    with unit_of_work():
        regions.add_all()
        taxonomy.add_all()
        seasons.add_all()


@click.command("setup")
@with_appcontext
def setup() -> None:
    """Bring the database up to date and fill in regions, cities, categories and seasons."""
    bring_up()
