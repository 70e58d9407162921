"""What all papers have in common: names at the head, facts in a grid, a foot that counts pages."""

import pytest

from storefront.web.kit.locale import read_in
from storefront.web.paper.furniture import Look, foot, grid, in_whole, masthead
from storefront.web.paper.sheet import BODY, Sheet
from storefront.web.paper.tables import Words
from storefront.web.paper.words import Both
from tests.builders.printed import pages_of, says
from tests.builders.sheets import a_sheet

LOOK = Look("bayt-noura", "madder", "https://dakkah.example")


def test_the_head_says_who_writes_and_what() -> None:
    sheet = a_sheet()

    below = masthead(sheet, LOOK, Both("بيت نورة", "Bayt Noura"), ["الرياض"], Both("إيصال", "Receipt"), "رقم 7")

    pdf = sheet.finished()
    assert below > 20
    assert all(says(pdf, words) for words in ("بيت نورة", "Bayt Noura", "الرياض", "إيصال", "Receipt", "رقم 7"))


def test_a_long_name_pushes_what_is_under_it_down() -> None:
    ends = []
    for name in ("بيت نورة", "بيت نورة للبخور والعطور والمعمول والحلويات الشعبية"):
        sheet = a_sheet()
        ends.append(masthead(sheet, LOOK, Both(name, ""), ["الرياض", "الرقم الضريبي"], Both("إيصال", "Receipt"), "7"))
        sheet.close()

    assert ends[1] > ends[0]


@pytest.mark.parametrize(("number", "rows"), [(0, 0), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_facts_stand_four_in_a_row(number: int, rows: int) -> None:
    sheet = a_sheet()
    facts = [(Both("رقم", "No."), [Words(str(place), BODY)]) for place in range(number)]
    one = grid(sheet, facts[:1], 40) - grid(sheet, [], 40)

    assert round(grid(sheet, facts, 40) - grid(sheet, [], 40), 3) == round(one * rows, 3)
    sheet.close()


def test_the_foot_says_where_and_which_page() -> None:
    sheet = a_sheet("en")
    with read_in("en"):
        foot(sheet, LOOK, "6f1c-b1f9", pages=3)

    pdf = sheet.finished()
    assert all(says(pdf, words) for words in ("Dakkah", "https://dakkah.example", "6f1c-b1f9", "Page 1 of 3"))


@pytest.mark.parametrize("pages", [1, 3])
def test_a_paper_of_several_pages_is_written_twice_and_knows_how_many(pages: int) -> None:
    told = []

    def write(known: int) -> Sheet:
        told.append(known)
        sheet = a_sheet()
        for _ in range(pages - 1):
            sheet.turn()
        return sheet

    assert len(pages_of(in_whole(write))) == pages
    assert told == ([1] if pages == 1 else [1, pages])
