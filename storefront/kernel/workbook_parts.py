"""Reading one table out of a file of Excel (.xlsx) without believing it anything: a zip of XML parts that strangers packed.

Only what is read is unpacked, a piece at a time; a part says how big it is and is cut off there. No part may define entities
or begin a document type, so none grows while it is read and none names a file elsewhere. What is beyond the limits ends the
reading at once.
"""

import posixpath
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as DamagedPart  # noqa: N812 - said as what it means here

from storefront.kernel.refusals import N_, NotValid

MOST_PARTS = 500
MOST_PART_BYTES = 32 * 1024 * 1024  # of one part, unpacked
MOST_ELEMENTS = 300_000
LONGEST_TOKEN = 256 * 1024  # bytes between two things the parser understood
PIECE = 64 * 1024
RELATIONS = "{folder}/_rels/{name}.rels"
Start = Callable[[str, dict[str, str]], None]


class WorkbookIsNotSafe(NotValid):
    text = N_("لم نقرأ الملف لأن فيه ما لا يلزم جدول منتجات. انسخوا الجدول إلى ملف إكسل جديد ثم أرسلوه.")


class WorkbookIsDamaged(NotValid):
    text = N_("الملف تالف أو ناقص. افتحوه في إكسل واحفظوه من جديد ثم أرسلوه.")


@contextmanager
def opened(data: bytes) -> Iterator[ZipFile]:
    """The zip of a workbook. Raises WorkbookIsDamaged, WorkbookIsNotSafe."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            if len(parts.infolist()) > MOST_PARTS:
                raise WorkbookIsNotSafe()
            yield parts
    except (BadZipFile, DamagedPart, EOFError, RuntimeError, OSError, ValueError) as error:
        raise WorkbookIsDamaged() from error


def parse(parts: ZipFile, name: str, start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Tells of the elements and texts of one part, by their local names. Raises WorkbookIsDamaged for one that is missing or
    no XML, WorkbookIsNotSafe for one that defines entities or is larger than any table of ours."""
    try:
        size = parts.getinfo(name).file_size
    except KeyError as error:
        raise WorkbookIsDamaged() from error
    if size > MOST_PART_BYTES:
        raise WorkbookIsNotSafe()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = counting(start)
    parser.EndElementHandler = lambda tag: end(local(tag))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        with parts.open(name) as part:
            feed(parser, part)
    except expat.ExpatError as error:
        raise WorkbookIsDamaged() from error


def counting(start: Start) -> Start:
    """Tells of each element by its local name, until there are too many."""
    seen = 0

    def told(tag: str, values: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_ELEMENTS:
            raise WorkbookIsNotSafe()
        start(local(tag), values)

    return told


def refuse(*_: Any) -> None:
    raise WorkbookIsNotSafe()


def feed(parser: expat.XMLParserType, part: Any) -> None:
    """Reads a part to its end, as long as the parser keeps up with what it is given."""
    given = 0
    while piece := part.read(PIECE):
        parser.Parse(piece, False)
        given += len(piece)
        if given - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise WorkbookIsNotSafe()
    parser.Parse(b"", True)


def local(tag: str) -> str:
    return tag.rpartition(":")[2]


def relations(parts: ZipFile, source: str) -> dict[str, tuple[str, str]]:
    """What a part ("" for the whole) is related to: by id the last word of the kind, and the name of the other part."""
    folder, name = posixpath.split(source)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship":
            kind, target = values.get("Type", "").rpartition("/")[2], values.get("Target", "")
            found[values.get("Id", "")] = kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    parse(parts, RELATIONS.format(folder=folder, name=name).lstrip("/"), start, ignore, ignore)
    return found


def ignore(*_: Any) -> None:
    """Nothing is asked about these."""
