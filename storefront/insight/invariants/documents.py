"""Questions about documents of families: goods wait for them, their pictures are there, who vouches is kept with consent."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from storefront.community import permits
from storefront.community.families import Family, FamilyFile
from storefront.community.permits import FamilyDocument
from storefront.goods import crafts
from storefront.goods.catalogue import Product
from storefront.kernel import clock, photos
from storefront.kernel.database import db

HIDDEN_WITHIN = timedelta(days=2)  # the worker hides the same night
SWEPT = timedelta(days=2)
BATCH = 500
UNDECIDED = ("draft", "submitted", "needs_info", "verified")


def goods_without_their_document() -> Sequence[str]:
    """No product is shown for days whose family lacks a document for it."""
    then = clock.now() - HIDDEN_WITHIN
    day = clock.today() - HIDDEN_WITHIN
    statement = (
        select(Product.id)
        .join(Family, Family.id == Product.family_id)
        .where(
            Family.status == "active",
            Family.activated_at < then,
            Product.status == "published",
            Product.published_at < then,
            crafts.hiding.unlicensed(clock.today()),
            crafts.hiding.unlicensed(day),
            crafts.hiding.is_due(day),
        )
        .order_by(Product.id)
    )
    return [f"product {number}" for number in db.session.scalars(statement)]


def goods_hidden_for_nothing() -> Sequence[str]:
    """What is hidden for want of a document, and could be bought otherwise, still wants one."""
    statement = select(Product.id).where(*crafts.hiding.waiting(clock.today())).order_by(Product.id)
    return [f"product {number}" for number in db.session.scalars(statement)]


def hidden_for_a_document_but_shown() -> Sequence[str]:
    """Only hidden products say that they want a document."""
    statement = select(Product.id).where(
        Product.hidden_reason == crafts.hiding.WANTS_DOCUMENT, Product.status != "hidden"
    )
    return [f"product {number}" for number in db.session.scalars(statement.order_by(Product.id))]


def families_without_a_file() -> Sequence[str]:
    """Every family has its file, and nobody registers a family that was decided on."""
    statement = (
        select(Family.id, FamilyFile.family_id)
        .outerjoin(FamilyFile, FamilyFile.family_id == Family.id)
        .where(
            FamilyFile.family_id.is_(None) | (FamilyFile.applicant_id.is_not(None) & Family.status.not_in(UNDECIDED))
        )
    )
    return [f"family {number}" for number, _ in db.session.execute(statement.order_by(Family.id))]


def documents_without_pictures(private: Path) -> Sequence[str]:
    """Every document that was not replaced has its picture under `private`."""
    statement = select(FamilyDocument.id, FamilyDocument.photo_key).where(FamilyDocument.state != "replaced")
    return [
        f"document {number}"
        for number, key in db.session.execute(statement.order_by(FamilyDocument.id))
        if not (key and photos.page_of(private, key).is_file())
    ]


def pictures_without_a_document(private: Path) -> Sequence[str]:
    """No picture lies under `private` that no document has, but those that are too new to have been swept."""
    left: list[str] = []
    folders = photos.settled_folders(private, older_than=SWEPT)
    while names := [folder.name for folder in islice(folders, BATCH)]:
        kept = permits.kept_keys(names)
        left += [name for name in names if name not in kept]
    return sorted(left)
