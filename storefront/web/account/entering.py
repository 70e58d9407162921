"""What happens at the door: a fresh session, the basket carried in, the wish carried out; and what is left on going."""

from flask import g, redirect, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from storefront.community import accounts, families
from storefront.kernel.refusals import NotFound
from storefront.trade import carts
from storefront.web.account import wanted
from storefront.web.kit import callers, cookies, doors
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import gettext

BASKET = "basket"  # the cookie of a guest's basket
KEPT = ("orders", "via")  # what this browser did as a guest (see shop/order_access.py): it stays when somebody signs in
WHOSE = "whose"  # who signed in here; remembered when that has ended
HEADING = "heading"  # where somebody was going when they opened an account first
ASKED = "asked"  # the product a visitor wanted to ask about, and what they had typed, until the question is sent


def let_in(token: str, *, remember: bool, target: str | None = None, wish: str = "") -> Response:
    """Makes this browser the person's own and sends them where they wanted to go: where the page they came by says, or,
    by a letter (no `target`), where they were going when they opened an account. `wish` is what the letter knows of what they
    wanted there.

    Whatever the session held before is dropped, so that a session somebody else knew is worth nothing; only the orders
    this browser holds the secrets of and the share link it came by stay, unless they came with a sign-in that has ended.
    """
    signed_in = doors.load(token)
    if signed_in is None:
        raise NotFound()
    held, heading = session.get(wanted.WISH), session.get(HEADING)
    asked = session.get(ASKED)
    kept = {} if doors.has_ended() else {name: session[name] for name in KEPT if name in session}
    is_another = doors.has_ended() and session.get(WHOSE) != signed_in.person.id
    session.clear()
    session.update({**kept, **({ASKED: asked} if asked and not is_another else {}), WHOSE: signed_in.person.id})
    login_user(signed_in)
    session.permanent = remember
    g.pop("actor", None)
    carry_in_basket(signed_in.person.id, with_typed=not is_another)
    way = heading or "" if target is None else target
    wanted.carry_out(wanted.kept(wish, way) or held, way, signed_in.person.id)
    response = redirect(own_path(way, begins_at()), 303)
    cookies.drop(response, BASKET)
    return callers.remember(response, signed_in.person.id)


def head_for(way: str) -> None:
    """Keeps where somebody was going when they opened an account, or forgot their password; nothing of before, where they were
    going nowhere."""
    session.pop(HEADING, None)
    if way:
        session[HEADING] = way


def begins_at() -> str:
    """Where somebody's day begins: the office for its staff, the desk for a family or an organiser, the orders of everybody
    else."""
    who = doors.actor()
    if who.is_staff:
        return url_for("office.start.index")
    if who.user_id is not None and families.registering.find_of_applicant(who.user_id):
        return url_for("family.desks.show")
    return url_for(doors.desk_begins() or "account.orders.index")


def let_out() -> Response:
    """Forgets the person on this browser, and what it kept of their pages."""
    person = doors.person()
    if person:
        accounts.sign_out(person.sign_in_id)
    logout_user()
    session.clear()
    g.pop("actor", None)
    response = redirect(url_for("shop.home.index"), 303)
    cookies.drop(response, BASKET)
    # not what the browser stores: sales of a till may wait there; its pages are forgotten by behaviours/forget-till.js
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def carry_in_basket(user_id: int, *, with_typed: bool) -> None:
    """A guest's basket becomes the member's; where both have one, the same goods keep the larger number of pieces, and the
    next page says what came along. What was typed on the way to an order stays behind where somebody else had signed in
    here before: it may be theirs."""
    token = cookies.read(BASKET)
    guest = carts.find_cart(user_id=None, token=token) if token else None
    if guest is None:
        return
    if not with_typed:
        guest.typed = {}
    member = carts.find_cart(user_id=user_id, token=None)
    if member is None:
        carts.adopt(guest, user_id)
    else:
        say_what_came(carts.merge(guest, member))


def say_what_came(merged: carts.Merged) -> None:
    """What a member finds in their basket that was in the guest's."""
    words = [gettext("انتقل معك إلى سلتك %(items)s.", items=count_of("item", merged.came))] if merged.came else []
    if merged.same:
        words.append(gettext("ما كان في السلتين بقي بالعدد الأكبر."))
    if words:
        say("info", " ".join(words))
