"""flask accounts: what operators do with accounts from the machine itself, above all making the first member of staff;
shutting an account, opening it again, taking a right away, each for a reason that stays in the journal."""

from collections.abc import Callable

import click
from flask.cli import AppGroup, with_appcontext

from storefront.community import accounts as people
from storefront.kernel import wording
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import translations

accounts = AppGroup("accounts", help="Make accounts, give and take rights, shut accounts and open them again.")


@accounts.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(people.ROLES), help="A right to give the account.")
@click.option("--name", default="", help="The person's name; what stands before the @ when it is left out.")
@click.option("--language", type=click.Choice(("ar", "en")), default="ar", show_default=True, help="Of their letters.")
@click.option("--password", help="Asked for when it is left out, so that it stands in no history.")
@with_appcontext
def add(email: str, role: str | None, name: str, language: str, password: str | None) -> None:
    """Make a confirmed account for EMAIL."""
    try:
        if people.find_by_email(wording.email(email)):
            raise click.ClickException(f"There is an account with the address {email} already.")
        typed = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
        with unit_of_work():
            user = people.add(people.NewPerson(email, name or email.partition("@")[0], typed, language))
            if role:
                people.grant_role(user, role, SYSTEM)
    except Refusal as refusal:
        raise click.ClickException(translations("en").gettext(refusal.text) % refusal.values) from refusal
    click.echo(f"{user.email} can sign in now" + (f" as {role}." if role else "."))


def act_on(email: str, act: Callable[[people.User], None]) -> people.User:
    """Does something with the account of an address; raises ClickException when there is none."""
    with unit_of_work():
        user = people.find_by_email(email.strip().lower())
        if user is None:
            raise click.ClickException(f"There is no account with the address {email}.")
        act(user)
    return user


def said(_context: click.Context, _parameter: click.Parameter, text: str) -> str:
    """A reason in words; raises BadParameter for none."""
    if not text.strip():
        raise click.BadParameter("say why; it is kept in the journal.")
    return text


reason = click.option("--reason", required=True, callback=said, help="Why; kept in the journal.")


@accounts.command("disable")
@click.argument("email")
@reason
@with_appcontext
def disable(email: str, reason: str) -> None:
    """Shut the account of EMAIL: nobody gets in, and whoever is in is out at once."""
    user = act_on(email, lambda user: people.disable(user, SYSTEM, reason=reason))
    click.echo(f"{user.email} is disabled; every sign-in has ended.")


@accounts.command("enable")
@click.argument("email")
@reason
@with_appcontext
def enable(email: str, reason: str) -> None:
    """Open the account of EMAIL again."""
    user = act_on(email, lambda user: people.enable(user, SYSTEM, reason=reason))
    click.echo(f"{user.email} can sign in again.")


@accounts.command("take-role")
@click.argument("email")
@click.option("--role", type=click.Choice(people.ROLES), required=True, help="The right to take away.")
@reason
@with_appcontext
def take_role(email: str, role: str, reason: str) -> None:
    """Take a right away from the account of EMAIL; its sign-ins end."""

    def take(user: people.User) -> None:
        if role not in people.roles_among([user.id]).get(user.id, ()):
            raise click.ClickException(f"{user.email} is not {role}.")
        people.take_role(user, role, SYSTEM, reason=reason)

    user = act_on(email, take)
    click.echo(f"{user.email} is not {role} any more.")
