"""Every rule has its sentence and holds in a healthy market; a picture whose files are gone is named."""

from pathlib import Path

from flask import Flask

from storefront.goods import catalogue
from storefront.insight import invariants
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_parcel
from tests.builders.goods import a_product

FILES = "Every picture has its files"


def broken(media: Path) -> dict[str, list[str]]:
    found = {rule.sentence: list(rule.broken_by()) for rule in invariants.rules(media)}
    return {sentence: things for sentence, things in found.items() if things}


def test_a_healthy_market_breaks_no_rule(app: Flask, tmp_path: Path) -> None:
    with unit_of_work():
        family = a_family()
    for state in ("placed", "accepted", "handed_over"):
        a_parcel(family, state=state)

    assert broken(tmp_path) == {}


def test_a_picture_without_files_is_named(app: Flask, tmp_path: Path) -> None:
    with unit_of_work():
        product = a_product()
        for key in ("aa11", "bb22"):
            catalogue.add_photo(product, key=key, size=(640, 480), tint="tint-01", alt=("صورة", ""))
    (tmp_path / "aa" / "aa11").mkdir(parents=True)

    assert broken(tmp_path) == {FILES: [f"product {product.id}: bb22"]}


def test_an_empty_market_breaks_no_rule_and_no_rule_is_listed_twice(app: Flask, tmp_path: Path) -> None:
    rules = invariants.rules(tmp_path)

    assert broken(tmp_path) == {}
    assert len({rule.sentence for rule in rules}) == len(rules)
