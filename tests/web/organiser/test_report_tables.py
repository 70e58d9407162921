"""What an exhibition came to, in rows: parts in their order, what is told together at the end."""

import csv
from io import StringIO

import pytest

from storefront.fairs.invoices import Sums
from storefront.insight.fair_figures import Counts, Parts, Quota
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.organiser.report_tables import bars_of, hour_words, named, quota_rows, report_csv
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")


def test_hours_run_as_an_evening_does() -> None:
    found = Parts({0: 10, 22: 30, 16: 20}, None)

    assert [minor for _, minor in named(found, hour_words, by_size=False)] == [20, 30, 10]


def test_the_largest_part_is_first_and_the_rest_last() -> None:
    with read_in("en"):
        rows = bars_of(Parts({1: 100, 2: 300}, 600), str)

    assert [(row["name"], row["percent"]) for row in rows] == [("2", 30), ("1", 10), ("The rest together", 60)]


def test_places_are_told_with_how_full_they_are() -> None:
    with unit_of_work():
        category = a_category()

    ((words, _, percent),) = quota_rows([Quota(category.id, 2, 3)])

    assert (words, percent) == (category.name_ar, 66)


def test_the_table_has_a_line_for_each_figure() -> None:
    with unit_of_work():
        category = a_category()
    counts, fees = Counts(9, 5, 4, 12, 10, 8), Sums(asked_minor=30_000, paid_minor=12_050, left_minor=17_950)

    with read_in("en"):
        data = report_csv(counts, [Quota(category.id, 2, 3)], fees, None)

    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:9]] == ["9", "5", "4", "12", "10", "8", "2", "3"]
    assert [row[3] for row in rows[9:]] == ["300.00", "0.00", "120.50", "0.00", "179.50"]
