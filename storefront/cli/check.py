"""flask check: asks the database everything that must never be otherwise. Reads only; for operators, any time."""

import time

import click
from flask import current_app
from flask.cli import with_appcontext

from storefront.cli.setup import why_not_ready
from storefront.insight import invariants

SHOWN = 5


@click.command("check")
@with_appcontext
def check() -> None:
    """Check every invariant of the market; ends with 1 when one is broken, or when there is no market to ask."""
    if trouble := why_not_ready():
        raise click.ClickException(trouble)
    began, broken = time.monotonic(), 0
    settings = current_app.config
    rules = invariants.rules(settings["MEDIA_DIR"], settings["PRIVATE_DIR"], current_app.extensions["search"])
    for rule in rules:
        found = rule.broken_by()
        broken += bool(found)
        click.echo(f"{'broken' if found else 'ok':>6}  {rule.sentence}")
        for one in found[:SHOWN]:
            click.echo(f"          {one}")
        if len(found) > SHOWN:
            click.echo(f"          and {len(found) - SHOWN} more")
    click.echo(f"{len(rules)} rules, {broken} broken, {time.monotonic() - began:.1f} s")
    if broken:
        raise SystemExit(1)
