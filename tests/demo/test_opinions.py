"""What the people of the demo market say fits the goods they bought."""

import csv
from pathlib import Path

from storefront.demo import opinions, scripts
from storefront.goods import taxonomy

SAID = scripts.read(scripts.MARKET / "reviews.toml")
WITH_PARTS = Path(taxonomy.__file__).with_name("categories.csv")


def parts() -> dict[str, set[str]]:
    """The categories of each group, as they are shipped."""
    with WITH_PARTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {group: {row["slug"] for row in rows if row["parent"] == group} for group in SAID if group != "replies"}


def test_what_names_categories_names_those_of_its_group() -> None:
    for group, slugs in parts().items():
        for row in SAID[group]["said"]:
            assert set(" ".join(row[opinions.EVERYWHERE :]).split()) <= slugs, row


def test_of_every_category_something_kind_is_said() -> None:
    silent = [
        slug
        for group, slugs in parts().items()
        for slug in slugs
        if not {5, 4} <= {row[0] for row in SAID[group]["said"] if opinions.fits(row, slug)}
    ]

    assert silent == []


def test_what_names_no_category_fits_all_of_its_group() -> None:
    assert opinions.fits([5, "جميل", "Lovely"], "dolls")
    assert opinions.fits([5, "جميل", "Lovely", "dolls amigurumi"], "dolls")
    assert not opinions.fits([5, "جميل", "Lovely", "dolls amigurumi"], "doll")
