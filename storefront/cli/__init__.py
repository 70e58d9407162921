"""The flask commands of the market: accounts, setup, work, check, demo, bench."""

from flask import Flask
from flask_migrate import Migrate

from storefront.cli import accounts, bench, bench_desk, check, demo, search, serve, setup, work
from storefront.kernel.database import db


def register(app: Flask) -> None:
    """Makes every command known to `flask`."""
    Migrate(app, db, directory=f"{app.root_path}/migrations", render_as_batch=True)
    app.cli.add_command(accounts.accounts)
    app.cli.add_command(setup.setup)
    app.cli.add_command(work.work)
    bench.bench.add_command(bench_desk.desk)
    bench.bench.add_command(bench_desk.full_desk)
    app.cli.add_command(bench.bench)
    app.cli.add_command(check.check)
    app.cli.add_command(demo.demo)
    app.cli.add_command(search.search)
    app.cli.add_command(serve.serve)
