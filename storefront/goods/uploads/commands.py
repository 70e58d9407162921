"""Keeping what a family sent, in its order, until it stands on a product or is forgotten."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.goods.uploads.models import Upload
from storefront.goods.uploads.queries import on_page, room
from storefront.kernel import clock, wording
from storefront.kernel.database import NAME_LENGTH, db
from storefront.kernel.photos import Photo

DAYS = 14


def keep(family_id: int, photo: Photo, filename: str, digest: str = "", *, form: str = "") -> Upload:
    """A stored picture waits for the product of the page it was sent from, after the others there; once, however often a file
    of this digest is sent from it. Raises TooManyPhotos, TooManyWait."""
    known = next((one for one in on_page(family_id, form).here if digest and one.digest == digest), None)
    if known:
        return known
    space = room(family_id, form)
    if not space.number:
        raise space.refusal
    upload = Upload(
        family_id=family_id,
        key=photo.key,
        width=photo.width,
        height=photo.height,
        tint=photo.tint,
        advice=list(photo.advice),
        filename=wording.line(filename)[-NAME_LENGTH:],
        digest=digest,
        form=form,
        position=catalogue.MOST_PHOTOS,
        uploaded_at=clock.now(),
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def arrange(family_id: int, upload_ids: Sequence[int], *, form: str = "") -> None:
    """The pictures that wait on a page in this order, those not named after them; names of others' pictures, and of those on
    other pages, mean nothing."""
    wanted = {upload_id: place for place, upload_id in enumerate(upload_ids)}
    mine = sorted(on_page(family_id, form).here, key=lambda upload: wanted.get(upload.id, len(wanted)))
    for position, upload in enumerate(mine):
        upload.position = position


def move(family_id: int, upload_id: int, steps: int, *, form: str = "") -> None:
    """One waiting picture goes so many places on (or back, below zero)."""
    ids = [upload.id for upload in on_page(family_id, form).here]
    if upload_id in ids:
        place = max(0, ids.index(upload_id) + steps)
        ids.remove(upload_id)
        ids.insert(place, upload_id)
        arrange(family_id, ids, form=form)


def drop(family_id: int, upload_id: int) -> None:
    """A waiting picture is not wanted; its files go with the worker's sweep."""
    db.session.execute(delete(Upload).where(Upload.family_id == family_id, Upload.id == upload_id))


def take_over(family_id: int, upload_ids: Sequence[int], *, form: str) -> int:
    """These pictures, left on other pages, wait on this one now, after those that are there; says for how many there was no
    room."""
    here, left = on_page(family_id, form)
    wanted = [one for one in left if one.id in upload_ids]
    fitting = wanted[: catalogue.MOST_PHOTOS - len(here)]
    for place, upload in enumerate(fitting, start=len(here)):
        upload.form, upload.position = form, place
    db.session.flush()
    return len(wanted) - len(fitting)


def drop_left(family_id: int, upload_ids: Sequence[int], *, form: str) -> None:
    """These pictures, left on other pages than this one, are not wanted; their files go with the worker's sweep."""
    left = (Upload.family_id == family_id, Upload.form != form)
    db.session.execute(delete(Upload).where(*left, Upload.id.in_(upload_ids)))


def put_on(product: Product, *, alt: tuple[str, str], form: str = "") -> int:
    """Every picture that waits on the page the product is made from becomes the product's, in its order; says how many. Raises
    TooManyPhotos."""
    waiting = on_page(product.family_id, form).here
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
