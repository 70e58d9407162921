"""Sums are read as their file writes them; a comma that may stand before halalas is never taken for one between thousands."""

import pytest

from storefront.kernel import money
from storefront.treasury.extracts import figures
from storefront.treasury.extracts.figures import Form


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        *(("85", 8_500), ("85.5", 8_550), ("+85.50", 8_550), ("-85", -8_500), ("1240.05", 124_005)),
        *(("1,240", 124_000), ("1,240.05", 124_005), ("12,345,678.90", 1_234_567_890), ("1 240.5", 124_050)),
        *(("94,00", None), ("94,5", None), ("1,24", None), ("1,2,3", None), ("1,2400", None), ("12,40.50", None)),
        *(
            ("1234,567", None),
            ("1,234 567", None),
            ("1.240,50", None),
            (",240", None),
            ("1,240,", None),
            ("5.001", None),
        ),
        *(("", None), ("five", None), ("--5", None), ("1 2", None)),
    ],
)
def test_with_a_point_a_comma_stands_between_groups_of_three_alone(text: str, minor: int | None) -> None:
    assert figures.read(text, Form.POINT) == minor


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        *(
            ("94,00", 9_400),
            ("1,24", 124),
            ("1.240,50", 124_050),
            ("1 240,50", 124_050),
            ("-3,05", -305),
            ("85", 8_500),
        ),
        *(("94,5", None), ("1,240", None), ("1.240", None), ("85.50", None), ("1,240.50", None), ("12.40,50", None)),
        *(("1.240.50,00", None), ("94,000", None), ("94,00,00", None)),
    ],
)
def test_with_a_comma_two_figures_stand_behind_it(text: str, minor: int | None) -> None:
    assert figures.read(text, Form.COMMA) == minor


@pytest.mark.parametrize(
    ("text", "minor"), [("94,00", None), ("1,240", None), ("1,240.50", None), ("85.50", 8_550), ("85", 8_500)]
)
def test_where_a_file_contradicts_itself_no_comma_is_read(text: str, minor: int | None) -> None:
    assert figures.read(text, Form.UNSURE) == minor


@pytest.mark.parametrize(
    ("sums", "form"),
    [
        ([], Form.POINT),
        (["", "85"], Form.POINT),
        (["85", "94,00"], Form.COMMA),
        (["1.240,50", "", "3,05"], Form.COMMA),
        (["94,00", "85.50"], Form.UNSURE),
        (["94,00", "1,240"], Form.UNSURE),
        (["94,00", "1,240.50"], Form.UNSURE),
        (["1,240.50", "94,5"], Form.POINT),
    ],
)
def test_a_file_says_how_it_writes_them_by_all_of_its_sums(sums: list[str], form: Form) -> None:
    assert figures.form_of(sums) is form


@pytest.mark.parametrize("minor", [1, 99, 9_400, 124_050, 1_234_567_890])
def test_whatever_we_write_ourselves_is_read_as_it_was(minor: int) -> None:
    assert {figures.read(text, Form.POINT) for text in (money.plain(minor), money.shown(minor))} == {minor}
