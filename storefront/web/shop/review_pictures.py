"""The picture of a review on its way: kept at once, whatever else is wrong with the form, which carries its name signed."""

from flask import current_app
from werkzeug.datastructures import FileStorage

from storefront.kernel import photos, units
from storefront.kernel.photos import Photo
from storefront.web.kit import carried as forms

KIND = "picture-of-a-review"
SECONDS = 20 * 60 * 60  # less than the day after which the worker sweeps what no review shows


def take_in(file: FileStorage) -> Photo:
    """What was sent, in every size. Drawing takes half a second, so the database is given back to others before it. Raises
    NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall, TooManyPhotosAtOnce."""
    data = file.read()
    units.abandon()
    try:
        return photos.keep(data, current_app.config["MEDIA_DIR"])
    finally:
        units.begin(writing=True)


def signed(photo: Photo, line_id: int) -> str:
    """The name of a picture as the form of an order's line carries it; of no use to any other."""
    return forms.signed(KIND, [line_id, photo.key, photo.width, photo.height, photo.tint])


def found(carried: str, line_id: int) -> Photo | None:
    """What a form carries, if it was given to it and is there still."""
    values = forms.opened(KIND, carried, seconds=SECONDS)
    if values is None:
        return None
    told, key, width, height, tint = values
    is_there = told == line_id and not photos.missing_files(current_app.config["MEDIA_DIR"], key, width)
    return Photo(key, width, height, tint) if is_there else None
