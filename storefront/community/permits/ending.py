"""Documents that end: families are reminded 30 and 7 days before, and those that never had one are asked for it."""

from datetime import timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased, joinedload

from storefront.community.families import Family, FamilyFile
from storefront.community.permits.facts import DocumentEnds, DocumentsAsked
from storefront.community.permits.models import FamilyDocument
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell

FIRST_DAYS, LAST_DAYS = 30, 7
SELLS = ("active", "suspended")


def remind_one() -> int:
    """Reminds one family of one document that ends soon, once in either time; 0 when there is none. A document whose
    successor waits for the office is left alone."""
    today = clock.today()
    newer = aliased(FamilyDocument)
    same = (newer.family_id == FamilyDocument.family_id, newer.kind_id == FamilyDocument.kind_id)
    soon, sooner = today + timedelta(days=FIRST_DAYS), today + timedelta(days=LAST_DAYS)
    found = db.session.scalar(
        select(FamilyDocument)
        .join(Family, Family.id == FamilyDocument.family_id)
        .where(
            Family.status.in_(SELLS),
            FamilyDocument.state == "confirmed",
            FamilyDocument.expires_on >= today,
            or_(
                and_(FamilyDocument.expires_on <= soon, FamilyDocument.reminded.is_(None)),
                and_(FamilyDocument.expires_on <= sooner, FamilyDocument.reminded > LAST_DAYS),
            ),
            ~exists().where(*same, newer.state == "waiting"),
        )
        .order_by(FamilyDocument.expires_on, FamilyDocument.id)
        .limit(1)
        .options(joinedload(FamilyDocument.kind))
        .with_for_update(skip_locked=True, of=FamilyDocument)
    )
    if found is None or found.expires_on is None:
        return 0
    found.reminded = LAST_DAYS if found.expires_on <= sooner else FIRST_DAYS
    tell(DocumentEnds(found.family_id, found.id, found.kind.slug, (found.expires_on - today).days))
    return 1


def ask_one() -> int:
    """Asks one family that sold before documents were asked for to send them; 0 when all were asked."""
    unasked = (FamilyFile.documents_due.is_not(None), FamilyFile.documents_asked_at.is_(None))
    found = db.session.scalar(
        select(FamilyFile)
        .join(Family, Family.id == FamilyFile.family_id)
        .where(*unasked, Family.status.in_(SELLS))
        .order_by(FamilyFile.family_id)
        .limit(1)
        .with_for_update(skip_locked=True, of=FamilyFile)
    )
    if found is None:
        return 0
    found.documents_asked_at = clock.now()
    tell(DocumentsAsked(found.family_id))
    return 1
