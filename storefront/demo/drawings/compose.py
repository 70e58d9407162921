"""A picture from a motif: its colour way filled in, set before a wall on a table, or closer on a spread of cloth."""

import re
from dataclasses import asdict

import resvg_py

from storefront.community import cloths
from storefront.demo.drawings import scenery
from storefront.demo.drawings.colours import GROUNDS, WAYS, Ground, Way, pick
from storefront.demo.drawings.scenery import HEIGHT, TABLE_LINE, WIDTH

FRAME = 'x="-300" y="-480" width="600" height="520" overflow="visible"'  # a motif in its own measure
VIEWS = ("whole", "close")
SIZE = 1.74  # of a motif in a whole view: 440 wide and 430 high in its own measure
NEAR = 2.3  # of a motif in a close view, which crops it
FLOOR = 1105  # the line a motif stands on in a close view
HEM = FLOOR - 60  # where the hanging cloth meets the lying one


def compose(motif_svg: str, *, ground: str, seed: str, view: str = "whole") -> str:
    """A finished 960 x 1200 SVG of a motif; the same for the same values, and unlike that of another seed.

    The ground is a name among GROUNDS (else KeyError), the view "whole" or "close" (else ValueError).
    """
    if view not in VIEWS:
        raise ValueError(view)
    draw = whole if view == "whole" else close
    drawn = draw(motif_svg, GROUNDS[ground], seed)
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>\n'


def whole(motif_svg: str, ground: Ground, seed: str) -> str:
    """The motif as it stands on a table before a wall."""
    way = pick(seed, "way", ground.ways)
    dye = way if way in cloths.DYES else "madder"
    centre = 480 + pick(seed, "aside", (-14, 0, 14))
    return (
        scenery.wall(ground, seed)
        + scenery.table(pick(seed, "table", ground.tables), seed, dye)
        + scenery.shadow(centre, TABLE_LINE, 330)
        + placed(motif_svg, WAYS[way], (centre, TABLE_LINE - 2), SIZE)
    )


def close(motif_svg: str, ground: Ground, seed: str) -> str:
    """The motif nearer to the eye, on Sadu cloth that hangs faded behind it and lies under it."""
    way = pick(seed, "way", ground.ways)
    dye = pick(seed, "dye", tuple(name for name in cloths.DYES if name != way))
    centre = 480 + pick(seed, "crop", (-90, -60, 60, 90))
    return (
        scenery.woven(seed, dye, (0, 0, WIDTH, HEM), 10)
        + scenery.path(f"M0 0H{WIDTH}V{HEM}H0z", ground.soft, ".72")
        + scenery.woven(seed + dye, dye, (0, HEM, WIDTH, HEIGHT - HEM), 10)
        + scenery.shadow(centre, FLOOR, 430)
        + placed(motif_svg, WAYS[way], (centre, FLOOR), NEAR)
    )


def placed(motif_svg: str, way: Way, foot: tuple[int, int], scale: float) -> str:
    """A motif in its colour way, standing with its foot on a point."""
    root, rest = motif_svg.strip().split(">", 1)
    kept = re.sub(r'\s(?:x|y|width|height|xmlns)="[^"]*"', "", root)
    drawn = kept.replace("<svg", f"<svg {FRAME}", 1) + ">" + rest
    for part, colour in asdict(way).items():
        drawn = drawn.replace("{" + part + "}", colour)
    return f'<g transform="translate({foot[0]} {foot[1]}) scale({scale})">{drawn}</g>'


def raster(svg: str, *, width: int = 720) -> bytes:
    """A composed picture as a PNG of this width in pixels."""
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=width, height=width * HEIGHT // WIDTH)
