"""The pen that sets letters. fpdf2 by itself cuts a text wherever its script changes and shapes the pieces apart; an Arabic
mark belongs to no script of its own, so it was cut off its letter and stood where no letter was. Here a run is one piece."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment


class Shape(NamedTuple):
    """A drawn shape of a face, and which letter of its run it is the first shape of."""

    codepoint: int
    cluster: int


class Face(TTFFont):
    """Letters of one weight. A hamza's letter and the mark over it are told apart, which the shaper takes for one: else
    neither would be copied right."""

    __slots__ = ()

    def perform_harfbuzz_shaping(
        self, text: str, font_size_pt: float, text_shaping_params: dict[str, Any] | None
    ) -> tuple[Sequence[Any], Sequence[Any]]:
        """The shapes of a run from the left, and where each stands."""
        infos, positions = super().perform_harfbuzz_shaping(text, font_size_pt, text_shaping_params)
        backwards = (text_shaping_params or {}).get("fragment_direction") == TextDirection.RTL
        return told_apart(infos, len(text), backwards=backwards), positions


class Pen(FPDF):
    """Writes runs that read one way (see lettering.py), each shaped whole, in one face."""

    def take(self, name: str, file: Path) -> None:
        """Learns a face from a file."""
        self.fonts[name] = Face(self, file, name, "")

    def _preload_bidirectional_text(self, text: str, markdown: bool) -> Sequence[Fragment]:
        """The run as one piece, in the direction it was set to; fpdf2 asks here both to measure and to write."""
        assert self.text_shaping is not None
        self.text_shaping["paragraph_direction"] = self.text_shaping["direction"]
        self.text_shaping["fragment_direction"] = self.text_shaping["direction"]
        return (Fragment(text, self._get_current_graphics_state(), self.k),) if text else ()


def told_apart(infos: Sequence[Any], length: int, *, backwards: bool) -> list[Shape]:
    """The shapes of a run from the left, each with its own letter where as many shapes stand together as letters."""
    firsts = sorted({info.cluster for info in infos})
    ends = dict(zip(firsts, [*firsts[1:], length], strict=True))
    told: list[Shape] = []
    for first, part in groupby(infos, key=lambda info: info.cluster):
        shapes = [info.codepoint for info in part]
        letters = range(first, ends[first])
        if len(letters) == len(shapes):
            told += map(Shape, shapes, reversed(letters) if backwards else letters)
        else:
            told += (Shape(shape, first) for shape in shapes)
    return told
