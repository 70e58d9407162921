"""Which drawing shows which product, told from the words of its name."""

import csv
import tomllib
from collections import Counter
from typing import Any

import pytest

from storefront.demo import drawings
from storefront.demo.drawings.choosing import HERE, NEVER, rank

ROOT = HERE.parents[1]


def goods() -> list[dict[str, Any]]:
    files = sorted((ROOT / "demo" / "market" / "goods").glob("*.toml"))
    return [row for file in files for row in tomllib.loads(file.read_text(encoding="utf-8"))["product"]]


def undecided(row: dict[str, Any]) -> bool:
    near = [motif for motif in drawings.motifs() if row["category"] in (motif.category, *motif.also)]
    first, second, *_ = sorted(rank(motif, row["name_ar"], row["name_en"]) for motif in near)
    return first == second != NEVER


@pytest.mark.parametrize(
    ("category", "name_ar", "name_en", "motif"),
    [
        ("coffee-sets", "دلة قرشية بطرق اليد", "Hand-hammered coffee pot", "coffee-sets-1"),
        ("coffee-sets", "بيت الفناجين الأسطواني", "Turned keeper", "coffee-sets-5"),  # the article is read over
        ("oud", "دهن عود كمبودي معتّق", "Aged Cambodian oud oil", "oud-2"),  # two words weigh more than one
        ("oud", "عود هندي للاستعمال اليومي", "Everyday Indian oud", "oud-1"),
        ("prayer-sets", "هدية", "Two pocket mats", "prayer-sets-2"),  # English speaks where Arabic is silent
        ("taif-rose", "ماء الكادي للقهوة", "Kadi water", "taif-rose-5"),
        ("leather", "حزام رجالي بعرض ثلاثة أصابع", "Three-finger leather belt", "leather-3"),
        ("leather", "محفظة جيب بخياطة متقابلة", "Pocket wallet", "leather-4"),
    ],
)
def test_the_first_word_of_a_name_chooses(category: str, name_ar: str, name_en: str, motif: str) -> None:
    assert drawings.choose(category, name_ar, name_en, "seed").name == motif


def test_a_word_inside_another_is_not_heard() -> None:
    assert drawings.choose("oud", "صنع سعودي دهن", "Saudi made", "seed").name == "oud-2"


def test_without_a_word_the_first_motif_of_the_category_stands() -> None:
    assert drawings.choose("coffee-sets", "هدية", "gift", "seed").name == "coffee-sets-1"


def test_a_category_may_borrow_a_motif() -> None:
    chosen = drawings.choose("resin-mosaic", "مرآة بإطار من حجر العلا", "Mirror in stone", "seed")

    assert (chosen.name, chosen.category) == ("wall-decor-2", "wall-decor")


def test_no_product_of_the_market_hangs_between_two_drawings() -> None:
    assert goods()
    assert [row["name_ar"] for row in goods() if undecided(row)] == []


def test_a_category_that_nobody_drew_is_refused() -> None:
    with pytest.raises(KeyError):
        drawings.choose("space-travel", "صاروخ", "rocket", "seed")


def test_every_motif_listed_has_its_file_and_every_file_is_listed() -> None:
    listed = [motif.name for motif in drawings.motifs()]

    assert sorted(listed) == sorted(path.stem for path in (HERE / "motifs").glob("*.svg"))
    assert all(motif.name.startswith(motif.category + "-") for motif in drawings.motifs())


def test_every_motif_says_in_both_languages_what_is_seen() -> None:
    assert [motif.name for motif in drawings.motifs() if not (motif.alt_ar and motif.alt_en)] == []


def test_every_part_of_the_market_has_two_drawings() -> None:
    with (ROOT / "goods" / "taxonomy" / "categories.csv").open(encoding="utf-8") as file:
        parts = [row["slug"] for row in csv.DictReader(file) if row["parent"]]
    drawn = Counter(motif.category for motif in drawings.motifs())

    assert [part for part in parts if drawn[part] < 2] == []
