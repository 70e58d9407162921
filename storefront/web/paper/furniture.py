"""What papers of ours have in common: the cloth and the names at the head, facts in a grid, the foot with the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storefront.kernel.refusals import N_
from storefront.web.paper import figures
from storefront.web.paper.sheet import HIGH, INSIDE, LINE, MARGIN, NAME, QUIET, SMALL, STRONG, TITLE, Sheet, Style
from storefront.web.paper.tables import Words
from storefront.web.paper.words import Both, both

COLUMNS = 4
LABEL = Style("text", 7, QUIET)
NUMBER = Style("strong", 15)


@dataclass(frozen=True)
class Look:
    """Whose cloth lies along the edge, and where the market is found."""

    seed: str
    dye: str
    site: str


def in_whole(write: Callable[[int], Sheet]) -> bytes:
    """A finished paper that says of how many pages it is: written again where one page was not enough (its sheet is told of how
    many it is written, so that the first time only the first page is drawn)."""
    sheet = write(1)
    if sheet.pages > 1:
        sheet.close()
        sheet = write(sheet.pages)
    return sheet.finished()


def masthead(sheet: Sheet, look: Look, name: Both, under: Sequence[str], title: Both, large: str) -> float:
    """The head of the first page: who writes at the starting side, what it is at the end; where it ends."""
    y = figures.cloth(sheet, look.seed, look.dye) + 13
    room = INSIDE * 0.58
    for line in sheet.lines_of(name.main, NAME, room)[:2]:
        sheet.write(line, MARGIN, y, NAME, rtl=sheet.reads_rtl(name.main))
        y += NAME.leading * 0.9
    for line in [name.other, *under]:
        if line:
            sheet.write(line, MARGIN, y, SMALL)
            y += SMALL.leading
    top, end = figures.THREAD * 12 + 12, MARGIN + INSIDE
    sheet.write(title.main, end, top, TITLE, to_end=True)
    sheet.write(title.other, end, top + 5, SMALL, to_end=True)
    sheet.write(large, end, top + 13, NUMBER, to_end=True)
    below = max(y, top + 16)
    sheet.rule(MARGIN, below, INSIDE, colour=QUIET)
    return below


def grid(sheet: Sheet, facts: Sequence[tuple[Both, Sequence[Words]]], y: float) -> float:
    """Facts, four in a row, each under its label in both languages; where they end."""
    width = INSIDE / COLUMNS
    for first in range(0, len(facts), COLUMNS):
        ends = []
        for place, (label, words) in enumerate(facts[first : first + COLUMNS]):
            at = MARGIN + place * width
            sheet.write(label.line, at, y, LABEL)
            ends.append(fact(sheet, words, at, y + 0.8, width - 3))
        y = max(ends) + 6
    return y - 4


def fact(sheet: Sheet, words: Sequence[Words], at: float, y: float, width: float) -> float:
    """The words of one fact under its label."""
    for text, style, rtl in words:
        for line in sheet.lines_of(text, style, width):
            y += style.leading * 0.92
            sheet.write(line, at, y, style, rtl=sheet.reads_rtl(text) if rtl is None else rtl)
    return y


def foot(sheet: Sheet, look: Look, identity: str, *, pages: int) -> None:
    """The foot of a page: the market, what identifies the paper, which page it is."""
    y = HIGH - 11.0
    sheet.rule(MARGIN, y - 5, INSIDE, colour=LINE, thick=0.2)
    figures.mark(sheet, MARGIN, y - 3.4, 4.4)
    wide = sheet.write(both(N_("دكّة")).main, MARGIN + 6, y, STRONG)
    sheet.write(look.site, MARGIN + 8 + wide, y, SMALL, rtl=False)
    page = both(N_("صفحة %(number)s من %(count)s"), number=sheet.pages, count=pages).main
    wide = sheet.write(page, MARGIN + INSIDE, y, SMALL, to_end=True)
    sheet.write(identity, MARGIN + INSIDE - wide - 6, y, Style("text", 6.5, QUIET), to_end=True, rtl=False)
