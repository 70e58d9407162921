"""The woven cloth of a family: the same for ever, its own, and nothing but thread."""

from xml.etree import ElementTree

import pytest

from storefront.community import cloths
from storefront.community.cloths.weaving import THREADS, cloth

SEEDS = [f"bayt-{number}" for number in range(60)]


def test_the_same_address_weaves_the_same_cloth() -> None:
    first = cloths.weave("bayt-noura", "indigo")
    cloths.weave.cache_clear()

    assert cloths.weave("bayt-noura", "indigo") == first


@pytest.mark.parametrize("dye", cloths.DYES)
def test_a_cloth_is_made_of_its_five_dyes_alone(dye: str) -> None:
    for seed in SEEDS:
        assert {colour for row in cloth(seed, dye) for colour in row} <= set(cloths.DYES[dye])


@pytest.mark.parametrize("dye", cloths.DYES)
def test_every_row_has_as_many_threads_as_the_loom(dye: str) -> None:
    assert {len(row) for seed in SEEDS for row in cloth(seed, dye)} == {THREADS}


def test_a_cloth_ends_as_it_began() -> None:
    for seed in SEEDS:
        rows = cloth(seed, "madder")
        assert rows[:8] == rows[:-9:-1]


def test_neighbours_hardly_ever_wear_the_same() -> None:
    assert len({cloths.weave(seed, "madder") for seed in SEEDS}) > 50


def test_an_unknown_dye_is_refused() -> None:
    with pytest.raises(KeyError):
        cloths.weave("bayt-noura", "tartan")


@pytest.mark.parametrize("draw", [cloths.weave, cloths.band])
def test_a_cloth_is_a_picture_without_script_or_words(draw) -> None:  # type: ignore[no-untyped-def]
    for dye in cloths.DYES:
        root = ElementTree.fromstring(draw("bayt-noura", dye))
        kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert kinds <= {"svg", "path", "defs", "pattern"}
        assert not "".join(root.itertext()).strip()


def test_an_address_has_six_cloths_in_each_dye_and_the_first_is_as_it_always_was() -> None:
    looks = [cloths.look("madder", number) for number in range(cloths.WEAVES)]

    assert looks[0] == "madder"
    assert len({cloths.weave("bayt-noura", look) for look in looks}) == cloths.WEAVES
    assert set(looks) < cloths.LOOKS
    assert [(cloths.dye_of(look), cloths.weave_of(look)) for look in looks] == [("madder", one) for one in range(6)]
