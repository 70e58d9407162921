"""Papers as files to take along: a document of sale, a monthly statement as PDF or as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.insight import statements
from storefront.insight.statements import Month
from storefront.kernel import calendars, clock
from storefront.kernel.refusals import NotFound
from storefront.trade import receipts
from storefront.web.kit.downloads import CSV, PDF, XLSX, download, file_name
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import LANGUAGES, in_language, language
from storefront.web.paper.furniture import Look
from storefront.web.paper.receipts import Buyer, receipt, title_of
from storefront.web.paper.statement_tables import statement_csv, statement_xlsx
from storefront.web.paper.statements import TITLE, statement_pdf
from storefront.web.paper.words import both


@dataclass(frozen=True)
class MonthRow:
    """A month of the list, with the addresses of its files by language."""

    words: str
    papers: dict[str, str]
    tables: dict[str, str]
    workbooks: dict[str, str]


def look_of(family: Family) -> Look:
    """A family's cloth, and the address of the market."""
    return Look(family.slug, family.dye, str(current_app.config["SITE_URL"]))


def document_file(document: receipts.Document, family: Family, buyer: Buyer) -> Response:
    """A document of sale as PDF."""
    paper = receipts.paper(document)
    name = file_name(title_of(paper).main, paper.number, in_language(paper.content.seller, "name"), ending="pdf")
    plain = f"{paper.kind}-{paper.number}-{family.slug}.pdf"
    return download(receipt(paper, look_of(family), buyer), PDF, name, plain=plain)


def statement_file(family: Family, year: int, number: int, *, ending: str) -> Response:
    """A family's statement of a month; raises NotFound for a month it has none of."""
    month = month_of(family, year, number)
    statement = statements.of_month(family, month)
    name = file_name(both(TITLE).main, month, in_language(family, "trade_name"), ending=ending)
    plain = f"statement-{month}-{family.slug}.{ending}"
    if ending == "csv":
        return download(statement_csv(statement), CSV, name, plain=plain)
    if ending == "xlsx":
        return download(statement_xlsx(statement), XLSX, name, plain=plain)
    return download(statement_pdf(statement, look_of(family), clock.now()), PDF, name, plain=plain)


def month_of(family: Family, year: int, number: int) -> Month:
    """The month an address names; raises NotFound unless the family has a statement of it."""
    found = next(
        (month for month in statements.months_of(family) if (month.year, month.number) == (year, number)), None
    )
    if found is None:
        raise NotFound()
    return found


def month_rows(months: Sequence[Month], part: str, **owner: int) -> list[MonthRow]:
    """The rows of a list of months; `part` is the blueprint whose files they are."""
    return [
        MonthRow(
            f"{calendars.MONTHS[language()][month.number - 1]} {month.year}",
            addresses(f"{part}.papers.show", year=month.year, number=month.number, **owner),
            addresses(f"{part}.tables.show", year=month.year, number=month.number, **owner),
            addresses(f"{part}.workbooks.show", year=month.year, number=month.number, **owner),
        )
        for month in months
    ]


def addresses(endpoint: str, **values: int) -> dict[str, str]:
    """The address of a file in each language."""
    here = url_for(endpoint, **values).removeprefix(request.script_root)  # type: ignore[arg-type]
    return {lang: path_in(lang, here) for lang in LANGUAGES}
