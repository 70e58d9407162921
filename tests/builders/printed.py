"""Reading papers back by other hands than wrote them: their text, their letters, their pictures, the codes on them."""

import re
from io import BytesIO
from urllib.parse import unquote

import pypdf
import pypdfium2
import resvg_py
import zxingcpp
from PIL import Image

PAIR = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]{4,})>")


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as a reader copies it."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pages_of(pdf))


def squeezed(text: str) -> str:
    """A text without the spaces and line ends a reader guessed."""
    return "".join(text.split())


def says(pdf: bytes, words: str) -> bool:
    """Whether words stand in a document, wherever its lines end."""
    return squeezed(words) in squeezed(text_of(pdf))


def shapes_of(letter: str, pdf: bytes) -> int:
    """In how many shapes a letter stands in a document: an Arabic one has up to four."""
    shapes = set()
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        for name, font in fonts.items():  # type: ignore[union-attr]
            told = font.get_object()["/ToUnicode"].get_object().get_data().decode()
            shapes |= {(name, code) for code, text in PAIR.findall(told) if text == f"{ord(letter):04X}"}
    return len(shapes)


def drawn(pdf: bytes, *, page: int = 0) -> Image.Image:
    """A page as a reader sees it."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=3).to_pil()


def scanned(picture: Image.Image) -> list[str]:
    """What the codes in a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def picture_at(address: str) -> Image.Image:
    """The picture of a data address that holds a drawing."""
    svg = unquote(address.partition(",")[2])
    return Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGB")
