"""Numbers and places of stalls."""

import pytest

from storefront.fairs.stalls import Row, StallWords, layout, refusals


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", "12"), ("b12", "B-12"), ("B-012", "B-12"), ("  b 7 ", "B-7"), ("ب١٢", "ب-12"), ("hall3", None)],
)
def test_a_number_is_written_in_one_way(typed: str, number: str | None) -> None:
    if number is None:
        with pytest.raises(refusals.NumberIsNotValid):
            layout.number_of(typed)
    else:
        assert layout.number_of(typed) == number


@pytest.mark.parametrize("typed", ["", "A", "0", "A-0", "ABCD-1", "12345", "A-1;", "<b>1"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(refusals.NumberIsNotValid):
        layout.number_of(typed)


def test_numbers_stand_in_the_order_people_count() -> None:
    assert sorted(["B-12", "B-2", "10", "9", "A-30"], key=layout.in_order) == ["9", "10", "A-30", "B-2", "B-12"]


def test_a_row_fills_its_corners_evenly() -> None:
    row = Row("a", 1, 6, 3, (1000, 2000), (9000, 8000))

    assert list(layout.spread(row)) == [
        ("A-1", 1000, 2000), ("A-2", 5000, 2000), ("A-3", 9000, 2000),
        ("A-4", 1000, 8000), ("A-5", 5000, 8000), ("A-6", 9000, 8000),
    ]  # fmt: skip


def test_a_row_of_one_stands_at_its_first_corner() -> None:
    assert list(layout.spread(Row("", 7, 7, 20, (1000, 2000), (9000, 8000)))) == [("7", 1000, 2000)]


@pytest.mark.parametrize(
    "row",
    [
        Row("A", 5, 4, 1, (0, 0), (0, 0)),
        Row("A", 0, 4, 1, (0, 0), (0, 0)),
        Row("A", 1, 101, 1, (0, 0), (0, 0)),
        Row("A", 1, 4, 0, (0, 0), (0, 0)),
    ],
)
def test_a_row_that_cannot_be_is_refused(row: Row) -> None:
    with pytest.raises(refusals.RowIsNotValid):
        list(layout.spread(row))


def test_letters_and_corners_of_a_row_are_looked_at() -> None:
    with pytest.raises(refusals.NumberIsNotValid):
        list(layout.spread(Row("A1", 1, 2, 1, (0, 0), (0, 0))))
    with pytest.raises(refusals.PlaceIsNotValid):
        list(layout.spread(Row("A", 1, 2, 1, (0, 0), (0, 10_001))))


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"x": -1}, refusals.PlaceIsNotValid),
        ({"y": 10_001}, refusals.PlaceIsNotValid),
        ({"width_cm": 49}, refusals.SizeIsNotValid),
        ({"depth_cm": 5_001}, refusals.SizeIsNotValid),
        ({"features": ["pool"]}, refusals.FeatureIsUnknown),
        ({"price_minor": -1}, refusals.PriceIsNotValid),
        ({"price_minor": layout.MOST_PRICE + 1}, refusals.PriceIsNotValid),
    ],
)
def test_what_a_stall_cannot_be_is_refused(words: dict[str, object], refusal: type[Exception]) -> None:
    told = {"number": "1", "x": 0, "y": 10_000, **words}

    with pytest.raises(refusal):
        layout.columns(StallWords(**told))  # type: ignore[arg-type]


def test_features_are_kept_in_their_own_order() -> None:
    assert layout.columns(StallWords("1", 0, 0, features=["corner", "power"]))["features"] == ["power", "corner"]
