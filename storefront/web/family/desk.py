"""Whose desk it is: the family of the signed-in person, what every page of the desk says of it, things fetched through it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.insight import journal, waiting
from storefront.kernel.actors import RIGHTS
from storefront.kernel.refusals import NotFound
from storefront.trade.orders import Parcel
from storefront.web.family.desk_doors import Entry, doors_of
from storefront.web.family.entitled import entitled, may_use, need_of, part
from storefront.web.family.registration_progress import REGISTERS
from storefront.web.kit.doors import actor, only_families
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language, language_of
from storefront.web.kit.requests import SAFE_METHODS
from storefront.web.kit.rights import titles

desks = Blueprint("desks", __name__)
CHOSEN = "desk"  # in the session: which family, for who works at the desks of several
AT = "at_desk"  # in every form of the desk: the family on whose page it stands

Thing = TypeVar("Thing")
Name = TypeVar("Name", int, str)  # a product by its id, an order by its reference


def chosen_id() -> int:
    """Which family this browser is at the desk of: one's own, unless another was chosen."""
    mine, chosen = sorted(actor().families, key=lambda one: (not actor().owns(one), one)), session.get(CHOSEN)
    return chosen if chosen in mine else mine[0]


def family() -> Family:
    """The family whose desk this is, read once per request. Raises NotFound for a page of one thing its reader may do nothing
    with there, though they may at another desk."""
    if "desk_family" not in g:
        if request.view_args and not entitled(chosen_id()):
            raise NotFound()
        read(chosen_id())
    return g.desk_family  # type: ignore[no-any-return]


def only_entitled() -> Response | tuple[str, int] | None:
    """The door of the desk: it lets in who works at one, to what they may do there. Whoever may not is told so kindly; things
    of one kind they may do nothing with are not there for them, whosever they are."""
    if is_without_shop():
        return render_template("account/opening/no_shop.html"), 403
    turned_away = only_families()
    if turned_away:
        return turned_away
    has_moved = go_where_asked()
    if request.view_args and not any(entitled(family_id) for family_id in actor().families):
        raise NotFound()
    if not request.view_args and not entitled(chosen_id()):
        return render_template(
            "family/team/not_yours.html", rights=rights_here(), is_owners=need_of(part()) == "owner"
        ), 403
    if has_moved:
        say("info", gettext("أنتم الآن في دكّة «%(family)s».", family=in_language(family(), "trade_name")))
    return None


def go_where_asked() -> bool:
    """To the desk on whose page a form was filled in, whichever was opened since in another window: what is typed at one is never
    kept at another. A page for owners alone is opened at the desk that is one's own. Whether that is another than was chosen.
    Raises NotFound for a form of a desk at which its sender does not work."""
    before, who = chosen_id(), actor()
    if request.method not in SAFE_METHODS:
        told = request.form.get(AT)
        known = {str(family_id): family_id for family_id in who.families}
        if told is not None and told not in known:
            raise NotFound()
        after = known[told] if told is not None and part() != desks.name else before
    else:
        owned = [family_id for family_id in who.families if who.owns(family_id)]
        is_elsewhere = need_of(part()) == "owner" and not who.owns(before) and owned
        after = min(owned) if is_elsewhere else before
    if after != before:
        choose(after)
    return after != before


def beside_token() -> Markup:
    """What every form of the desk carries: whose page it stands on; nothing on one that turns its reader away."""
    if not actor().families:
        return Markup("")
    family_id = g.desk_family.id if "desk_family" in g else chosen_id()
    return Markup('<input type="hidden" name="{}" value="{}">').format(AT, family_id)


def is_without_shop() -> bool:
    """Whether a member without a shop, or whose shop was closed, asks for a page of the desk that is of no one thing."""
    who = actor()
    return who.user_id is not None and not (who.families or who.bodies or who.roles or request.view_args)


def rights_here() -> list[str]:
    """What whoever asks may do at this desk, in a few words each."""
    return titles(right for right in RIGHTS if actor().may(right, family().id))


def read(family_id: int, *, parcel_id: int | None = None) -> None:
    """Reads whose desk it is, what people wrote to it, and whether about a parcel; and at whose desks this person works
    beside."""
    mine = actor().families
    g.desk_family, g.desk_news, g.desk_others = waiting.at_desk(family_id, mine, parcel_id=parcel_id)


def news() -> waiting.FamilyNews:
    """What people wrote to the family."""
    family()
    return g.desk_news  # type: ignore[no-any-return]


def owned() -> Family:
    """The same for what its owner alone may read or do: how it registered, its documents. Raises NotFound for others who
    work at the desk."""
    if not actor().families or not actor().owns(
        chosen_id()
    ):  # an answer to files too large for any door comes here too
        raise NotFound()
    return family()


def lets_in() -> bool:
    """Whether whoever asks may use this page; for answers to what is too large, which no door has seen."""
    return bool(actor().families) and entitled(chosen_id())


def ask_anew() -> None:
    """Asks again what whoever is here may do: the database was given back to others while pictures were drawn, and a desk may
    have been taken away meanwhile. Raises NotFound then."""
    g.pop("actor", None)
    if not any(entitled(family_id) for family_id in actor().families):
        raise NotFound()


def choose(family_id: int) -> None:
    """From now on this browser is at the desk of that family of its person."""
    session[CHOSEN] = family_id


def is_registering() -> bool:
    """Whether the family does not sell yet, and its owner is here to say what is missing."""
    return family().status in REGISTERS and actor().owns(family().id)


def own(fetch: Callable[[int, Name], Thing], name: Name) -> Thing:
    """Something of one of this person's families, by `fetch(family id, name)`; raises NotFound for anybody else's, and where
    this person may do nothing with it."""
    for family_id in sorted(one for one in actor().families if entitled(one)):
        with suppress(NotFound):
            thing = fetch(family_id, name)
            read(family_id, parcel_id=thing.id if isinstance(thing, Parcel) else None)
            return thing
    raise NotFound()


class Desk:
    """What the layout prints; asked when it is printed, so that error pages cost nothing."""

    @property
    def name(self) -> str:
        return in_language(family(), "trade_name")

    @property
    def name_lang(self) -> str:
        return language_of(family(), "trade_name")

    @property
    def status(self) -> str:
        return family().status

    @property
    def reason(self) -> str:
        """Why the office stopped the shop."""
        stopped = journal.page(kind="FamilySuspended", subjects=[f"family:{family().id}"]).rows
        return stopped[0].entry.reason if stopped else ""

    @property
    def news(self) -> waiting.FamilyNews:
        return news()

    @property
    def others(self) -> list[Family]:
        """The other families at whose desks this person works."""
        family()
        return g.desk_others  # type: ignore[no-any-return]

    @property
    def doors(self) -> list[Entry]:
        """The navigation of the desk, the open part marked."""
        return doors_of(family(), waiting=news().messages + news().questions)

    def may(self, part: str) -> bool:
        """Whether whoever reads may use another part of this desk: what they may not leads nowhere."""
        return may_use(part, family().id)


def at_desk() -> dict[str, Any]:
    """What every template of the desk knows."""
    return {"desk": Desk()}


@desks.get("")
def show() -> Response:
    """The desk begins with what is to be done today; of a family that does not sell yet that is to register."""
    return redirect(url_for("family.registration.show" if is_registering() else "family.today.show"), 303)


@desks.post("/choice")
def choice() -> Response:
    """Goes to the desk of another family of this person."""
    chosen = request.form.get("family", type=int)
    if chosen in actor().families:
        session[CHOSEN] = chosen
    return redirect(url_for("family.today.show"), 303)
