"""Taking in what a family sends as pictures: drawn anew while nothing is held, kept at once, whatever else is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import current_app
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from storefront.goods import catalogue, uploads
from storefront.kernel import photos as pictures
from storefront.kernel import units
from storefront.kernel.refusals import NotValid
from storefront.kernel.units import unit_of_work
from storefront.web.kit.errors import sentence
from storefront.web.kit.requests import key_of

NEW = "new"  # stands in the order for each picture that has just come
MOVES = {"earlier": -1, "later": 1}


@dataclass(frozen=True)
class Sent:
    """What came with the form: files in their order, the order of old and new ones, and what is to become of one picture
    ("earlier-12", "remove-12", or nothing)."""

    files: list[FileStorage]
    order: list[str]
    step: str


def take_in(family_id: int, sent: Sent) -> list[str]:
    """Keeps the pictures for the family's next product, in a unit of work of its own that stays whatever becomes of the form.
    Gives sentences on those that could not be taken."""
    told: list[str] = []
    room = uploads.room(family_id)
    units.abandon()  # drawing takes half a second each; nothing is held meanwhile
    drawn = list(draw(sent.files[:room], told))
    if len(sent.files) > room:
        told.append(sentence(catalogue.refusals.TooManyPhotos(most=catalogue.MOST_PHOTOS)))
    with unit_of_work():
        new = iter([uploads.keep(family_id, picture, name).id for picture, name in drawn])
        wanted = [next(new, 0) if one == NEW else key_of(one) or 0 for one in sent.order]
        if sent.order:
            uploads.arrange(family_id, [*wanted, *new])
        change(family_id, sent.step)
    units.begin(writing=True)
    return told


def draw(files: Iterable[FileStorage], told: list[str]) -> Iterator[tuple[pictures.Photo, str]]:
    """Each picture that is one, in every size, as a square round its middle, with its file's name."""
    for file in files:
        try:
            yield pictures.keep(file.read(), current_app.config["MEDIA_DIR"], square=True), file.filename or ""
        except NotValid as refusal:
            told.append(gettext("«%(file)s»: %(words)s", file=file.filename or "", words=sentence(refusal)))


def change(family_id: int, step: str) -> None:
    """One waiting picture goes earlier, later or away."""
    verb, _, number = step.partition("-")
    upload_id = key_of(number)
    if upload_id and verb in MOVES:
        uploads.move(family_id, upload_id, MOVES[verb])
    elif upload_id and verb == "remove":
        uploads.drop(family_id, upload_id)
