"""Taking in what a family sends as pictures: drawn anew while nothing is held, kept at once, whatever else is wrong."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
USE_LEFT, DROP_LEFT = "use-left", "drop-left"  # what becomes of pictures that were left on other pages
MOVES = {"earlier": -1, "later": 1}


@dataclass(frozen=True)
class Sent:
    """What came with the form: files in their order, the order of old and new ones, what is to become of one picture
    ("earlier-12", "remove-12", or nothing) or of those that were shown as left on other pages, the page all this came from,
    and whether its product is now to be made."""

    files: list[FileStorage]
    order: list[str]
    step: str
    form: str = ""
    left: Sequence[str] = ()
    makes: bool = False


class Arrival(NamedTuple):
    """A file that was sent: what is in it, its name, and what it is known by when it is sent again."""

    data: bytes
    filename: str
    digest: str


def take_in(family_id: int, sent: Sent) -> list[str]:
    """Keeps the pictures for the product of their page, in a unit of work of its own that stays whatever becomes of the form;
    each once, however often it is sent, and none for a product that is made already. Gives sentences on those that could not
    be taken."""
    told: list[str] = []
    room = uploads.room(family_id, sent.form)
    known = {one.digest for one in uploads.on_page(family_id, sent.form).here}
    units.abandon()  # drawing takes half a second each; nothing is held meanwhile
    arrivals = [arrived(file) for file in sent.files]
    fresh = [one for one in arrivals if one.digest not in known]
    drawn = {one.digest: picture for one, picture in draw(fresh[: room.number], told)}
    if len(fresh) > room.number:
        told.append(sentence(room.refusal))
    with unit_of_work():
        if not (sent.makes and catalogue.find_made(family_id, sent.form)):
            lay_down(family_id, sent, arrivals, drawn)
            told += change(family_id, sent)
    units.begin(writing=True)
    return told


def arrived(file: FileStorage) -> Arrival:
    data, filename = file.read(), file.filename or ""
    return Arrival(data, filename, hashlib.sha256(filename.encode(errors="replace") + b"\0" + data).hexdigest())


def draw(files: Iterable[Arrival], told: list[str]) -> Iterator[tuple[Arrival, pictures.Photo]]:
    """Each file that is a picture, in every size, as a square round its middle."""
    for file in files:
        try:
            yield file, pictures.keep(file.data, current_app.config["MEDIA_DIR"], square=True)
        except NotValid as refusal:
            told.append(gettext("«%(file)s»: %(words)s", file=file.filename, words=sentence(refusal)))


def lay_down(family_id: int, sent: Sent, arrivals: Iterable[Arrival], drawn: Mapping[str, pictures.Photo]) -> None:
    """Keeps what was drawn, in the order of the form."""
    new = iter([uploads.keep(family_id, drawn[one.digest], one.filename, one.digest, form=sent.form).id
                for one in arrivals if one.digest in drawn])  # fmt: skip
    wanted = [next(new, 0) if one == NEW else key_of(one) or 0 for one in sent.order]
    if sent.order:
        uploads.arrange(family_id, [*wanted, *new], form=sent.form)


def change(family_id: int, sent: Sent) -> list[str]:
    """One waiting picture goes earlier, later or away; those left on other pages come here or go away. Gives a sentence where
    not all of them found room."""
    left = [key_of(one) or 0 for one in sent.left[: uploads.MOST_WAITING]]
    if sent.step == USE_LEFT and uploads.take_over(family_id, left, form=sent.form):
        return [sentence(catalogue.refusals.TooManyPhotos(most=catalogue.MOST_PHOTOS))]
    if sent.step == DROP_LEFT:
        uploads.drop_left(family_id, left, form=sent.form)
    verb, _, number = sent.step.partition("-")
    upload_id = key_of(number)
    if upload_id and verb in MOVES:
        uploads.move(family_id, upload_id, MOVES[verb], form=sent.form)
    elif upload_id and verb == "remove":
        uploads.drop(family_id, upload_id)
    return []
