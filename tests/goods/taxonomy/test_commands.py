"""Setting the classification up: twelve groups, each with its parts, once."""

import csv
from pathlib import Path

import pytest

from storefront.goods import taxonomy
from storefront.goods.taxonomy import commands

TABLE = (Path(commands.__file__).parent / "categories.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.usefixtures("app")
def test_setting_up_again_adds_nothing() -> None:
    taxonomy.add_all()
    first = [(group.category.slug, [part.slug for part in group.parts]) for group in taxonomy.tree()]

    taxonomy.add_all()

    assert [(group.category.slug, [part.slug for part in group.parts]) for group in taxonomy.tree()] == first
    assert len(first) == 12
    assert sum(len(parts) for _, parts in first) == len(ROWS) - 12


def test_every_part_stands_below_a_group_named_before_it() -> None:
    groups: set[str] = set()

    for row in ROWS:
        assert not row["parent"] or row["parent"] in groups, row["slug"]
        if not row["parent"]:
            groups.add(row["slug"])
    assert groups == {row["parent"] for row in ROWS if row["parent"]}


def test_no_two_categories_share_an_address_or_a_name() -> None:
    for column in ("slug", "name_ar", "name_en"):
        names = [row[column] for row in ROWS]
        assert len(set(names)) == len(names), column


def test_every_part_says_how_its_goods_are_taken_back() -> None:
    for row in ROWS:
        classes = set(row["return_classes"].split("/")) if row["return_classes"] else set()
        assert bool(classes) == bool(row["parent"]), row["slug"]
        assert classes <= set("RMFH"), row["slug"]
