"""What the goods of the demo market say of themselves does not contradict itself."""

import re
from typing import Any

from storefront.demo import scripts

GOODS = [row for script in scripts.families() for row in script.goods]
SWEET = re.compile("شوكولاتة|سوبيا|ساقو|حلا|تمور")
NOT_CHILLED = re.compile("(out of|outside|never in|dislikes) the fridge", re.I)
CHILLED = re.compile("(days|months|box|year) in the fridge", re.I)
AND_OUTSIDE = re.compile("outside|opened|freezer", re.I)


def stored(place: str) -> list[dict[str, Any]]:
    return [row for row in GOODS if row.get("attributes", {}).get("storage") == place]


def test_what_is_kept_on_a_shelf_is_not_told_to_keep_in_the_fridge() -> None:
    assert stored("shelf")
    assert [
        row["name_en"]
        for row in stored("shelf")
        if CHILLED.search(row["care_en"]) and not AND_OUTSIDE.search(row["care_en"])
    ] == []


def test_what_is_kept_in_the_fridge_is_not_told_to_stay_out_of_it() -> None:
    assert stored("fridge")
    assert [
        row["name_en"]
        for row in stored("fridge")
        if NOT_CHILLED.search(row["care_en"]) and not CHILLED.search(row["care_en"])
    ] == []


def test_sweets_and_drinks_are_not_spicy() -> None:
    spicy = [row for row in GOODS if row.get("attributes", {}).get("spice") in ("mild", "hot")]

    assert spicy
    assert [row["name_en"] for row in spicy if SWEET.search(row["name_ar"])] == []
