"""The flask commands of the market: setup, demo, work, check, bench."""

from flask import Flask
from flask_migrate import Migrate

from storefront.kernel.database import db


def register(app: Flask) -> None:
    """Makes every command known to `flask`."""
    Migrate(app, db, directory=f"{app.root_path}/migrations", render_as_batch=True)
