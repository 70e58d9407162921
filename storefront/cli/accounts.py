"""flask accounts: what operators do with accounts from the machine itself, above all making the first member of staff."""

import click
from flask.cli import AppGroup, with_appcontext

from storefront.community import accounts as people
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work

accounts = AppGroup("accounts", help="Make accounts and give them rights.")


@accounts.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(people.ROLES), help="A right to give the account.")
@click.option("--name", default="", help="The person's name; what stands before the @ when it is left out.")
@click.option("--language", type=click.Choice(("ar", "en")), default="ar", show_default=True, help="Of their letters.")
@click.password_option(help="Asked for when it is left out, so that it stands in no history.")
@with_appcontext
def add(email: str, role: str | None, name: str, language: str, password: str) -> None:
    """Make a confirmed account for EMAIL."""
    new = people.NewPerson(email, name or email.partition("@")[0], password, language)
    try:
        with unit_of_work():
            user = people.add(new)
            if role:
                people.grant_role(user, role, SYSTEM)
    except Refusal as refusal:
        raise click.ClickException(f"{type(refusal).__name__}: {refusal.text % refusal.values}") from refusal
    click.echo(f"{user.email} can sign in now" + (f" as {role}." if role else "."))
