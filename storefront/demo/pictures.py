"""The pictures of the demo market: drawn per product by motif and colour, then kept by the way every upload goes."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from storefront.demo import drawings
from storefront.demo.scripts import FamilyScript, pair
from storefront.kernel import photos

PROCESSES = 2
EFFORT = 0  # of packing; flat drawings gain little from more
BOTH_VIEWS = {"bayt-noura", "umm-mohammed", "khaymat-muznah"}  # the shops that are shown most

Name = tuple[str, str]  # family slug, Arabic product name


@dataclass(frozen=True)
class Commission:
    """One product to be drawn."""

    name: Name
    category: str
    name_en: str
    ground: str
    media: Path


def commissions(cast: Sequence[FamilyScript], media: Path) -> list[Commission]:
    """A commission for every product of the cast."""
    return [
        Commission((script.slug, pair(row, "name")[0]), row["category"], pair(row, "name")[1], row["colour"], media)
        for script in cast
        for row in script.goods
    ]


def draw(commission: Commission) -> tuple[Name, list[photos.Photo]]:
    """Draws and keeps the pictures of one product; runs in a process of its own."""
    slug, name_ar = commission.name
    motif = drawings.choose(commission.category, name_ar, commission.name_en, slug + name_ar)
    kept = []
    for view in ("whole", "close") if slug in BOTH_VIEWS else ("whole",):
        svg = drawings.compose(motif.svg, ground=commission.ground, seed=slug + name_ar, view=view)
        kept.append(photos.keep(drawings.raster(svg), commission.media, effort=EFFORT))
    return commission.name, kept


def alt_of(row: dict[str, Any], slug: str) -> tuple[str, str]:
    """What is seen on the picture of a product, in both languages."""
    name_ar, name_en = pair(row, "name")
    motif = drawings.choose(row["category"], name_ar, name_en, slug + name_ar)
    return f"{name_ar}: {motif.alt_ar}", f"{name_en}: {motif.alt_en}"


def draw_all(
    cast: Sequence[FamilyScript], media: Path, progress: Callable[[Iterator[Any], int], Iterator[Any]]
) -> dict[Name, list[photos.Photo]]:
    """The pictures of the whole cast, by family and product name, drawn on every core."""
    asked = commissions(cast, media)
    fresh = get_context("spawn")  # a forked child would share the open database file
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh) as painters:
        return dict(progress(painters.map(draw, asked, chunksize=8), len(asked)))
