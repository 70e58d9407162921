"""The stalls as tables and papers: right in Excel, whole in the pack."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from flask import Flask

from storefront.fairs import allocations, exhibitions
from storefront.fairs.stalls import StallPlan, of_exhibition
from storefront.kernel import workbooks
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.organiser import stall_lists
from tests.builders.printed import says
from tests.builders.stalls import a_fair, days_of, stall_of


@pytest.fixture
def plan(app: Flask) -> StallPlan:
    """Two families: one on all days, one on the first; two stalls are free."""
    with unit_of_work():
        plan, (first, second) = a_fair()
        first.trade_name_ar = "=بيت نورة"
        allocations.give(plan, stall_of(plan), first.id, days_of(plan), SYSTEM)
        allocations.give(plan, stall_of(plan, "A-2"), second.id, days_of(plan)[:1], SYSTEM)
    return of_exhibition(plan.exhibition_id)


def test_every_stall_is_listed_with_its_families(plan: StallPlan) -> None:
    rows = stall_lists.listed(plan)

    assert [(one.number, bool(one.family), len(one.day_list)) for one in rows] == [
        ("A-1", True, 3),
        ("A-2", True, 1),
        ("A-3", False, 0),
        ("A-4", False, 0),
    ]


def test_the_table_opens_in_excel_and_calculates_nothing(plan: StallPlan) -> None:
    written = stall_lists.stall_csv(stall_lists.listed(plan))

    assert written.startswith(b"\xef\xbb\xbf")
    head, first, *_ = csv.reader(StringIO(written.decode("utf-8-sig")))
    assert head[:2] == ["البسطة", "الأسرة"]
    assert first[:2] == ["A-1", "'=بيت نورة"]


def test_the_workbook_holds_the_same(plan: StallPlan) -> None:
    written = stall_lists.stall_xlsx(plan.exhibition, stall_lists.listed(plan))

    rows = workbooks.read(written, most_rows=20)
    assert rows[0][0] == plan.exhibition.name_ar
    assert [row[0] for row in rows[2:]] == ["A-1", "A-2", "A-3", "A-4"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pack_holds_the_list_the_plan_and_the_letter_in_both_languages(plan: StallPlan, lang: str) -> None:
    exhibition = exhibitions.of_bodies([plan.exhibition.body_id], plan.exhibition_id)

    with read_in(lang), ZipFile(BytesIO(stall_lists.pack(exhibition, plan))) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}

    assert sorted(name.rpartition(".")[2] for name in files) == ["csv", "pdf", "pdf", "pdf", "xlsx"]
    letters = [files[name] for name in ("خطاب-الموقع-وخطة-العمل.pdf", "Venue-letter-and-action-plan.pdf")]
    assert says(letters[0], "فعالية")
    assert says(letters[1], "Days:")
