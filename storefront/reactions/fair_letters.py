"""What happens around exhibitions becomes letters: to the families that applied, and to who judges them."""

from collections.abc import Mapping

from storefront.community import families, notices
from storefront.fairs import applications, calls, exhibitions, juries
from storefront.reactions.letters import to_member

# the steps a family is written to about; that it withdrew it knows
TOLD = {
    "offered": "place-offered",
    "waitlisted": "application-answered",
    "declined": "application-answered",
    "taken_away": "application-answered",
    "offer_expired": "offer-over",
    "confirmed": "place-confirmed",
}


def application_submitted(fact: applications.ApplicationSubmitted) -> None:
    """The family reads that it arrived, and when it hears of it."""
    once = f"application:{fact.application_id}:{applications.get(fact.application_id).submitted_at.isoformat()}"
    to_exhibitor("application-received", fact.family_id, once=once, values={"application_id": fact.application_id})


def application_stepped(fact: applications.ApplicationStepped) -> None:
    """The family learns what came of it."""
    kind = TOLD.get(fact.state)
    if kind is None:
        return
    values = {"application_id": fact.application_id, "state": fact.state}
    to_exhibitor(kind, fact.family_id, once=f"application:{fact.application_id}:{fact.at}", values=values)


def exhibition_moved(fact: exhibitions.ExhibitionMoved) -> None:
    """Whoever comes, or may, reads the new days."""
    to_exhibitors("fair-changed", fact.exhibition_id, once=f"moved:{fact.first}:{fact.last}", state="moved")


def exhibition_stepped(fact: exhibitions.ExhibitionStepped) -> None:
    """Whoever applied reads that it is put off, and whoever waited that it is not held."""
    if fact.state in ("postponed", "cancelled"):
        to_exhibitors("fair-changed", fact.exhibition_id, once=fact.state, state=fact.state)


def to_exhibitors(kind: str, exhibition_id: int, *, once: str, state: str) -> None:
    call = calls.find_of_exhibition(exhibition_id)
    if call is None:
        return
    for one in applications.living(call.id) or applications.living(call.id, "called_off"):
        values = {"application_id": one.id, "state": state}
        to_exhibitor(kind, one.family_id, once=f"application:{one.id}:{once}", values=values)


def to_exhibitor(
    kind: str, family_id: int, *, once: str, values: Mapping[str, object], only_owners: bool = False
) -> None:
    """What people of a family's desk who may speak for its shop are told, or its owners alone; the link in a letter is its
    reader's own."""
    topic = notices.topics.OF_KIND[kind]
    for member in families.members(family_id):
        owns = member.role == "owner"
        if owns or (not only_owners and notices.topics.reaches(topic, owns=owns, rights=member.rights)):
            to_member(kind, member.user_id, once=once, values={**values, "user_id": member.user_id})


def juror_appointed(fact: juries.JurorAppointed) -> None:
    """They read what they are asked to judge, and where."""
    told("juror-changed", fact, judges=True)


def juror_dismissed(fact: juries.JurorDismissed) -> None:
    """They read that nothing more is asked of them."""
    told("juror-changed", fact, judges=False)


def told(kind: str, fact: juries.JurorAppointed | juries.JurorDismissed, *, judges: bool) -> None:
    values = {"call_id": fact.call_id, "user_id": fact.user_id, "judges": judges}
    to_member(kind, fact.user_id, once=f"call:{fact.call_id}:{fact.user_id}:{fact.at}", values=values)
