"""Governed lists: set up once from their table, in its order, and left alone where they are."""

from pathlib import Path

import pytest
from flask import Flask

from storefront.community.affiliations.models import Affiliation
from storefront.kernel import governed
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

ROWS = [
    {"slug": "chamber", "name_ar": "الغرفة", "name_en": "The chamber"},
    {"slug": "society", "name_ar": "الجمعية", "name_en": "The society"},
]


def test_a_table_is_read_by_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('slug,name_ar\nchamber,"الغرفة، الأولى"\n', encoding="utf-8")

    assert governed.table(file) == [{"slug": "chamber", "name_ar": "الغرفة، الأولى"}]


def test_a_list_stands_in_the_order_of_its_table(app: Flask) -> None:
    with unit_of_work():
        governed.add_missing(Affiliation, ROWS[::-1])

    assert [row.slug for row in governed.in_order(Affiliation)] == ["society", "chamber"]


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_there_stays_as_the_office_made_it(app: Flask, times: int) -> None:
    with unit_of_work():
        governed.add_missing(Affiliation, ROWS[:1])
        db.session.query(Affiliation).one().name_en = "The Riyadh chamber"

    for _ in range(times):
        with unit_of_work():
            governed.add_missing(Affiliation, ROWS)

    assert [row.name_en for row in governed.in_order(Affiliation)] == ["The Riyadh chamber", "The society"]
