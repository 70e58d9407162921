"""The pictures of the demo market: one for every product of the cast, drawn and kept as every upload is."""

import re
from pathlib import Path

import pytest

from storefront.demo import pictures, scripts
from storefront.kernel import photos


def test_every_product_of_the_cast_is_drawn_once(tmp_path: Path) -> None:
    told = scripts.families()
    asked = pictures.commissions(told, tmp_path)

    assert len(asked) == sum(len(script.goods) for script in told) >= 600
    assert len({one.name for one in asked}) == len(asked)


def test_every_picture_says_what_is_seen_on_it_in_both_languages() -> None:
    said = {pictures.alt_of(row, script.slug) for script in scripts.families() for row in script.goods}

    assert [pair for pair in said if not all(": " in words and not words.endswith(": ") for words in pair)] == []


SEEN = {  # words of a picture that would promise, or threaten, what somebody may not eat
    "nuts": "لوز|فستق|كاجو|بندق|مكسرات|جوز",
    "sesame": "سمسم",
    "milk": "جبن|حليب|قشطة|لبن",
    "shellfish": "ربيان|روبيان",
    "fish": "سمك",
    "egg": "بيضة|بيض مسلوق",
}


def test_no_picture_of_food_shows_what_its_allergens_do_not_name() -> None:
    food = [(row, script.slug) for script in scripts.families() for row in script.goods if row["return_class"] == "F"]
    seen = [(row, pictures.alt_of(row, slug)[0].partition(": ")[2]) for row, slug in food]

    assert len(food) > 100
    assert [
        (row["name_ar"], words)
        for row, words in seen
        for allergen, named in SEEN.items()
        if re.search(named, words) and allergen not in row.get("allergens", ())
    ] == []


@pytest.mark.parametrize("slug", [sorted(pictures.BOTH_VIEWS)[0], "another"])
def test_a_drawing_is_kept_in_every_size(slug: str, tmp_path: Path) -> None:
    is_shown_most = slug in pictures.BOTH_VIEWS
    asked = next(
        one
        for one in pictures.commissions(scripts.families(), tmp_path)
        if (one.name[0] in pictures.BOTH_VIEWS) == is_shown_most
    )

    name, kept = pictures.draw(asked)

    assert name == asked.name
    assert len(kept) == (2 if is_shown_most else 1)
    assert [photos.missing_files(tmp_path, photo.key, photo.width) for photo in kept] == [frozenset()] * len(kept)
