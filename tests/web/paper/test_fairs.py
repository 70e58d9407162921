"""Papers about an exhibition: the plan with its stalls and who stands there, the letter about its place."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from storefront.web.kit.locale import read_in
from storefront.web.paper import FairPaper, Look, PaperDay, PaperStall, plan_pdf, venue_letter
from storefront.web.paper.words import Both
from tests.builders.printed import drawn, pages_of, says

LOOK = Look("ramadan-fair", "madder", "https://dakkah.example")
STALLS = [
    PaperStall("A-1", 0.25, 0.5, "300 × 200 سم", "كهرباء", "بيت نورة للبخور", "الأربعاء 12 فبراير"),
    PaperStall("B-12", 0.75, 0.5, "200 × 200 سم", "", "", ""),
]
PAPER = FairPaper(
    name=Both("معرض رمضان", "Ramadan Fair"),
    body=Both("غرفة الرياض", "Riyadh Chamber"),
    venue=Both("مركز المعارض", "Exhibition Centre"),
    place="الرياض",
    span="من 12 إلى 14 فبراير",
    licence="SC-1448-7",
    kind="معرض موسمي",
    capacity="800 شخص",
    made_at=datetime(2031, 1, 28, 9, tzinfo=UTC),
    days=[PaperDay("12 فبراير 2031", "من 4 إلى 11", "افتتاح")],
    steps=[("إعلان نتيجة الاختيار", "1 يناير 2031")],
    stalls=STALLS,
)


@pytest.mark.parametrize(("lang", "words"), [("ar", "مخطط البسطات والعارضون"), ("en", "Plan of stalls and exhibitors")])
def test_the_plan_says_who_stands_where(lang: str, words: str) -> None:
    with read_in(lang):
        printed = plan_pdf(PAPER, LOOK)

    assert says(printed, words)
    assert all(says(printed, one) for one in ("A-1", "B-12", "بيت نورة للبخور", "معرض رمضان", "SC-1448-7"))
    assert len(pages_of(printed)) == 1


def test_three_hundred_stalls_go_on_over_pages_that_are_counted() -> None:
    many = [STALLS[0]._replace(number=f"A-{number}") for number in range(1, 301)]

    with read_in("en"):
        pages = pages_of(plan_pdf(replace(PAPER, stalls=many), LOOK))

    assert len(pages) > 5
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert "A-300" in pages[-1]


def test_the_picture_of_the_place_lies_under_its_stalls(tmp_path: Path) -> None:
    file = tmp_path / "plan.jpg"
    Image.new("RGB", (400, 300), (10, 160, 60)).save(file)

    with read_in("ar"):
        plain, pictured = (drawn(plan_pdf(replace(PAPER, picture=one), LOOK)) for one in (None, file))

    middle = pictured.width // 2, pictured.height * 5 // 12
    assert plain.convert("RGB").getpixel(middle) != pictured.convert("RGB").getpixel(middle)
    _, green, blue = pictured.convert("RGB").getpixel(middle)  # type: ignore[misc]
    assert green > 2 * blue


@pytest.mark.parametrize(("lang", "words"), [("ar", "خطاب الموقع وخطة العمل"), ("en", "Venue letter and action plan")])
def test_the_letter_says_where_how_it_is_prepared_and_how_its_days_go(lang: str, words: str) -> None:
    with read_in(lang):
        printed = venue_letter(PAPER, LOOK)

    assert says(printed, words)
    assert all(says(printed, one) for one in ("مركز المعارض", "إعلان نتيجة الاختيار", "افتتاح"))
    assert says(printed, "التوقيع والختم")


def test_a_letter_without_steps_has_none() -> None:
    with read_in("en"):
        assert not says(venue_letter(replace(PAPER, steps=[]), LOOK), "Preparation")
