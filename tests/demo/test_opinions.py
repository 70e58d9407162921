"""What the people of the demo market say fits the goods they bought."""

import csv
import random
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from storefront.demo import opinions, scripts
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.trade import reviews
from tests.builders.goods import a_product
from tests.builders.reviewing import a_bought
from tests.builders.trade import the_parcel

SAID = scripts.read(scripts.MARKET / "reviews.toml")
WHO = ("هند", "فهد", "ريم", "ماجد", "خالد", "نوف", "سارة", "لمى")
WITH_PARTS = Path(taxonomy.__file__).with_name("categories.csv")


def parts() -> dict[str, set[str]]:
    """The categories of each group, as they are shipped."""
    with WITH_PARTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {group: {row["slug"] for row in rows if row["parent"] == group} for group in SAID if group != "replies"}


def test_what_names_categories_names_those_of_its_group() -> None:
    for group, slugs in parts().items():
        for row in SAID[group]["said"]:
            assert set(" ".join(row[opinions.EVERYWHERE : opinions.EVERYWHERE + 1]).split()) <= slugs, row


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


def test_what_asks_for_a_word_is_said_only_of_goods_that_are_called_so() -> None:
    row = [5, "القهوة ألذ", "Coffee tastes better", "ceramic-tableware", "أكواب -طفل"]

    assert opinions.fits(row, "ceramic-tableware", "أكواب الغيمة الرمادية")
    assert not opinions.fits(row, "ceramic-tableware", "قدح العريكة الكبير")
    assert not opinions.fits(row, "ceramic-tableware", "أكواب طفل")


def said_of(group: str, category: str, name: str) -> str:
    return " ".join(row[2] for row in SAID[group]["said"] if opinions.fits(row, category, name))


@pytest.mark.parametrize(
    ("group", "category", "name", "untrue"),
    [
        ("folk-food", "ramadan-dishes", "سوبيا مكاوية بيضاء أو حمراء", "hot"),
        ("folk-food", "party-platters", "صينية استقبال مولود بالشوكولاتة", "hot"),
        ("pottery", "ceramic-tableware", "صحن طفل لا ينقلب", "Coffee"),
        ("pottery", "ceramic-tableware", "قدح العريكة الكبير", "clay"),
        ("pastry", "savoury-pies", "أصابع الجبن بعجينة اللبن", "sweet"),
        ("pantry", "dates", "عجينة عجوة للمعمول والصغار", "even dates"),
        ("candles", "wax-melts", "مكعبات بلا رائحة للخلط في البيت", "scent"),
    ],
)
def test_nothing_is_said_that_cannot_be_true_of_the_goods(group: str, category: str, name: str, untrue: str) -> None:
    assert said_of(group, category, name)
    assert untrue not in said_of(group, category, name)


def test_every_product_of_the_market_has_something_kind_said_of_it() -> None:
    groups = {slug: group for group, slugs in parts().items() for slug in slugs}
    files = sorted((scripts.MARKET / "goods").glob("*.toml"))
    goods = [row for file in files for row in scripts.read(file)["product"]]
    silent = [
        row["name_ar"]
        for row in goods
        if not any(
            said[0] > 3 and opinions.fits(said, row["category"], row["name_ar"])
            for said in SAID[groups[row["category"]]]["said"]
        )
    ]

    assert goods
    assert silent == []


def test_nobody_answers_before_it_was_said(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinions, "ANSWERED", 1)
    monkeypatch.setattr(opinions.Opinions, "words_of", lambda *_: "جميل")
    monkeypatch.setattr(opinions.Opinions, "picture_of", lambda *_: None)
    told = opinions.Opinions(random.Random(1), tmp_path)
    line = the_parcel(a_bought()).lines[0]

    with clock.set_to(told.end + timedelta(minutes=5)):
        told.say(line.id)

    review = reviews.find_of_line(line.id)
    assert review
    assert review.written_at == review.replied_at == told.end + timedelta(minutes=5)


@pytest.fixture
def always_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says something has words, and the family answers them."""
    monkeypatch.setattr(opinions, "ANSWERED", 1)
    monkeypatch.setattr(opinions.Opinions, "words_of", lambda *_: "جميل")
    monkeypatch.setattr(opinions.Opinions, "picture_of", lambda *_: None)


@pytest.mark.usefixtures("app", "always_answered")
def test_of_one_product_a_first_name_speaks_once_and_no_answer_is_repeated(tmp_path: Path) -> None:
    told, product = opinions.Opinions(random.Random(1), tmp_path), a_product(stock=20)
    names = ["لطيفة السبيعي", "لطيفة الحربي", *(f"{first} الحربي" for first in WHO)]

    for name in names:
        told.say(the_parcel(a_bought(product, name=name)).lines[0].id)

    said = reviews.of_product(product.id).rows
    answers = [one.reply for one in said if one.reply]
    assert sorted(one.author for one in said) == sorted(["لطيفة", *WHO])
    assert len(answers) == len(set(answers)) > 1
