"""Files to take along: the family's goods, a template to begin with, and the rows of a file that are to be put right; each for
Excel and comma separated."""

from flask import Blueprint, abort, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.goods import imports, sheets
from storefront.kernel import clock, csv_tables, workbooks
from storefront.kernel.workbooks import Sheet
from storefront.web.family import desk
from storefront.web.family.file_words import reasons
from storefront.web.family.product_files import own
from storefront.web.kit.downloads import CSV, XLSX, download, file_name
from storefront.web.kit.locale import direction, in_language, language

product_sheets = Blueprint("product_sheets", __name__)
product_exports = Blueprint("product_exports", __name__)
product_templates = Blueprint("product_templates", __name__)
bad_rows = Blueprint("bad_rows", __name__)
ALSO_ARCHIVED = "yes"
KINDS = ("csv", "xlsx")


@product_exports.get("/products/export.<kind>")
def show(kind: str) -> Response:
    """All goods of the family, a row for each choice; those in the archive where they are asked for."""
    family = owned(kind)
    archived = request.args.get("archived") == ALSO_ARCHIVED
    sheet = sheets.files.of_goods(family.id, language(), archived=archived)
    return answer(family, kind, [sheet], gettext("منتجات"), "products")


@product_templates.get("/products/import/template.<kind>", endpoint="show")
def show_template(kind: str) -> Response:
    """An empty file with an example that is not read, and what its columns mean."""
    family = owned(kind)
    made = sheets.files.template(sheets.files.usual_attributes(family.id), language())
    parts = made if kind == "xlsx" else [Sheet("", sheets.files.in_lines(made))]
    return answer(family, kind, parts, gettext("قالب المنتجات"), "template")


@bad_rows.get("/products/import/<int:file_id>/bad-rows.<kind>", endpoint="show")
def show_bad_rows(file_id: int, kind: str) -> Response:
    """The rows that are to be put right, as they came, with why beside each."""
    owned(kind)
    file = own(file_id)
    bad, table = imports.plan_of(file).of("bad"), sheets.unpacked(file.content)
    lines = [line for entry in bad for line in entry.lines]
    sheet = sheets.files.of_lines(lines, table.columns, reasons(bad), language())
    return answer(desk.family(), kind, [sheet], gettext("أسطر للإصلاح"), "to-put-right")


def owned(kind: str) -> Family:
    """The family whose owner takes a file of this kind along; there is no other kind."""
    if kind not in KINDS:
        abort(404)
    return desk.owned()


def answer(family: Family, kind: str, parts: list[Sheet], words: str, plain: str) -> Response:
    """The sheets as a file of this kind, named after what they are, the family and the day."""
    if kind == "csv":
        content, mimetype = csv_tables.write(parts[0].rows), CSV
    else:
        content, mimetype = workbooks.write(parts, is_rtl=direction() == "rtl"), XLSX
    day = clock.today().isoformat()
    name = file_name(words, in_language(family, "trade_name"), day, ending=kind)
    return download(content, mimetype, name, plain=f"{plain}-{family.slug}-{day}.{kind}")


for part in (product_exports, product_templates, bad_rows):
    product_sheets.register_blueprint(part)
