"""Taking in what a family sends as pictures: drawn anew while nothing is held, kept at once, whatever else is wrong."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
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
MOVES = {"earlier": -1, "later": 1}


@dataclass(frozen=True)
class Sent:
    """What came with the form: files in their order, the order of old and new ones, what is to become of one picture
    ("earlier-12", "remove-12", or nothing), and the page a product is now to be made from (None: not yet)."""

    files: list[FileStorage]
    order: list[str]
    step: str
    made_from: str | None = None


class Arrival(NamedTuple):
    """A file that was sent: what is in it, its name, and what it is known by when it is sent again."""

    data: bytes
    filename: str
    digest: str


def take_in(family_id: int, sent: Sent) -> list[str]:
    """Keeps the pictures for the family's next product, in a unit of work of its own that stays whatever becomes of the form;
    each once, however often it is sent, and none for a product that is made already. Gives sentences on those that could not
    be taken."""
    told: list[str] = []
    room, known = uploads.room(family_id), {one.digest for one in uploads.of_family(family_id)}
    units.abandon()  # drawing takes half a second each; nothing is held meanwhile
    arrivals = [arrived(file) for file in sent.files]
    fresh = [one for one in arrivals if one.digest not in known]
    drawn = {one.digest: picture for one, picture in draw(fresh[:room], told)}
    if len(fresh) > room:
        told.append(sentence(catalogue.refusals.TooManyPhotos(most=catalogue.MOST_PHOTOS)))
    with unit_of_work():
        if not (sent.made_from and catalogue.find_made(family_id, sent.made_from)):
            lay_down(family_id, sent, arrivals, drawn)
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
    new = iter([uploads.keep(family_id, drawn[one.digest], one.filename, one.digest).id
                for one in arrivals if one.digest in drawn])  # fmt: skip
    wanted = [next(new, 0) if one == NEW else key_of(one) or 0 for one in sent.order]
    if sent.order:
        uploads.arrange(family_id, [*wanted, *new])
    change(family_id, sent.step)


def change(family_id: int, step: str) -> None:
    """One waiting picture goes earlier, later or away."""
    verb, _, number = step.partition("-")
    upload_id = key_of(number)
    if upload_id and verb in MOVES:
        uploads.move(family_id, upload_id, MOVES[verb])
    elif upload_id and verb == "remove":
        uploads.drop(family_id, upload_id)
