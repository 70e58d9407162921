"""Pictures are made from motifs: always the same for a seed, whole, well-formed, and never like their neighbour."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from storefront.demo import drawings
from storefront.demo.drawings.choosing import HERE

FILES = sorted((HERE / "motifs").glob("*.svg"))
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-300 -480 600 520"><path fill="{main}" d="M-9 0h18v-9z"/></svg>'
)


def scenery(seed: str) -> str:
    return drawings.compose(MARK, ground="sand", seed=seed)


@pytest.mark.parametrize("view", drawings.VIEWS)
def test_a_picture_is_the_same_for_the_same_seed(view: str) -> None:
    first, again = (drawings.compose(MARK, ground="turq", seed="bayt-noura", view=view) for _ in range(2))

    assert first == again


def test_sixty_neighbours_on_one_ground_all_look_different() -> None:
    shelf = [scenery(f"product {place}") for place in range(60)]

    assert len(set(shelf)) == len(shelf)


@pytest.mark.parametrize("ground", drawings.GROUNDS)
def test_every_ground_gives_a_well_formed_picture_of_its_tint(ground: str) -> None:
    for view in drawings.VIEWS:
        root = ElementTree.fromstring(drawings.compose(MARK, ground=ground, seed=ground, view=view))

        assert root.attrib["viewBox"] == "0 0 960 1200"

    assert re.fullmatch("#[0-9a-f]{6}", drawings.tint(ground))
    assert drawings.tint(ground) in drawings.compose(MARK, ground=ground, seed=ground)


def test_unknown_grounds_and_views_are_refused() -> None:
    with pytest.raises(KeyError):
        drawings.compose(MARK, ground="grey", seed="1")
    with pytest.raises(ValueError):
        drawings.compose(MARK, ground="sand", seed="1", view="far")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_motif_is_composed_with_every_placeholder_filled(file: Path) -> None:
    motif = file.read_text(encoding="utf-8")
    for view in drawings.VIEWS:
        picture = drawings.compose(motif, ground="sky", seed=file.stem, view=view)

        ElementTree.fromstring(picture)
        assert re.findall(r"\{\w*\}", picture) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_motif_shows_something_and_stands_inside_its_frame(file: Path) -> None:
    motif = re.sub(r"\{\w+\}", "#a8321f", file.read_text(encoding="utf-8"))
    seen = Image.open(BytesIO(drawings.raster(motif, width=240))).getchannel("A").getbbox()

    assert seen is not None
    assert min(seen[2] - seen[0], seen[3] - seen[1]) > 50


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_names_inside_a_motif_begin_with_its_own(file: Path) -> None:
    names = re.findall(r'\sid="([^"]+)"', file.read_text(encoding="utf-8"))

    assert [name for name in names if not name.startswith(file.stem)] == []
    assert len(set(names)) == len(names)


def test_a_picture_becomes_a_bitmap_of_its_size() -> None:
    picture = Image.open(BytesIO(drawings.raster(scenery("one"))))

    assert (picture.format, picture.size) == ("PNG", (720, 900))
    assert picture.convert("RGB").getpixel((5, 450)) != picture.convert("RGB").getpixel((5, 892))
