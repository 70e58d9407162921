"""Words as outlines for a picture: joined by the same pen as on paper, so that no face of the machine is ever asked for."""

from typing import Any

from storefront.web.paper.lettering import Run, reads_rtl, runs_of
from storefront.web.paper.sheet import POINT, Sheet, Style

UNITS = 1000  # of our faces, in an em
Point = tuple[float, float]


class Outline:
    """A pen that writes what a letter looks like as the path of an SVG, its letter `at` so many units from the left."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.at, self.up = 0.0, 0.0

    def put(self, sign: str, *points: Point) -> None:
        self.path.append(sign + " ".join(f"{x + self.at:g} {-(y + self.up):g}" for x, y in points))

    def moveTo(self, point: Point) -> None:  # noqa: N802  # what HarfBuzz calls
        self.put("M", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.put("L", point)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self.put("Q", *points)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self.put("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self.path.append("Z")


def style_of(face: str, size: float) -> Style:
    """Letters whose em is so many pixels; a sheet measures in millimetres, which stand for pixels here."""
    return Style(face, size / POINT)


def line(sheet: Sheet, text: str, left: float, y: float, face: str, size: float) -> str:
    """One line of words on its baseline, from `left` on, as the elements of an SVG."""
    style = style_of(face, size)
    words = sheet.words(text, style)
    runs = runs_of(words, rtl=reads_rtl(words, otherwise=sheet.rtl))
    widths = [sheet.run_width(run, style) for run in runs]
    drawn = []
    for run in runs:
        before = sum(width for other, width in zip(runs, widths, strict=True) if other.place < run.place)
        move = f"translate({left + before:.2f} {y:g}) scale({size / UNITS:g})"
        drawn.append(f'<path transform="{move}" d="{path_of(sheet, run, style)}"/>')
    return "".join(drawn)


def path_of(sheet: Sheet, run: Run, style: Style) -> str:
    """The outlines of a run, in units of its face."""
    sheet.use(style)
    sheet.pdf.set_text_shaping(True, direction="rtl" if run.is_rtl else "ltr")
    shaping = dict(sheet.pdf.text_shaping or {})
    shaping["fragment_direction"] = shaping["direction"]
    font: Any = sheet.pdf.current_font
    shapes, positions = font.perform_harfbuzz_shaping(run.text, style.size, shaping)
    pen, at = Outline(), 0.0
    for shape, position in zip(shapes, positions, strict=True):
        pen.at, pen.up = at + position.x_offset, position.y_offset
        font.hbfont.draw_glyph_with_pen(shape.codepoint, pen)
        at += position.x_advance
    return "".join(pen.path)
