"""The link of an invitation to a family's desk: anybody who holds it reads it; accepting and declining take an account."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts, team
from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.web.account import entering
from storefront.web.kit.doors import person
from storefront.web.kit.flashes import say
from storefront.web.kit.rights import WORDS

invitations = Blueprint("invitations", __name__)
invitation_answers = Blueprint("invitation_answers", __name__)
ONE = "/invitations/<code:token>"


@invitations.get(ONE)
def show(token: str) -> str:
    """Who asks, and for what; looking at it uses nothing up. Whoever signs in first, or opens an account, is led back here."""
    row, family = team.invited(token)
    someone = person()
    if someone is None:
        session[entering.HEADING] = request.script_root + request.path
    return render_template(
        "account/invitations/show.html",
        token=token,
        family=family,
        rights=[(gettext(words.title), gettext(words.about)) for right, words in WORDS.items() if right in row.rights],
        ends=row.expires_at,
        **standing(row, someone),
    )


def standing(row: team.Invitation, someone: accounts.Person | None) -> dict[str, Any]:
    """What its reader can do with it: nothing once another account has accepted."""
    is_mine = someone is not None and row.user_id == someone.id
    return {
        "me": someone,
        "accepted": row.state == "accepted" and is_mine,
        "is_anothers": row.state == "accepted" and not is_mine,
    }


@invitation_answers.post(f"{ONE}/acceptance")
def acceptance(token: str) -> Response:
    """The owner is asked to let this account in."""
    try:
        team.accept(token, me())
    except (NotNow, team.refusals.WorksThereAlready) as refusal:
        return said_no(token, refusal)
    say("good", gettext("شكراً لك. أخبرنا أهل الدكّة، وحين يوافقون نكتب إليك."))
    return redirect(url_for("account.invitations.show", token=token), 303)


def me() -> accounts.Person:
    """Whoever is signed in; for pages behind the members' door."""
    someone = person()
    if someone is None:
        raise LookupError("a page for members without a member")
    return someone


def said_no(token: str, refusal: NotNow | team.refusals.WorksThereAlready) -> Response:
    units.abandon()
    is_there = isinstance(refusal, team.refusals.WorksThereAlready)
    say("warn", gettext(refusal.text) if is_there else gettext("أُجيب عن هذه الدعوة من قبل."))
    return redirect(url_for("account.invitations.show", token=token), 303)


@invitation_answers.post(f"{ONE}/refusal")
def refusal(token: str) -> Response:
    """They would rather not, or not any more."""
    try:
        team.decline(token, me())
    except NotNow as error:
        return said_no(token, error)
    say("good", gettext("اعتذرت عن الدعوة، وأخبرنا أهل الدكّة."))
    return redirect(url_for("account.orders.index"), 303)
