"""What a visitor wanted when they were asked to sign in: to keep a product, to wait for it, to follow a family. One thing at a
time, the last; it belongs to the way it came on, so that whoever opens the door by another has nothing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import session

from storefront.community import families
from storefront.goods import catalogue, favourites, follows, restocks
from storefront.kernel.refusals import N_, NotFound, Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import gettext, in_language

WISH = "wish"  # in the session: which of KINDS, of which id, and where it is to lead
KEEP, WAIT, FOLLOW = "keep", "wait", "follow"


@dataclass(frozen=True)
class Kind:
    """`named` says of an id what it is, in the reader's language; `begin` does it for a member; then what is said at the door,
    and what afterwards."""

    named: Callable[[int], str]
    begin: Callable[[int, int], Any]
    before: str
    after: str


def product(product_id: int) -> str:
    return in_language(catalogue.shown(product_id).product, "name")


def choice(variant_id: int) -> str:
    return in_language(catalogue.buyable(variant_id).product, "name")


def family(family_id: int) -> str:
    if not families.selling([family_id]):
        raise NotFound()
    return in_language(families.get(family_id), "trade_name")


KINDS = {
    KEEP: Kind(
        product,
        lambda user_id, product_id: favourites.add(user_id, catalogue.shown(product_id)),
        N_("بعد الدخول يُحفظ «%(name)s» في مفضلتك."),
        N_("حُفظ «%(name)s» في مفضلتك."),
    ),
    WAIT: Kind(
        choice,
        lambda user_id, variant_id: restocks.ask(user_id, catalogue.buyable(variant_id).id),
        N_("بعد الدخول نسجّل رغبتك، ونكتب إليك حين يتوفر «%(name)s»."),
        N_("سنكتب إليك حين يتوفر «%(name)s»."),
    ),
    FOLLOW: Kind(
        family,
        follows.follow,
        N_("بعد الدخول تصير أسرة «%(name)s» في متابعاتك."),
        N_("صارت أسرة «%(name)s» في متابعاتك. نكتب إليك حين تعرض جديداً، مرة في اليوم على الأكثر."),
    ),
}


def keep(kind: str, about: int, way: str) -> None:
    """Remembers what a visitor wants, instead of anything before, until they are signed in on the way to `way`."""
    session[WISH] = [kind, about, way]


def written(way: str) -> str:
    """The wish that leads to a way, for a letter; "" where none does."""
    wish: Any = session.get(WISH)
    return "" if read(wish, way) is None else f"{wish[0]}:{wish[1]}"


def kept(text: str, way: str) -> Any:
    """The same as a session would hold it."""
    kind, _, about = text.partition(":")
    return [kind, int(about), way] if about.isdecimal() else None


def at_the_door(way: str) -> list[str]:
    """What becomes of it once its reader is in; nothing where they are on another way."""
    found = read(session.get(WISH), way)
    if found is None:
        return []
    kind, about = found
    try:
        return [gettext(kind.before, name=kind.named(about))]
    except NotFound:
        return []


def carry_out(wish: Any, way: str, user_id: int) -> None:
    """Does what was wanted for whoever came in on its way, and says so, or why it cannot be."""
    found = read(wish, way)
    if found is None:
        return
    kind, about = found
    try:
        kind.begin(user_id, about)
        say("good", gettext(kind.after, name=kind.named(about)))
    except NotFound:
        say("warn", gettext("لم يعد ما أردته معروضاً."))
    except Refusal as refusal:
        say("bad", sentence(refusal))


def read(wish: Any, way: str) -> tuple[Kind, int] | None:
    """What a session holds, if it belongs to this way."""
    match wish:
        case [str(name), int(about), str(led)] if name in KINDS and led == way:
            return KINDS[name], about
    return None
