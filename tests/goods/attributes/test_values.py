"""What may be said of a product is kept as it was said; everything else is refused by the name of its attribute."""

from typing import Any

import pytest

from storefront.goods import attributes
from storefront.goods.attributes import FACETS, LARGEST, MOST_SIZES, AttributeDoesNotFit, ValueIsNotValid

INCENSE = ("bakhoor-maamoul", "perfume-incense")
ABAYAS = ("abayas", "sewing")
BOXES = ("trays-boxes", "wood-decor")
CANDLES = ("scented-candles", "candles")


def test_what_is_said_is_kept_in_the_lists_order_and_silence_is_not() -> None:
    kept = attributes.checked(*INCENSE, {"intensity": "light", "net-weight": 250, "wood": None})

    assert list(kept.items()) == [("net-weight", 250), ("intensity", "light")]


def test_an_attribute_of_another_craft_is_refused() -> None:
    with pytest.raises(AttributeDoesNotFit):
        attributes.checked(*INCENSE, {"burns-for": 30})
    with pytest.raises(AttributeDoesNotFit):
        attributes.checked(*INCENSE, {"colour": "red"})


@pytest.mark.parametrize(
    ("place", "slug", "value"),
    [
        (INCENSE, "intensity", "deafening"),
        (INCENSE, "intensity", 3),
        (INCENSE, "intensity", ["light"]),
        (INCENSE, "net-weight", -5),
        (INCENSE, "net-weight", LARGEST + 1),
        (INCENSE, "net-weight", "250"),
        (INCENSE, "net-weight", True),
        (INCENSE, "net-weight", 2.5),
        (BOXES, "food-safe", "yes"),
        (BOXES, "kind-of-wood", "طلح"),
        (BOXES, "kind-of-wood", {"ar": "ط" * 81}),
        (ABAYAS, "size-chart", [{"length": 140}]),
        (ABAYAS, "size-chart", [{"size": "52", "length": 401}]),
        (ABAYAS, "size-chart", [{"size": "52", "length": "140"}]),
        (ABAYAS, "size-chart", [{"size": str(size)} for size in range(MOST_SIZES + 1)]),
        (ABAYAS, "size-chart", "52"),
    ],
)
def test_what_is_no_value_is_refused_by_name(place: tuple[str, str], slug: str, value: Any) -> None:
    with pytest.raises(ValueIsNotValid) as refused:
        attributes.checked(*place, {slug: value})

    assert refused.value.slug == slug


@pytest.mark.parametrize("value", [{"ar": "طلح", "en": ""}, {"ar": "", "en": "acacia"}])
def test_words_are_kept_in_the_languages_they_were_written_in(value: dict[str, str]) -> None:
    assert attributes.checked(*BOXES, {"kind-of-wood": value}) == {"kind-of-wood": value}
    assert attributes.checked(*BOXES, {"kind-of-wood": {"ar": " ", "en": ""}}) == {}


def test_a_size_keeps_only_the_measures_of_its_chart() -> None:
    sizes = [{"size": " 52 ", "length": 132, "chest": 0, "waist": 70}]

    assert attributes.checked(*ABAYAS, {"size-chart": sizes}) == {"size-chart": [{"size": "52", "length": 132}]}


@pytest.mark.parametrize(
    ("hours", "stretch"), [(1, "short"), (10, "short"), (11, "middle"), (30, "middle"), (31, "long")]
)
def test_an_amount_stands_in_one_stretch(hours: int, stretch: str) -> None:
    assert attributes.bits(*CANDLES, {"burns-for": hours}) == FACETS["burns-for", stretch]


def test_everything_that_filters_is_one_number() -> None:
    said = {"food-safe": True, "kind-of-wood": {"ar": "طلح", "en": ""}, "height": 12}

    assert attributes.bits(*BOXES, said) == FACETS["food-safe", "yes"]
    assert (
        attributes.bits(*CANDLES, {"wax": "soy", "intensity": "strong"})
        == FACETS["wax", "soy"] | FACETS["intensity", "strong"]
    )


def test_what_was_said_in_another_category_waits_unread() -> None:
    kept = {"burns-for": 30, "net-weight": 200, "gone": 1}

    assert [one.attribute.slug for one in attributes.said(*INCENSE, kept)] == ["net-weight"]
    assert attributes.bits(*INCENSE, kept) == 0
