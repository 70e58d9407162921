"""Documents of a family that end soon, and those that have ended and hide goods until they are renewed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import String, and_, cast, exists, func, select
from sqlalchemy.orm import aliased, joinedload

from storefront.community import permits
from storefront.community.families import Family
from storefront.community.permits import FamilyDocument
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.goods.crafts.queries import askers
from storefront.kernel import clock
from storefront.kernel.database import db

SOON = timedelta(days=permits.ending.FIRST_DAYS)


@dataclass(frozen=True)
class Paper:
    """A document with its kind that ends within thirty days, or has ended: then `goods` of the family are hidden for it."""

    document: FamilyDocument
    goods: int


@dataclass(frozen=True)
class Papers:
    """Those documents, the first to end first; and how many goods are hidden for want of any, sent or not."""

    rows: Sequence[Paper] = ()
    hidden: int = 0


def of_family(family_id: int) -> Papers:
    """What a family should renew; not a document whose successor is with the office. One query."""
    hidden = (Product.family_id == family_id, Product.status == "hidden")
    places = func.aggregate_strings(cast(Product.category_id, String), ",")
    for_want = (
        select(places).where(*hidden, Product.hidden_reason == catalogue.publication.WANTS_DOCUMENT).scalar_subquery()
    )
    newer = aliased(FamilyDocument)
    same = (newer.family_id == FamilyDocument.family_id, newer.kind_id == FamilyDocument.kind_id)
    ends = and_(
        FamilyDocument.family_id == Family.id,
        FamilyDocument.state == "confirmed",
        FamilyDocument.expires_on <= clock.today() + SOON,
        ~exists().where(*same, newer.state == "waiting"),
    )
    statement = (
        select(FamilyDocument, for_want)
        .select_from(Family)
        .outerjoin(FamilyDocument, ends)
        .where(Family.id == family_id)
        .options(joinedload(FamilyDocument.kind))
        .order_by(FamilyDocument.expires_on, FamilyDocument.id)
    )
    found = db.session.execute(statement).all()
    at = Counter(int(place) for place in (found[0][1] or "").split(",") if place) if found else Counter[int]()
    return Papers(list(_papers([document for document, _ in found if document], at)), at.total())


def _papers(documents: Sequence[FamilyDocument], hidden: Counter[int]) -> Iterator[Paper]:
    """Each with the goods that are hidden for it, by their sub-category; one that has ended and hides nothing is history."""
    asked = askers([document.kind for document in documents])
    for document in documents:
        has_ended = document.expires_on is not None and document.expires_on < clock.today()
        goods = sum(hidden[place] for place in asked.get(document.kind.slug, ())) if has_ended else 0
        if goods or not has_ended:
            yield Paper(document, goods)
