"""What tells one sum from another: nothing is booked twice, nothing is lost, and what cannot be told is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storefront.treasury.bank import sifting
from storefront.treasury.bank.likening import Known
from storefront.treasury.bank.sifting import name_of, sift
from storefront.treasury.extracts import Line

DAY = date(2026, 11, 26)


def a_line(number: int = 2, minor: int = 11_000, words: str = "SARIE INCOMING", **more: object) -> Line:
    return replace(Line(number, DAY, minor, words), **more)  # type: ignore[arg-type]


def taken(*lines: Line, statement: int = 1) -> list[Known]:
    """These lines as they stand in the books after they were taken in."""
    names: set[str] = set()
    known = []
    for line in lines:
        names.add(name := name_of(line, names))
        parts = (line.booked_on, line.amount_minor, line.words, line.reference, line.balance_minor)
        known.append(Known(statement, *parts, name))
    return known


def told(lines: list[Line], known: list[Known]) -> tuple[int, list[str], int]:
    """How many are new, what is asked, how many are known."""
    sifted = sift(lines, known, DAY)
    return len(sifted.fresh), [doubt for _, doubt in sifted.asked], sifted.known


def test_what_is_alike_in_one_file_is_not_the_same() -> None:
    assert told([a_line(2), a_line(3)], []) == (2, [], 0)


def test_the_same_text_in_the_reference_is_no_name() -> None:
    lines = [a_line(2, reference="SARIE"), a_line(3, 9_000, "other", reference="SARIE")]

    assert told(lines, []) == (2, [], 0)


def test_a_line_that_was_taken_in_with_less_beside_it_is_known() -> None:
    before = [a_line(2, reference="FT1")]
    now = a_line(2, words="SARIE INCOMING for bread FT1", reference="FT1", parts=["SARIE INCOMING", "for bread"])

    assert told([now], taken(*before)) == (0, [], 1)


def test_a_line_beside_another_account_is_asked_about() -> None:
    assert told([a_line(is_of_other=True)], []) == (0, ["account"], 0)


@pytest.mark.parametrize(
    "proof", [{"reference": "T1", "is_named": True}, {"balance_minor": 50_000}, {"reference": "FT1"}]
)
def test_a_line_that_is_proved_to_be_known_is_passed_over(proof: dict[str, object]) -> None:
    line = a_line(**proof)

    assert told([line], taken(line)) == (0, [], 1)


def test_another_room_between_the_words_makes_no_other_sum() -> None:
    known = taken(a_line(reference="AA1", words="Transfer DP8GRJKP"))

    assert told([a_line(reference="AA1", words="Transfer  DP8GRJKP ")], known) == (0, [], 1)


@pytest.mark.parametrize(
    ("here", "there", "asked"),
    [
        ({"reference": "AA1"}, {"reference": "AA1"}, ["again"]),
        ({"reference": "SARIE"}, {"reference": "SARIE"}, ["again"]),
        ({"reference": "AA1"}, {"reference": "AA2"}, []),
        ({"reference": "AA1", "balance_minor": 1}, {"reference": "AA1", "balance_minor": 2}, []),
        ({"reference": "AA1", "minor": 100}, {"reference": "AA1"}, []),
    ],
)
def test_one_reference_of_a_day_and_sum_with_other_words_is_asked_about(
    here: dict[str, object], there: dict[str, object], asked: list[str]
) -> None:
    known = taken(a_line(words="from Sara", **there))  # type: ignore[arg-type]

    assert told([a_line(words="Transfer from Sara", **here)], known) == (1 - len(asked), asked, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"reference": "T1", "is_named": True}, {"reference": "T2", "is_named": True}),
        ({"balance_minor": 50_000}, {"balance_minor": 61_000}),
        ({"reference": "FT1"}, {"reference": "FT2"}),
        ({"words": "from Sara"}, {"words": "from Huda"}),
        ({"minor": 100}, {"minor": 101}),
        ({"booked_on": DAY}, {"booked_on": DAY - timedelta(days=4)}),
    ],
)
def test_two_sums_of_a_day_that_differ_in_anything_are_both_new(
    here: dict[str, object], there: dict[str, object]
) -> None:
    assert told([a_line(**here)], taken(a_line(**there))) == (1, [], 0)  # type: ignore[arg-type]


@pytest.mark.parametrize("reference", ["", "SARIE"])
def test_what_may_be_another_is_asked(reference: str) -> None:
    line = a_line(reference=reference)

    assert told([line], taken(line)) == (0, [sifting.AGAIN], 0)


def test_one_more_of_the_same_than_is_known_is_new() -> None:
    line = a_line()

    assert told([line, line], taken(line)) == (1, [sifting.AGAIN], 0)


def test_statements_that_overlap_say_so_by_a_whole_day() -> None:
    first, second, later = a_line(2), a_line(3, 9_000, "from Huda"), a_line(4, 700, "late")

    assert told([first, second, later], taken(first, second)) == (1, [], 2)
    assert told([first, later], taken(first, second)) == (1, [sifting.AGAIN], 0)


def test_what_another_file_of_the_bank_tells_is_asked_about_once_none_is_like_it() -> None:
    sara, huda = a_line(2, words="SARAH C4K899NE"), a_line(3, words="HUDA HT4XQ2LM")
    known = taken(replace(sara, balance_minor=1), replace(huda, balance_minor=2))
    again = replace(sara, reference="FT1", booked_on=DAY - timedelta(days=1))

    assert told([again], known) == (0, [sifting.AGAIN], 0)
    assert told([again, replace(sara, balance_minor=1)], known) == (1, [], 1)


def test_one_name_for_two_sums_is_asked() -> None:
    named = a_line(reference="T1", is_named=True)

    assert told([replace(named, amount_minor=1)], taken(named)) == (0, [sifting.RENAMED], 0)


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"booked_on": DAY + timedelta(days=1)}, [sifting.FUTURE]),
        ({"booked_on": DAY - timedelta(days=367)}, [sifting.OLD]),
        ({"booked_on": DAY - timedelta(days=366)}, []),
        ({"is_unfit": True}, [sifting.UNFIT]),
        ({"amount_minor": sifting.ABSURD_MINOR}, [sifting.HUGE]),
        ({"amount_minor": sifting.ABSURD_MINOR - 1}, []),
        ({"booked_on": DAY}, []),
    ],
)
def test_what_cannot_well_be_is_asked(change: dict[str, object], doubt: list[str]) -> None:
    assert told([a_line(**change)], []) == (int(not doubt), doubt, 0)


def test_names_in_the_books_are_never_given_twice() -> None:
    named = a_line(reference="T1", is_named=True)
    names: set[str] = set()
    for line in (named, named, a_line(), a_line(), a_line()):
        names.add(name_of(line, names))

    assert len(names) == 5
    assert "id:T1" in names
