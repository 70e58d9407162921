"""Papers as files: named after what they are, in the reader's language; a month nobody sold in is not found."""

from urllib.parse import unquote

import pytest
from flask import Flask

from storefront.insight import statements
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, receipts
from storefront.web.kit.locale import read_in
from storefront.web.paper import NOBODY
from storefront.web.paper.downloads import document_file, month_of, month_rows, statement_file
from storefront.web.paper.receipts import REASONS
from storefront.web.paper.words import both
from tests.builders.adjusting import allow
from tests.builders.community import a_family
from tests.builders.desks import a_parcel
from tests.builders.printed import says


@pytest.mark.parametrize(("language", "name"), [("ar", "إيصال-1-بيت-نورة.pdf"), ("en", "Receipt-1-Bayt-Noura.pdf")])
def test_a_document_is_named_after_itself_and_its_family(app: Flask, language: str, name: str) -> None:
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
    document = receipts.of_parcel(a_parcel(family, state="accepted").id)[0]

    with app.test_request_context(), read_in(language):
        answer = document_file(document, family, NOBODY)

    told = answer.headers["Content-Disposition"]
    assert unquote(told.partition("''")[2]) == name
    assert f"filename=receipt-1-{family.slug}.pdf;" in told


@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_a_statement_is_named_after_its_month(app: Flask, ending: str) -> None:
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
    a_parcel(family, method="card")
    month = Month.of(clock.now())

    with app.test_request_context(), read_in("ar"):
        answer = statement_file(family, month.year, month.number, ending=ending)
        answer.direct_passthrough = False

    assert unquote(answer.headers["Content-Disposition"]).endswith(f"كشف-حساب-شهري-{month}-بيت-نورة.{ending}")
    assert ending == "csv" or says(answer.get_data(), "كشف حساب شهري")


def test_only_months_there_are_can_be_named(app: Flask) -> None:
    with unit_of_work():
        family, idle = a_family(), a_family()
    a_parcel(family, method="card")
    now = Month.of(clock.now())

    assert month_of(family, now.year, now.number) == now
    for owner, year, number in (
        (idle, now.year, now.number),
        (family, now.next.year, now.next.number),
        (family, 1, 99),
    ):
        with pytest.raises(NotFound):
            month_of(owner, year, number)


def test_a_month_is_listed_with_its_files_in_each_language(app: Flask) -> None:
    with app.test_request_context("/family/statements"), read_in("en"):
        row = month_rows([statements.Month(2026, 1)], "family.statements")[0]

    assert row.words == "January 2026"
    assert row.papers == {"ar": "/family/statements/2026-01.pdf", "en": "/en/family/statements/2026-01.pdf"}
    assert row.tables["en"] == "/en/family/statements/2026-01.csv"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_credit_note_for_goods_that_stay_is_a_file_too(app: Flask, language: str) -> None:
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family, method="card", state="accepted")
    with unit_of_work():
        allow(orders.get_parcel(parcel.id), 1_001)
    note = receipts.of_parcel(parcel.id)[-1]

    with app.test_request_context(), read_in(language):
        answer = document_file(note, family, NOBODY)
        answer.direct_passthrough = False
        words = both(REASONS["allowance"]).main

    assert (note.kind, says(answer.get_data(), words), says(answer.get_data(), "10.01")) == ("credit_note", True, True)
