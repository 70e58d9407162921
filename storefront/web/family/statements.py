"""A family's monthly statements: the list of months, each as PDF and as a table, in both languages."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from storefront.insight import statements as insight
from storefront.web.family import desk
from storefront.web.paper import month_rows, statement_file

statements = Blueprint("statements", __name__)
papers, tables, workbooks = (Blueprint(name, __name__) for name in ("papers", "tables", "workbooks"))
statements.register_blueprint(papers)
statements.register_blueprint(tables)
statements.register_blueprint(workbooks)
MONTH = "<int(fixed_digits=4):year>-<int(fixed_digits=2):number>"


@statements.get("/statements")
def index() -> str:
    """The months, the newest first; above them what this month came to so far."""
    family = desk.family()
    months = insight.months_of(family)
    return render_template(
        "family/statements/index.html",
        months=month_rows(months, "family.statements"),
        now=insight.of_month(family, months[0]) if months else None,
    )


@papers.get(f"/statements/{MONTH}.pdf", endpoint="show")
def show_paper(year: int, number: int) -> Response:
    """A month as PDF."""
    return statement_file(desk.family(), year, number, ending="pdf")


@tables.get(f"/statements/{MONTH}.csv", endpoint="show")
def show_table(year: int, number: int) -> Response:
    """A month as a table that every program reads."""
    return statement_file(desk.family(), year, number, ending="csv")


@workbooks.get(f"/statements/{MONTH}.xlsx", endpoint="show")
def show_workbook(year: int, number: int) -> Response:
    """A month as a workbook of Excel's own."""
    return statement_file(desk.family(), year, number, ending="xlsx")
