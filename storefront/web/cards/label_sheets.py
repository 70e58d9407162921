"""A sheet of A4 full of the same food label, to be cut or printed on stickers."""

from typing import NamedTuple

from storefront.community import cloths
from storefront.kernel import clock
from storefront.kernel.refusals import N_, NotValid
from storefront.web.cards.labels import Label, Row
from storefront.web.cards.price_cards import dashed
from storefront.web.kit.locale import language
from storefront.web.paper import figures
from storefront.web.paper.sheet import HIGH, WIDE, Sheet, Style

GRIDS = {4: (2, 2), 8: (2, 4), 14: (2, 7), 21: (3, 7)}  # how many on a sheet: across and down, as stickers are sold
SIZES = (
    24.0,
    22.0,
    20.0,
    18.0,
    16.0,
    14.0,
    12.5,
    11.0,
    10.0,
    9.0,
    8.5,
    8.0,
    7.5,
    7.0,
    6.5,
    6.0,
)  # points; letters of 6 points are 1.2 mm high, which GSO 9 asks for
PAD = 5.0
THREAD = 0.28
BETWEEN = 4.0  # two facts on one line


class LabelIsTooSmall(NotValid):
    text = N_("الكلام أكثر مما يسعه هذا الملصق بحرف يُقرأ. اختاروا عدداً أقل من الملصقات في الورقة.")


class Piece(NamedTuple):
    """Words on a line; `rtl` is False for a number, whose parts must not change places, `gap` the room before it."""

    text: str
    style: Style
    rtl: bool | None = None
    gap: float = 0.0


class Line(NamedTuple):
    """A line of a label: pieces that follow each other, and how high it is."""

    pieces: tuple[Piece, ...]
    leading: float


def label_sheet(label: Label, count: int) -> bytes:
    """A page with `count` labels, one of GRIDS, as PDF. Raises LabelIsTooSmall."""
    across, down = GRIDS[count]
    wide, high = WIDE / across, HIGH / down
    sheet = Sheet(language(), title=label.name, author=label.author, made_at=clock.now())
    try:
        lines = fitted(sheet, label, wide - 2 * PAD, high - 2 * PAD - cloths.RIBBON * THREAD)
    except LabelIsTooSmall:
        sheet.close()
        raise
    sheet.turn()
    dashed(sheet, across, down)
    for place in range(count):
        row, column = divmod(place, across)
        one(sheet, label, lines, column * wide, row * high, wide)
    return sheet.finished()


def fitted(sheet: Sheet, label: Label, wide: float, high: float) -> list[Line]:
    """The lines of a label in the largest letters that leave room for all of them. Raises LabelIsTooSmall."""
    for size in SIZES:
        lines = lines_of(sheet, label, wide, size)
        if sum(line.leading for line in lines) <= high:
            return lines
    raise LabelIsTooSmall()


def lines_of(sheet: Sheet, label: Label, wide: float, size: float) -> list[Line]:
    """The name, and every row with its caption; short rows share a line."""
    name, text, strong = Style("strong", size * 1.45), Style("text", size), Style("strong", size)
    rtl = sheet.reads_rtl(label.name)
    named = sheet.lines_of(label.name, name, wide)
    lines = [Line((Piece(words, name, rtl=rtl),), name.leading * 1.05) for words in named]
    shares = False  # nothing stands beside the name
    for row in label.rows:
        style = strong if row.is_strong else text
        pieces, below = pieces_of(sheet, row, style, wide)
        if shares and not below and joins(sheet, lines[-1], pieces, wide):
            lines[-1] = Line((*lines[-1].pieces, pieces[0]._replace(gap=BETWEEN), *pieces[1:]), text.leading)
        else:
            lines += [Line(pieces, text.leading), *(Line((piece,), text.leading) for piece in below)]
        shares = not row.is_strong and not below
    return lines


def pieces_of(sheet: Sheet, row: Row, style: Style, wide: float) -> tuple[tuple[Piece, ...], list[Piece]]:
    """A row as the pieces of its first line, and those of the lines below."""
    if row.is_number:
        caption, number = Piece(f"{row.caption}:", style), Piece(row.words, style, rtl=False, gap=1.0)
        if width_of(sheet, (caption, number)) <= wide:
            return (caption, number), []
        return (caption,), [Piece(part, style, rtl=False) for part in sheet.lines_of(row.words, style, wide)]
    told = f"{row.caption}: {row.words}" if row.caption else row.words
    first, *below = sheet.lines_of(told, style, wide)
    rtl = sheet.reads_rtl(told)
    return (Piece(first, style, rtl=rtl),), [Piece(part, style, rtl=rtl) for part in below]


def joins(sheet: Sheet, line: Line, pieces: tuple[Piece, ...], wide: float) -> bool:
    """Whether a short row may follow on the same line, with room between."""
    if any(piece.style != pieces[0].style for piece in line.pieces):
        return False
    return width_of(sheet, (*line.pieces, *pieces)) + BETWEEN <= wide


def width_of(sheet: Sheet, pieces: tuple[Piece, ...]) -> float:
    return sum(piece.gap + sheet.width_of(piece.text, piece.style) for piece in pieces)


def one(sheet: Sheet, label: Label, lines: list[Line], at: float, y: float, wide: float) -> None:
    """One label, its family's cloth along the upper edge."""
    rows = cloths.ribbon(label.look.seed, label.look.dye)
    y += PAD + figures.ribbon(sheet, rows, at + PAD, y + PAD, width=wide - 2 * PAD, thread=THREAD)
    for line in lines:
        y += line.leading
        start = at + PAD
        for piece in line.pieces:
            start += piece.gap
            start += sheet.write(piece.text, start, y, piece.style, rtl=piece.rtl)
