"""The office's list of families: by state, by part of a name, counted."""

import pytest
from flask import Flask

from storefront.community import families
from tests.builders.community import a_family


def names(status: str | None = None, words: str = "") -> set[str]:
    return {family.trade_name_ar for family in families.in_state(status, words=words).rows}


def test_families_are_listed_and_counted_by_state(app: Flask) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))
    a_family(name=("دار مزنة", "Muznah's House"), status="submitted")

    assert names("submitted") == {"دار مزنة"}
    assert names() == {"بيت نورة", "دار مزنة"}
    assert families.counts() == {"active": 1, "submitted": 1}


@pytest.mark.parametrize("words", ["نوره", "noura", "بيت"])
def test_a_family_is_found_by_part_of_its_name(app: Flask, words: str) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))
    a_family(name=("دار مزنة", "Muznah's House"))

    assert names(words=words) == {"بيت نورة"}


def test_both_must_be_so(app: Flask) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))

    assert names("submitted", "نورة") == set()
