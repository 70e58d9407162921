"""The link in a letter about a unit that was offered: its reader turns it down without signing in. Looking at it does nothing,
for mail programs look at every link."""

from flask import Blueprint, current_app, render_template

from storefront.community import families
from storefront.fairs import leases
from storefront.fairs.leases import Lease
from storefront.kernel import units
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound, NotNow
from storefront.web.kit.market_words import unit_name

lease_answers = Blueprint("lease_answers", __name__)


def read(token: str) -> tuple[Lease, Actor]:
    """What a token is about, and who reads the letter; raises NotFound for one that is not ours, or of somebody who does not
    own the family's desk any more."""
    lease_id, user_id = leases.links.read(token, current_app.config["SECRET_KEY"])
    lease = leases.get(lease_id)
    desks, limits = families.desks_of(user_id)
    reader = Actor(user_id, families=desks, limits=limits)
    if not reader.owns(lease.family_id):
        raise NotFound()
    return lease, reader


@lease_answers.get("/markets/answers/<code:token>")
def show(token: str) -> str:
    """Asks with one button."""
    lease, _ = read(token)
    return page(token, lease)


@lease_answers.post("/markets/answers/<code:token>")
def create(token: str) -> str:
    """The family does not want it; doing it again changes nothing."""
    lease, reader = read(token)
    try:
        leases.decline(lease, reader)
    except NotNow:
        units.abandon()
    return page(token, read(token)[0])


def page(token: str, lease: Lease) -> str:
    return render_template("shop/lease_answers/show.html", token=token, lease=lease, unit=unit_name(lease.unit))
