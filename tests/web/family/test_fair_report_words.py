"""What was left of exhibitions in words: sums that are nothing are not said, and a table has a line for each exhibition."""

from datetime import date

import pytest

from storefront.fairs.tills import Taken
from storefront.insight.fair_figures import Fair, Left, Paid, Time
from storefront.web.family.fair_report_words import line_of, method_rows, span_of, sum_rows
from storefront.web.kit.locale import read_in

FAIR = Fair(1, "معرض", "Fair", "live", date(2027, 2, 1), date(2027, 2, 3))
pytestmark = pytest.mark.usefixtures("app")


def test_sums_that_are_nothing_are_left_out_but_for_the_takings() -> None:
    assert sum_rows(Left(FAIR)) == [("بيع البسطة", 0)]
    paid = Paid(fee_minor=3, owed_minor=2, kept_minor=1)
    assert [minor for _, minor in sum_rows(Left(FAIR, paid=paid))] == [0, -3, -2, -1]


def test_ways_are_told_with_their_part_of_the_whole() -> None:
    left = Left(FAIR, {"cash": Taken(2, 7_500), "transfer": Taken(1, 2_500)})

    with read_in("en"):
        rows = method_rows(left)

    assert [(row["name"], row["percent"], row["note"]) for row in rows] == [
        ("Cash", 75, "2 sales"),
        ("Bank transfer", 25, "1 sale"),
    ]


def test_a_line_of_the_table_has_every_way_and_says_nothing_of_no_days() -> None:
    taken = {"terminal": Taken(1, 5_050)}

    line = line_of(Left(FAIR, taken, paid=Paid(fee_minor=10_000, held_minor=50), time=Time(0, 0)))

    assert line[3:10] == ["0", "0.00", "1", "0.00", "50.50", "0.00", "50.50"]
    assert line[10:] == ["100.00", "0.00", "0.00", "-49.50", "", "", "0.50"]


def test_one_day_is_told_once() -> None:
    assert span_of(Fair(1, "", "", "live", FAIR.first_day, FAIR.first_day)) == "الاثنين 1 فبراير 2027"
    assert span_of(FAIR).startswith("من الاثنين 1 فبراير 2027 إلى")
