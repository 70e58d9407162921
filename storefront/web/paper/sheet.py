"""A sheet of paper to write on: A4, our letters, and places counted from the side the reader begins at.

`at` is the distance from the starting edge (the right one in Arabic), `y` from the top; all lengths are millimetres, sizes
of letters are points. A line is written on its baseline.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from storefront.web.paper.lettering import Run, clean, reads_rtl, runs_of, wrapped, writable
from storefront.web.paper.pen import Pen

FONTS = Path(__file__).parent / "fonts"
WIDE, HIGH, MARGIN = 210.0, 297.0, 16.0
INSIDE = WIDE - 2 * MARGIN
POINT = 0.352778  # of a point in millimetres

Colour = tuple[int, int, int]
INK: Colour = (29, 23, 25)
QUIET: Colour = (100, 87, 75)
LINE: Colour = (228, 220, 207)
GROUND: Colour = (250, 248, 245)


class Style(NamedTuple):
    """How letters look: which face, how large, in which colour."""

    face: str
    size: float
    colour: Colour = INK

    @property
    def leading(self) -> float:
        """From one baseline to the next; Arabic needs room below for its tails and above for its marks."""
        return self.size * POINT * 1.4


BODY = Style("text", 9.5)
STRONG = Style("strong", 9.5)
SMALL = Style("text", 7.5, QUIET)
HEAD = Style("strong", 8)
TITLE = Style("strong", 13)
NAME = Style("strong", 17)
TOTAL = Style("strong", 11.5)
FACES = {"text": "text-400.ttf", "strong": "text-600.ttf"}


class Sheet:
    """Pages of one document in one reader's language. `furnish` draws what stands on every page. Of `told` pages: letters
    beyond them are measured and not drawn, for who only wants to know how many there will be; none is as many as come."""

    def __init__(self, language: str, *, title: str, author: str, made_at: datetime, told: int | None = None) -> None:
        self.rtl, self.told = language == "ar", told
        self.pdf = Pen(format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        self.pdf.set_lang(language)
        self.pdf.set_title(clean(title))
        self.pdf.set_author(clean(author))
        self.pdf.set_producer("Dakkah")
        self.pdf.set_creation_date(made_at)
        for face, file in FACES.items():
            self.pdf.take(face, FONTS / file)
        self.widths: dict[tuple[str, float, Run], float] = {}
        self.written: dict[tuple[str, str], str] = {}  # how a text can be written in a face
        self.used: Style | None = None
        self.furnish: Callable[[], None] = lambda: None

    @property
    def pages(self) -> int:
        return self.pdf.page

    def turn(self) -> None:
        """Begins the next page."""
        self.pdf.add_page()
        self.furnish()

    def finished(self) -> bytes:
        """The whole document; nothing can be written after it."""
        whole = bytes(self.pdf.output())
        self.close()
        return whole

    def close(self) -> None:
        """Lets go of the files the letters come from; a sheet that is not finished has to be closed."""
        for font in self.pdf.fonts.values():
            font.close()  # type: ignore[union-attr]  # our faces are files

    def use(self, style: Style) -> None:
        if self.used != style:
            self.pdf.set_font(style.face, size=style.size)
            self.pdf.set_text_color(*style.colour)
            self.used = style

    def words(self, text: str, style: Style) -> str:
        """A text as it can be written: one line, nothing unseen, our letters alone."""
        known = (text, style.face)
        if known not in self.written:
            letters = self.pdf.fonts[style.face].glyph_ids  # type: ignore[union-attr]  # our faces are files
            self.written[known] = writable(clean(text), letters)
        return self.written[known]

    def width_of(self, text: str, style: Style) -> float:
        """How wide a line is."""
        words = self.words(text, style)
        return sum(self.run_width(run, style) for run in runs_of(words, rtl=self.rtl))

    def run_width(self, run: Run, style: Style) -> float:
        known = (style.face, style.size, run)
        if known not in self.widths:
            self.use(style)
            self.pdf.set_text_shaping(True, direction="rtl" if run.is_rtl else "ltr")
            self.widths[known] = float(self.pdf.get_string_width(run.text))
        return self.widths[known]

    def lines_of(self, text: str, style: Style, width: float) -> list[str]:
        """A text broken to a width."""
        return wrapped(self.words(text, style), width, lambda words: self.width_of(words, style))

    def reads_rtl(self, text: str) -> bool:
        """Which way a paragraph reads: each of its lines does, whatever letter a line begins with."""
        return reads_rtl(clean(text), otherwise=self.rtl)

    def write(
        self, text: str, at: float, y: float, style: Style = BODY, *, to_end: bool = False, rtl: bool | None = None
    ) -> float:
        """One line that begins at `at`, or ends there when it is told to; how wide it came out.

        Which way it reads is found by its first letter unless `rtl` says so: what its paragraph does for one of several lines,
        False for telephone numbers and codes.
        """
        words = self.words(text, style)
        runs = runs_of(words, rtl=reads_rtl(words, otherwise=self.rtl) if rtl is None else rtl)
        widths = [self.run_width(run, style) for run in runs]
        left = self.left_of(at, sum(widths), to_end=to_end)
        self.use(style)
        for run in runs:  # as they are read, so that whoever copies the text finds it so
            before = sum(width for other, width in zip(runs, widths, strict=True) if other.place < run.place)
            self.draw(run, left + before, y)
        return sum(widths)

    def draw(self, run: Run, left: float, y: float) -> None:
        """One run in its place."""
        if run.text.strip() and (self.told is None or self.pages <= self.told):
            self.pdf.set_text_shaping(True, direction="rtl" if run.is_rtl else "ltr")
            height = self.pdf.font_size
            self.pdf.set_xy(left, y - 0.8 * height)  # a cell has its baseline there
            self.pdf.cell(None, height, run.text)

    def left_of(self, at: float, width: float, *, to_end: bool = False) -> float:
        """The left side of something `width` wide that begins (or ends) at a distance from the starting edge."""
        begins = at - width if to_end else at
        return WIDE - begins - width if self.rtl else begins

    def rule(self, at: float, y: float, width: float, *, colour: Colour = LINE, thick: float = 0.3) -> None:
        """A line across."""
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(thick)
        left = self.left_of(at, width)
        self.pdf.line(left, y, left + width, y)

    def box(self, at: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(self.left_of(at, width), y, width, height, style="F")
