"""Whose private file an officer has opened, for an hour, in this browser. Opening one is noted in the journal; see
applications."""

from datetime import timedelta

from flask import session

from storefront.community import families
from storefront.community.families import Family
from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.refusals import NotAllowed
from storefront.web.kit.doors import actor

OPEN_MINUTES = 60
OPENED = "files"  # in the session: family id -> until when, in seconds


def open_file(family: Family) -> None:
    """Lets this browser read a family's file from now on, and says so in the journal. Raises NotAllowed."""
    who = actor()
    if not families.may_verify(who, family.id):
        raise NotAllowed()
    until = (clock.now() + timedelta(minutes=OPEN_MINUTES)).timestamp()
    living = {key: ends for key, ends in session.get(OPENED, {}).items() if ends > clock.now().timestamp()}
    session[OPENED] = {**living, str(family.id): until}
    journal.note("PrivateFactsRead", subject=f"family:{family.id}", actor_id=who.user_id, reason=families.VERIFYING)


def is_open(family_id: int) -> bool:
    """Whether this browser's officer opened the file within the last hour and may still read it."""
    until = session.get(OPENED, {}).get(str(family_id), 0)
    return bool(until > clock.now().timestamp()) and families.may_verify(actor(), family_id)
