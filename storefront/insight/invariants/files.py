"""Questions about pictures: each has its files, and no files lie about that are no picture's."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from storefront.fairs import stalls
from storefront.fairs.stalls import StallPlan
from storefront.goods import catalogue, uploads
from storefront.goods.catalogue import ProductPhoto
from storefront.goods.uploads import Upload
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.trade import reviews
from storefront.trade.reviews import Review

SWEPT = timedelta(days=2)  # the worker takes away after a day what no row names
BATCH = 500


def pictures_without_files(media: Path) -> Sequence[str]:
    """Every picture of a product, a review or a plan, and every one that waits for a product, has all its files under `media`."""
    shown = select(ProductPhoto.product_id, ProductPhoto.key, ProductPhoto.width).order_by(ProductPhoto.id)
    waiting = select(Upload.family_id, Upload.key, Upload.width).order_by(Upload.id)
    said = select(Review.id, Review.photo_key, Review.photo_width).where(Review.photo_key != "").order_by(Review.id)
    drawn = select(StallPlan.id, StallPlan.picture_key, StallPlan.picture_width).where(StallPlan.picture_key != "")
    return [
        f"{noun} {number}: {key} without {', '.join(sorted(missing))}"
        for noun, statement in (
            ("product", shown),
            ("family", waiting),
            ("review", said),
            ("plan", drawn.order_by(StallPlan.id)),
        )
        for number, key, width in db.session.execute(statement)
        if (missing := photos.missing_files(media, key, width))
    ]


def files_without_a_picture(media: Path) -> Sequence[str]:
    """No files lie under `media` that no row names, but those that are too new to have one or to have been swept."""
    left: list[str] = []
    folders = photos.settled_folders(media, older_than=SWEPT)
    while names := [folder.name for folder in islice(folders, BATCH)]:
        kept = (
            catalogue.kept_keys(names) | uploads.kept_keys(names) | reviews.kept_keys(names) | stalls.kept_keys(names)
        )
        left += [name for name in names if name not in kept]
    return sorted(left)
