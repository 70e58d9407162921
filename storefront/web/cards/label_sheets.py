"""A sheet of A4 full of the same food label, to be cut or printed on stickers."""

from dataclasses import dataclass

from storefront.community import cloths
from storefront.kernel import clock
from storefront.kernel.refusals import N_, NotValid
from storefront.web.cards.labels import Label
from storefront.web.cards.price_cards import dashed
from storefront.web.kit.locale import language
from storefront.web.paper import figures
from storefront.web.paper.sheet import HIGH, WIDE, Sheet, Style

GRIDS = {4: (2, 2), 8: (2, 4), 14: (2, 7), 21: (3, 7)}  # how many on a sheet: across and down, as stickers are sold
SIZES = (
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
PAD = 4.0
THREAD = 0.28
BETWEEN = 4.0  # two facts on one line


class LabelIsTooSmall(NotValid):
    text = N_("الكلام أكثر مما يسعه هذا الملصق بحرف يُقرأ. اختاروا عدداً أقل من الملصقات في الورقة.")


@dataclass(frozen=True)
class Line:
    """A line of a label: pieces that follow each other, each a text in a style."""

    pieces: tuple[tuple[str, Style], ...]
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
    lines = [Line(((words, name),), name.leading * 1.05) for words in sheet.lines_of(label.name, name, wide)]
    for caption, words in label.rows:
        style = strong if caption in label.strong else text
        told = f"{caption}: {words}" if caption else words
        parts = sheet.lines_of(told, style, wide)
        if len(parts) == 1 and lines and joins(sheet, lines[-1], (told, style), wide):
            lines[-1] = Line((*lines[-1].pieces, (told, style)), text.leading)
        else:
            lines += [Line(((part, style),), text.leading) for part in parts]
    return lines


def joins(sheet: Sheet, line: Line, piece: tuple[str, Style], wide: float) -> bool:
    """Whether a short row may follow on the same line: of the letters of text alone, and with room between."""
    if any(style != piece[1] for _, style in line.pieces):
        return False
    return sum(sheet.width_of(*part) for part in (*line.pieces, piece)) + BETWEEN * len(line.pieces) <= wide


def one(sheet: Sheet, label: Label, lines: list[Line], at: float, y: float, wide: float) -> None:
    """One label, its family's cloth along the upper edge."""
    rows = cloths.ribbon(label.look.seed, label.look.dye)
    y += PAD + figures.ribbon(sheet, rows, at + PAD, y + PAD, width=wide - 2 * PAD, thread=THREAD)
    for line in lines:
        y += line.leading
        start = at + PAD
        for text, style in line.pieces:
            start += sheet.write(text, start, y, style) + BETWEEN
