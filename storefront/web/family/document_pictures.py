"""The photograph of a document on its way: kept at once, whatever else is wrong with the form, which carries its name signed."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flask import current_app
from werkzeug.datastructures import FileStorage

from storefront.community import permits
from storefront.kernel import photos, units, wording
from storefront.kernel.database import NAME_LENGTH
from storefront.kernel.photos import Photo
from storefront.web.kit import carried as forms

KIND, PDF = "picture-of-a-document", b"%PDF"
SECONDS = 20 * 60 * 60  # less than the day after which the worker sweeps what no document names


class Waiting(NamedTuple):
    """A photograph that was kept and waits for its form, and the name of the file it came in."""

    photo: Photo
    filename: str


def take_in(file: FileStorage) -> Waiting:
    """Draws and keeps what was sent. Drawing takes half a second, so the database is given back to others before it. Raises
    IsNoPicture, NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall, TooManyPhotosAtOnce."""
    data = file.read()
    if data.startswith(PDF):
        raise permits.refusals.IsNoPicture()
    units.abandon()
    return Waiting(photos.keep_page(data, private()), wording.line(file.filename or "")[-NAME_LENGTH:])


def signed(waiting: Waiting, whose: Sequence[int | str]) -> str:
    """The name of a photograph as the form carries it: nobody else's form, and that of no other document, can use it."""
    photo = waiting.photo
    return forms.signed(KIND, [list(whose), photo.key, photo.width, photo.height, waiting.filename])


def found(carried: str, whose: Sequence[int | str]) -> Waiting | None:
    """What a form carries, if it was given to it and is there still."""
    values = forms.opened(KIND, carried, seconds=SECONDS)
    if values is None:
        return None
    told, key, width, height, filename = values
    is_there = told == list(whose) and photos.page_of(private(), key).is_file()
    return Waiting(Photo(key, width, height, ""), filename) if is_there else None


def private() -> Path:
    """Where pictures of documents lie."""
    return Path(current_app.config["PRIVATE_DIR"])
