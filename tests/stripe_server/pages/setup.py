"""Onboarding: where the owner of a connected account tells who they are, in one click; and what they see afterwards."""

from ..money import accounts, balances
from ..wire.messages import Reply, redirect
from ..world import Thing, World
from .rendering import notice, page


def show(world: World, link_id: str) -> Reply:
    """What is still to be told. A link that is too old leads back to the seller, who makes a new one."""
    with world.entered():
        note = _note(world, link_id)
        if note is None:
            return notice(404, "Page not found", "This link is not known.")
        if note.body["until"] < world.clock.now():
            return redirect(note.body["again"])
        account = accounts.get(world, note.body["account"])
        return page("setup.html", seller=world.options.name, account=account.body, then=note.body["then"])


def finish(world: World, link_id: str, form: dict[str, str]) -> Reply:
    """The owner has told everything, and goes back."""
    with world.entered():
        note = _note(world, link_id)
        if note is None:
            return notice(404, "Page not found", "This link is not known.")
        if note.body["until"] < world.clock.now():
            return redirect(note.body["again"])
        accounts.onboard(world, accounts.get(world, note.body["account"]))
        world.store.forget(note)
        return redirect(note.body["then"] or note.body["again"])


def _note(world: World, link_id: str) -> Thing | None:
    note = world.store.find(link_id)
    return note if note is not None and note.kind == "_setup" else None


def express(world: World, account_id: str) -> Reply:
    """The small dashboard of a connected account: its balance."""
    with world.entered():
        account = world.store.find(account_id)
        if account is None or account.kind != accounts.KIND:
            return notice(404, "Page not found", "There is no such account.")
        return page("express.html", account=account.body, balance=balances.balance(world, account.id))


def receipt(world: World, charge_id: str) -> Reply:
    """What was paid, for whoever follows the receipt's address."""
    with world.entered():
        charge = world.store.find(charge_id)
        if charge is None or charge.kind != "charge":
            return notice(404, "Page not found", "There is no such receipt.")
        return page("receipt.html", seller=world.options.name, charge=charge.body)


def start(world: World) -> Reply:
    """The front page: what this server is, and the last sessions."""
    with world.entered():
        sessions = [thing.body for thing in world.store.everywhere("checkout.session")][-20:][::-1]
        return page("start.html", seller=world.options.name, sessions=sessions, counts=world.store.counts())
