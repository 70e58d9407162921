"""What a family says when it applies, and whether it can be so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.community.permits import DocumentKind, FamilyDocument
from storefront.fairs import calls
from storefront.fairs.applications import refusals
from storefront.fairs.applications.models import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.goods import crafts
from storefront.goods.catalogue import Product
from storefront.kernel import clock, wording
from storefront.kernel.database import db

NEEDS = ("power", "water", "cold", "shade", "wide", "wheelchair")
MOST_WORDS, MOST_PRODUCTS, MOST_SHOWN = 1000, 12, 96


@dataclass(frozen=True)
class Wish:
    """With which sub-category and which of its products a family comes, what it needs there, what it says to those who
    choose, and whether it agrees to the terms."""

    category_id: int
    product_ids: Sequence[int]
    words: str = ""
    needs: Collection[str] = ()
    agrees: bool = False


def columns(wish: Wish) -> dict[str, object]:
    """The columns of an application. Raises NeedIsUnknown, TextIsTooLong."""
    if not set(wish.needs) <= set(NEEDS):
        raise refusals.NeedIsUnknown()
    needs = [one for one in NEEDS if one in wish.needs]
    return {"category_id": wish.category_id, "words": wording.paragraphs(wish.words, most=MOST_WORDS), "needs": needs}


def check(call: ExhibitorCall, family_id: int, wish: Wish) -> None:
    """Raises ShopIsNotOpen, CategoryIsNotInvited, DocumentsAreMissing, ProductsAreMissing, TermsAreNotAgreed."""
    if families.get(family_id).status != "active":
        raise refusals.ShopIsNotOpen()
    if wish.category_id not in {row.category_id for row in calls.quotas_of(call.id)}:
        raise refusals.CategoryIsNotInvited()
    missing = lacking(family_id, wish.category_id)
    if missing:
        raise refusals.DocumentsAreMissing(missing=sorted(missing))
    chosen = set(wish.product_ids)
    if not 1 <= len(chosen) <= MOST_PRODUCTS or not chosen <= offered(family_id, wish.category_id):
        raise refusals.ProductsAreMissing(most=MOST_PRODUCTS)
    if not wish.agrees:
        raise refusals.TermsAreNotAgreed()


def lacking(family_id: int, category_id: int) -> frozenset[str]:
    """The kinds of documents a sub-category asks for and of which the family has nothing that holds today."""
    return crafts.for_categories([category_id]) - permits.valid(family_id)


def only_ready(family_id: int, category_id: int) -> None:
    """Raises ShopIsStopped, DocumentsAreMissing for a family that cannot take a place today, whatever it could when it
    applied."""
    if families.get(family_id).status != "active":
        raise refusals.ShopIsStopped()
    missing = lacking(family_id, category_id)
    if missing:
        raise refusals.DocumentsAreMissing(missing=sorted(missing))


def are_ready(category_ids: Collection[int]) -> list[ColumnElement[bool]]:
    """The same of rows of ExhibitApplication in these sub-categories: nothing speaks against their families today."""
    active = exists().where(Family.id == ExhibitApplication.family_id, Family.status == "active")
    ready: list[ColumnElement[bool]] = [active.correlate(ExhibitApplication)]
    for kind, ids in crafts.askers().items():
        asking = sorted(ids & set(category_ids))
        sent = (FamilyDocument.family_id == ExhibitApplication.family_id, FamilyDocument.kind_id == DocumentKind.id)
        held = exists().where(*sent, DocumentKind.slug == kind, *permits.holds(clock.today()))
        ready += [ExhibitApplication.category_id.not_in(asking) | held.correlate(ExhibitApplication)] if asking else []
    return ready


def lacking_of_all(family_id: int, category_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The same of several sub-categories, by id; two questions whatever their number."""
    held, askers = permits.valid(family_id), crafts.askers()
    return {one: frozenset(kind for kind, ids in askers.items() if one in ids) - held for one in category_ids}


def shown_by_category(family_id: int, category_ids: Collection[int]) -> dict[int, list[int]]:
    """The products of a family in some sub-categories that shoppers see, by sub-category; the newest, as many as can be looked
    through."""
    shown = select(Product.category_id, Product.id).where(Product.family_id == family_id, Product.status == "published")
    newest = shown.where(Product.category_id.in_(category_ids)).order_by(Product.published_at.desc(), Product.id.desc())
    found: dict[int, list[int]] = {}
    for category_id, product_id in db.session.execute(newest.limit(MOST_SHOWN)):
        found.setdefault(category_id, []).append(product_id)
    return found


def offered(family_id: int, category_id: int) -> frozenset[int]:
    """The products of a family in a sub-category that shoppers see, by id."""
    shown = select(Product.id).where(Product.family_id == family_id, Product.status == "published")
    return frozenset(db.session.scalars(shown.where(Product.category_id == category_id)))
