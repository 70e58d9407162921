"""What is drawn on paper and is no text: a family's cloth, the mark of the market, a code to scan."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

import segno

from storefront.community import cloths
from storefront.web.paper.sheet import WIDE, Colour, Sheet

THREAD = 0.55  # millimetres
SCALE = 24  # pixels of a square of a code, in a picture of its own
OVERLAP = 0.02  # so that no hair of white stands between two squares
MARK = {  # the outlines of images/mark.svg, on a ground of 40 by 40
    "#8f2a1c": (((4, 40), (4, 16), (8, 16), (8, 12), (12, 12), (12, 8), (16, 8), (16, 4), (24, 4), (24, 8), (28, 8),
                 (28, 12), (32, 12), (32, 16), (36, 16), (36, 40)),),
    "#f7f1e6": (((20, 11), (24.6, 19), (15.4, 19)), ((13.4, 22), (18, 30), (8.8, 30)), ((26.6, 22), (31.2, 30), (22, 30))),
    "#e6a52a": (((4, 34), (36, 34), (36, 37), (4, 37)),),
}  # fmt: skip


def colour_of(code: str) -> Colour:
    """ "#8f2a1c" as three numbers."""
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def cloth(sheet: Sheet, seed: str, dye: str) -> float:
    """The middle of a family's cloth along the whole upper edge; how high it is."""
    return ribbon(sheet, cloths.ribbon(seed, dye), 0.0, 0.0, width=WIDE, thread=THREAD)


def ribbon(sheet: Sheet, rows: Sequence[Sequence[str]], at: float, y: float, *, width: float, thread: float) -> float:
    """Rows of a cloth from `at` on, repeated so wide, of threads so thick; how high it is."""
    left = sheet.left_of(at, width)
    for height, row in enumerate(rows):
        place = 0
        for colour, run in groupby(list(row) * (int(width / thread / len(row)) + 1)):
            count = len(list(run))
            sheet.pdf.set_fill_color(*colour_of(colour))
            wide = min(count * thread, width - place * thread) + OVERLAP
            if wide > OVERLAP:
                sheet.pdf.rect(left + place * thread, y + height * thread, wide, thread + OVERLAP, style="F")
            place += count
    return len(rows) * thread


def mark(sheet: Sheet, at: float, y: float, size: float) -> None:
    """The mark of the market, in a square that begins at `at`."""
    left, unit = sheet.left_of(at, size), size / 40
    for colour, shapes in MARK.items():
        sheet.pdf.set_fill_color(*colour_of(colour))
        for shape in shapes:
            sheet.pdf.polygon([(left + x * unit, y + down * unit) for x, down in shape], style="F")


def code(sheet: Sheet, text: str, at: float, y: float, size: float) -> None:
    """A QR code in a square that begins at `at`, with the quiet zone it needs inside it."""
    rows = list(code_of(text).matrix_iter(border=4))
    module, left = size / len(rows), sheet.left_of(at, size)
    sheet.pdf.set_fill_color(255, 255, 255)
    sheet.pdf.rect(left, y, size, size, style="F")
    sheet.pdf.set_fill_color(0, 0, 0)
    for down, row in enumerate(rows):
        place = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                sheet.pdf.rect(
                    left + place * module, y + down * module, width * module + OVERLAP, module + OVERLAP, style="F"
                )
            place += width


def code_of(text: str) -> segno.QRCode:
    """A text as a QR code that a seventh of damage does not spoil."""
    return segno.make(text, error="m", micro=False)


def code_address(text: str) -> str:
    """The same as the address of a picture, for a page."""
    return str(code_of(text).svg_data_uri(scale=4, border=4, light="white", nl=False))


def code_picture(text: str) -> bytes:
    """The same as a PNG, large enough for a poster."""
    written = BytesIO()
    code_of(text).save(written, kind="png", scale=SCALE, border=4)
    return written.getvalue()
