"""Share links: a short code in a link that is passed on; made, closed and opened anew, opens and orders counted by it."""

import re
import secrets

from sqlalchemy import func, select, update

from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.goods.sharing import refusals
from storefront.goods.sharing.facts import ShareLinkClosed, ShareLinkMade, ShareLinkReopened
from storefront.goods.sharing.models import BASKET, NAME_LENGTH, PRODUCT, SHOP, ShareLink
from storefront.goods.sharing.queries import code_of, code_of_shop
from storefront.kernel import clock, contacts, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that are read as another
LENGTH = 8
CODE = re.compile(f"[{LETTERS}]{{{LENGTH}}}")
MOST_LINKS = 100  # of one family that work at a time, beside those of its shop and its products


def new_code() -> str:
    """A code nobody can guess from another one."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def ensure(product_id: int) -> str:
    """The code of a product's own share link, made when it is missing."""
    known = code_of(product_id)
    if known is None:
        family_id = db.session.scalar(select(Product.family_id).where(Product.id == product_id))
        stand_for(f"product:{product_id}", family_id or 0, PRODUCT, product_id)
    return known or code_of(product_id) or ""


def ensure_shop(family_id: int) -> str:
    """The same of a family's shop."""
    known = code_of_shop(family_id)
    if known is None:
        stand_for(f"shop:{family_id}", family_id, SHOP, None)
    return known or code_of_shop(family_id) or ""


def stand_for(what: str, family_id: int, kind: str, product_id: int | None) -> None:
    """Writes the one link of a page, unless somebody else writes it at this moment."""
    values = {"code": new_code(), "family_id": family_id, "kind": kind, "product_id": product_id, "stands_for": what}
    row = insert_once(ShareLink).values(**values, name="", created_at=clock.now(), opened=0, ordered=0)
    db.session.execute(row.on_conflict_do_nothing(index_elements=["stands_for"]))


def make(
    family: Family, kind: str, actor: Actor, *, product: Product | None = None, name: str = "", code: str = ""
) -> ShareLink:
    """A link of a family to its shop, to one of its products, or to a basket it fills now. `code` comes from the page it was
    asked for on: the same page makes one link, however often it is sent.

    Raises NotAllowed, ShopIsNotOpen, TooManyLinks, TextIsTooLong, NameHoldsContacts, for a basket NameIsMissing, for goods
    that nobody sees, or of somebody else, GoodsAreNotShown.
    """
    only_its_family(family.id, actor)
    named = name_of(name, kind)
    if family.status != "active":
        raise refusals.ShopIsNotOpen()
    if product is not None and (product.family_id != family.id or product.status != "published"):
        raise refusals.GoodsAreNotShown()
    take_turns(family.id)
    known = db.session.get(ShareLink, code) if CODE.fullmatch(code) else None
    if known is not None and known.family_id == family.id and known.stands_for is None:
        return known
    check_room(family.id)
    free = code if CODE.fullmatch(code) and known is None else new_code()
    link = ShareLink(code=free, family_id=family.id, kind=kind, product_id=product.id if product else None, name=named)
    link.created_at, link.opened, link.ordered = clock.now(), 0, 0
    db.session.add(link)
    db.session.flush()
    tell(ShareLinkMade(family.id, link.code, kind, actor.user_id))
    return link


def name_of(name: str, kind: str) -> str:
    """For whom a link is, as it is kept: one line that tells nobody how to reach them."""
    named = wording.words(name, most=NAME_LENGTH)
    if kind == BASKET and not named:
        raise refusals.NameIsMissing()
    if contacts.leads_elsewhere(named):
        raise refusals.NameHoldsContacts()
    return named


def rename(link: ShareLink, name: str, actor: Actor) -> None:
    """Another word for whom it is. Raises NotAllowed, NotNow for the link of a page itself, NameIsMissing, TextIsTooLong,
    NameHoldsContacts."""
    only_its_family(link.family_id, actor)
    named = name_of(name, link.kind)
    if link.stands_for is not None:
        raise NotNow()
    link.name = named
    db.session.flush()


def close(link: ShareLink, actor: Actor) -> None:
    """Nobody is counted by it any more, and a ready basket is not handed out; whoever came before may order. Raises
    NotAllowed, NotNow when it was closed before and for the link of a page itself, which stays as long as the page."""
    only_its_family(link.family_id, actor)
    ended = (
        update(ShareLink)
        .where(ShareLink.code == link.code, ShareLink.closed_at.is_(None), ShareLink.stands_for.is_(None))
        .values(closed_at=clock.now())
        .returning(ShareLink.code)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(ended).scalar_one_or_none() is None:
        raise NotNow()
    db.session.refresh(link)
    tell(ShareLinkClosed(link.family_id, link.code, link.kind, actor.user_id))


def reopen(link: ShareLink, actor: Actor) -> None:
    """It works as before. Raises NotAllowed, TooManyLinks, NotNow when it is open."""
    only_its_family(link.family_id, actor)
    take_turns(link.family_id)
    db.session.refresh(link)
    if link.closed_at is None:
        raise NotNow()
    check_room(link.family_id)
    link.closed_at = None
    db.session.flush()
    tell(ShareLinkReopened(link.family_id, link.code, link.kind, actor.user_id))


def only_its_family(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for anybody but the people of the family's desk."""
    if not actor.may("shop", family_id):
        raise NotAllowed()


def take_turns(family_id: int) -> None:
    """Whoever makes or opens links of this family waits here for the end of another's unit of work."""
    db.session.execute(select(Family.id).where(Family.id == family_id).with_for_update(key_share=True))


def check_room(family_id: int) -> None:
    """Raises TooManyLinks when no further link of the family may work."""
    works = (ShareLink.family_id == family_id, ShareLink.stands_for.is_(None), ShareLink.closed_at.is_(None))
    if (db.session.scalar(select(func.count(ShareLink.code)).where(*works)) or 0) >= MOST_LINKS:
        raise refusals.TooManyLinks(most=MOST_LINKS)


def count_open(code: str) -> None:
    """Somebody came by this link. An unknown code counts nothing, a closed link nobody."""
    works = (ShareLink.code == code, ShareLink.closed_at.is_(None))
    db.session.execute(update(ShareLink).where(*works).values(opened=ShareLink.opened + 1))


def count_order(code: str) -> None:
    """Somebody who came by this link bought. An unknown code counts nothing."""
    db.session.execute(update(ShareLink).where(ShareLink.code == code).values(ordered=ShareLink.ordered + 1))
