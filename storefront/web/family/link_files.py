"""What a family takes along of its links: the code of one as a picture, all of them with what came of each as a table."""

from flask import Blueprint
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import sharing
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.family.link_rows import row_of, rows_of, table
from storefront.web.kit.downloads import CSV, PNG, download, file_name
from storefront.web.kit.locale import in_language
from storefront.web.paper import code_picture

link_codes = Blueprint("link_codes", __name__)
link_tables = Blueprint("link_tables", __name__)


@link_codes.get("/links/<code:code>/code.png", endpoint="show")
def picture(code: str) -> Response:
    """The code of a link as a picture, to print or to send."""
    link = desk.own(sharing.of_family, code)
    row = row_of(link, desk.family(), {})
    name = file_name(gettext("رمز"), row.title, ending="png")
    return download(code_picture(row.address), PNG, name, plain=f"code-{link.code}.png")


@link_tables.get("/links/table.csv")
def show() -> Response:
    """Every link and what came of it, as a table for Excel."""
    family = desk.family()
    name = file_name(gettext("روابط"), in_language(family, "trade_name"), ending="csv")
    told = table(rows_of(sharing.every(family.id), family), with_sums=may_use("income", family.id))
    return download(told, CSV, name, plain=f"links-{family.slug}.csv")
