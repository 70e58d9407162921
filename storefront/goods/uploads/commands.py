"""Keeping what a family sent, in its order, until it stands on a product or is forgotten."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.goods.uploads.models import Upload
from storefront.goods.uploads.queries import of_family, room
from storefront.kernel import clock, wording
from storefront.kernel.database import NAME_LENGTH, db
from storefront.kernel.photos import Photo

DAYS = 14


def keep(family_id: int, photo: Photo, filename: str, digest: str = "") -> Upload:
    """A stored picture waits for the family's next product, after the others; once, however often a file of this digest is
    sent. Raises TooManyPhotos."""
    known = next((one for one in of_family(family_id) if digest and one.digest == digest), None)
    if known:
        return known
    if not room(family_id):
        raise catalogue.refusals.TooManyPhotos(most=catalogue.MOST_PHOTOS)
    upload = Upload(
        family_id=family_id,
        key=photo.key,
        width=photo.width,
        height=photo.height,
        tint=photo.tint,
        advice=list(photo.advice),
        filename=wording.line(filename)[-NAME_LENGTH:],
        digest=digest,
        position=catalogue.MOST_PHOTOS,
        uploaded_at=clock.now(),
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def arrange(family_id: int, upload_ids: Sequence[int]) -> None:
    """The waiting pictures in this order, those not named after them; names of others' pictures mean nothing."""
    wanted = {upload_id: place for place, upload_id in enumerate(upload_ids)}
    mine = sorted(of_family(family_id), key=lambda upload: wanted.get(upload.id, len(wanted)))
    for position, upload in enumerate(mine):
        upload.position = position


def move(family_id: int, upload_id: int, steps: int) -> None:
    """One waiting picture goes so many places on (or back, below zero)."""
    ids = [upload.id for upload in of_family(family_id)]
    if upload_id in ids:
        place = max(0, ids.index(upload_id) + steps)
        ids.remove(upload_id)
        ids.insert(place, upload_id)
        arrange(family_id, ids)


def drop(family_id: int, upload_id: int) -> None:
    """A waiting picture is not wanted; its files go with the worker's sweep."""
    db.session.execute(delete(Upload).where(Upload.family_id == family_id, Upload.id == upload_id))


def put_on(product: Product, *, alt: tuple[str, str]) -> int:
    """Every waiting picture of its family becomes the product's, in its order; says how many. Raises TooManyPhotos."""
    waiting = of_family(product.family_id)
    for upload in waiting:
        size = (upload.width, upload.height)
        catalogue.add_photo(product, key=upload.key, size=size, tint=upload.tint, alt=alt, advice=upload.advice)
        db.session.delete(upload)
    return len(waiting)


def sweep() -> int:
    """Forgets pictures nobody came back for in two weeks; says how many."""
    before = clock.now() - timedelta(days=DAYS)
    gone = db.session.execute(delete(Upload).where(Upload.uploaded_at < before).returning(Upload.id))
    return len(gone.all())
