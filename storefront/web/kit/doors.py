"""Doors: who stands at each, who is asking, and the one check that a request comes from our own pages."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.exceptions import SecurityError
from werkzeug.wrappers import Response

from storefront.community import accounts, bodies, families, notices
from storefront.kernel.actors import VISITOR, Actor
from storefront.web.kit.links import is_own
from storefront.web.kit.requests import MACHINES, SAFE_METHODS

ORGANISERS = "organiser.exhibitions.index"  # where the desk of those who act for a body begins
UNREAD = notices.inbox.unread_of(accounts.User.id)


@dataclass
class SignedIn(UserMixin):
    """The person of a living sign-in, as Flask-Login wants to know them. Its id is the secret token of the sign-in."""

    token: str
    person: accounts.Person

    def get_id(self) -> str:
        return self.token


def load(token: str) -> SignedIn | None:
    """Who a sign-in's token belongs to, as long as its row lives."""
    person = accounts.find_signed_in(token, waiting=UNREAD)
    return SignedIn(token, person) if person else None


def actor() -> Actor:
    """Who is asking, as the core wants to know it. Costs nothing for a visitor without a cookie."""
    if "actor" not in g:
        g.actor = _actor()
    return g.actor  # type: ignore[no-any-return]


def _actor() -> Actor:
    if "_user_id" not in session or not current_user.is_authenticated:
        return VISITOR
    person = current_user.person
    acts = "family" in request.blueprints and request.method not in SAFE_METHODS
    desks, limits = families.desks_of(person.id, acts=acts)
    acting = bodies.those_of(person.id) if "organiser" in request.blueprints else frozenset()
    return Actor(person.id, person.roles, desks, limits, acting)


def has_ended() -> bool:
    """Whether this browser still carries a sign-in that has ended; nothing that came with it counts any more."""
    return "_user_id" in session and actor().user_id is None


def person() -> accounts.Person | None:
    """The signed-in person, if there is one."""
    return current_user.person if actor().user_id is not None else None


def only_members() -> Response | None:
    """A door for whoever is signed in; others are asked to sign in and come back."""
    if actor().user_id is None:
        return to_sign_in()
    return None


def only_families() -> Response | None:
    """The door of the families' desk. Things of one kind are not there for whoever has no desk: a no would say that they are."""
    if actor().user_id is None:
        return to_sign_in()
    if not actor().families:
        abort(404 if request.view_args else 403)
    return None


def only_organisers() -> Response | None:
    """The door of those who act for a body. Things of one kind are not there for anybody else."""
    if actor().user_id is None:
        return to_sign_in()
    if not actor().bodies:
        abort(404 if request.view_args else 403)
    return None


def desk_begins() -> str:
    """The page, by its endpoint, to which the desk of whoever asks is opened; nothing for who has none."""
    if actor().families:
        return "family.today.show"
    return ORGANISERS if accounts.ORGANISER in actor().roles else ""


def only_staff() -> Response | None:
    """The door of the office."""
    if actor().user_id is None:
        return to_sign_in()
    if not actor().is_staff:
        abort(403)
    return None


def to_sign_in() -> Response:
    """The sign-in page, with the way back for pages that were only to be read."""
    back = request.full_path.rstrip("?") if request.method in SAFE_METHODS else None
    target = url_for("account.sign_in.new", next=(request.script_root + back) if back else None)
    return redirect(target, 303)


def refuse_other_hosts() -> None:
    """Refuses a request in the name of a host that is not ours, before anything else is looked at."""
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception


def refuse_strangers() -> None:
    """Refuses an unsafe request that another site's page sent (Fetch metadata first, then Origin)."""
    if request.method in SAFE_METHODS or MACHINES in request.blueprints:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site not in (None, "same-origin", "none") or (origin and not is_own(origin)):
        abort(403)


def note_seen() -> None:
    """Keeps a sign-in that is used from ending by itself; reading alone writes nothing, so only other requests count."""
    if request.method not in SAFE_METHODS:
        someone = person()
        if someone:
            accounts.note_seen(someone.sign_in_id)


class Visitor:
    """What the header of every page knows of its reader; asks the database only when a cookie says there is somebody."""

    @property
    def signed_in(self) -> bool:
        return actor().user_id is not None

    @property
    def name(self) -> str:
        someone = person()
        return someone.name if someone else ""

    @property
    def desk(self) -> str:
        return desk_begins()

    @property
    def is_staff(self) -> bool:
        return actor().is_staff

    @property
    def unread(self) -> int:
        """How much of what they were told is unread, at most 100; read together with the sign-in."""
        someone = person()
        return someone.waiting if someone else 0

    @property
    def basket_count(self) -> int:
        return int(current_app.extensions["basket_count"]())


def furnish(app: Flask) -> None:
    """Hangs the guards every request passes, and tells templates who reads."""
    manager = LoginManager(app, add_context_processor=False)  # templates know the reader as `visitor`
    manager.user_loader(load)
    manager.session_protection = None  # sign-ins are rows of ours; see accounts
    app.extensions.setdefault("basket_count", lambda: 0)
    app.before_request(refuse_other_hosts)
    app.before_request(refuse_strangers)
    app.before_request(note_seen)

    @app.context_processor
    def reader() -> dict[str, Any]:
        return {"visitor": Visitor()}
