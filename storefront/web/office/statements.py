"""The monthly statements of a family, for the office."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.insight import statements as insight
from storefront.web.paper import month_rows, statement_file

statements = Blueprint("statements", __name__)
papers, tables, workbooks = (Blueprint(name, __name__) for name in ("papers", "tables", "workbooks"))
statements.register_blueprint(papers)
statements.register_blueprint(tables)
statements.register_blueprint(workbooks)
MONTH = "/families/<int:family_id>/statements/<int(fixed_digits=4):year>-<int(fixed_digits=2):number>"


@statements.get("/families/<int:family_id>/statements")
def index(family_id: int) -> str:
    """The months, the newest first."""
    family = families.get(family_id)
    months = month_rows(insight.months_of(family), "office.statements", family_id=family_id)
    return render_template("office/statements/index.html", family=family, months=months)


@papers.get(f"{MONTH}.pdf", endpoint="show")
def show_paper(family_id: int, year: int, number: int) -> Response:
    """A month as PDF."""
    return statement_file(families.get(family_id), year, number, ending="pdf")


@tables.get(f"{MONTH}.csv", endpoint="show")
def show_table(family_id: int, year: int, number: int) -> Response:
    """A month as a table that every program reads."""
    return statement_file(families.get(family_id), year, number, ending="csv")


@workbooks.get(f"{MONTH}.xlsx", endpoint="show")
def show_workbook(family_id: int, year: int, number: int) -> Response:
    """A month as a workbook of Excel's own."""
    return statement_file(families.get(family_id), year, number, ending="xlsx")
