"""A square picture to pass on: the goods, their name, the price, whose they are, and a code. Drawn as SVG, turned into PNG."""

import base64
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import resvg_py

from storefront.community import cloths
from storefront.kernel import clock
from storefront.web.cards import outlines
from storefront.web.cards.goods import Goods
from storefront.web.cards.outlines import style_of
from storefront.web.cards.price_cards import balanced, parts_of_price, riyals
from storefront.web.kit.locale import gettext, language
from storefront.web.paper import figures
from storefront.web.paper.sheet import Sheet

SIDE = 1080  # pixels; what social media show without cutting
PANEL = 350  # its height, at the foot
THREAD = 4  # pixels of a thread of the cloth
PAD, CODE = 56, 250
INK, QUIET, GROUND = "#1d1719", "#64574b", "#fffdf9"


def share_picture(goods: Goods) -> bytes:
    """The picture of one product as PNG."""
    sheet = Sheet(language(), title=goods.name, author=goods.family, made_at=clock.now())
    try:
        drawn = "".join(Poster(sheet, goods).parts())
    finally:
        sheet.close()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">{drawn}</svg>'
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))


class Poster:
    """The parts of one picture. `at` is counted from the side its reader begins at, in pixels."""

    def __init__(self, sheet: Sheet, goods: Goods) -> None:
        self.sheet, self.goods = sheet, goods
        self.dark = cloths.DYES[cloths.dye_of(goods.look.dye)][0]

    def parts(self) -> Iterator[str]:
        """From the back to the front."""
        yield f'<rect width="{SIDE}" height="{SIDE}" fill="{GROUND}"/>'
        top = SIDE - PANEL
        if self.goods.photo:
            yield photo(self.goods.photo, top)
        else:
            for y in range(0, top - cloths.RIBBON * THREAD, cloths.RIBBON * THREAD * 4):
                yield self.cloth(y, THREAD * 4)
            yield f'<rect y="{top}" width="{SIDE}" height="{PANEL}" fill="{GROUND}"/>'
        yield self.cloth(top - cloths.RIBBON * THREAD, THREAD)
        yield from self.words(top)
        yield self.code(PAD - 14, top + (PANEL - CODE) // 2)

    def cloth(self, y: int, thread: int) -> str:
        """The family's cloth across the picture, in threads so thick."""
        drawn = []
        for height, row in enumerate(cloths.ribbon(self.goods.look.seed, self.goods.look.dye)):
            place = 0
            for colour, run in groupby(row * (SIDE // thread // len(row) + 1)):
                count = len(list(run))
                box = f'x="{place * thread}" y="{y + height * thread}" width="{count * thread}" height="{thread}"'
                drawn.append(f'<rect {box} fill="{colour}"/>')
                place += count
        return f'<g shape-rendering="crispEdges">{"".join(drawn)}</g>'

    def words(self, top: int) -> Iterator[str]:
        """The name, what it costs, whose it is and where."""
        room = SIDE - 2 * PAD - CODE - 24
        size = next((size for size in (56, 48, 42) if len(self.lines(self.goods.name, size, room)) == 1), 38)
        y = top + 14
        for line in balanced(self.sheet, self.goods.name, style_of("strong", size), room)[:2]:
            y += round(size * 1.28)
            yield self.line(line, PAD, y, size, INK)
        yield from self.price(top + 208)
        yield self.line(self.goods.family, PAD, top + PANEL - 76, 34, INK)
        yield self.line(self.goods.place, PAD, top + PANEL - 34, 26, QUIET, face="text")

    def price(self, y: int) -> Iterator[str]:
        """What it costs, large; of several prices the lowest."""
        at = float(PAD)
        before, after = parts_of_price()
        first = "" if self.goods.has_one_price else gettext("من")
        for text, size in ((first, 34), (before, 34), (riyals(self.goods.lowest), 80), (after, 34)):
            if text:
                yield self.line(text, at, y, size, self.dark)
                at += self.sheet.width_of(text, style_of("strong", size)) + 14

    def lines(self, text: str, size: int, room: float) -> list[str]:
        return self.sheet.lines_of(text, style_of("strong", size), room)

    def line(self, text: str, at: float, y: float, size: int, colour: str, *, face: str = "strong") -> str:
        """One line on its baseline."""
        left = SIDE - at - self.sheet.width_of(text, style_of(face, size)) if self.sheet.rtl else at
        return f'<g fill="{colour}">{outlines.line(self.sheet, text, left, y, face, size)}</g>'

    def code(self, at: float, y: float) -> str:
        """The code that leads to the product, at the end side."""
        rows = list(figures.code_of(self.goods.address).matrix_iter(border=4))
        module = CODE / len(rows)
        left = at if self.sheet.rtl else SIDE - at - CODE
        dark = "".join(
            f"M{column} {row}h1v1h-1z" for row, line in enumerate(rows) for column, one in enumerate(line) if one
        )
        return (
            f'<g transform="translate({left} {y}) scale({module})" shape-rendering="crispEdges">'
            f'<rect width="{len(rows)}" height="{len(rows)}" fill="#ffffff"/><path d="{dark}"/></g>'
        )


def photo(file: Path, high: int) -> str:
    """The picture of the goods, cut to the room above the panel."""
    told = base64.b64encode(file.read_bytes()).decode()
    box = f'width="{SIDE}" height="{high}" preserveAspectRatio="xMidYMid slice"'
    return f'<image {box} xlink:href="data:image/jpeg;base64,{told}"/>'
