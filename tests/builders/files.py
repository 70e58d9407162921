"""Files of goods to send: tables from rows of cells, in each of the ways programs write them."""

import json
from collections.abc import Sequence

from storefront.community.families import Family
from storefront.goods import catalogue, imports, sheets
from storefront.goods.catalogue import Variant
from storefront.goods.imports import GoodsFile, Plan
from storefront.goods.sheets import Table
from storefront.kernel import csv_tables, workbooks
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.trade import heard

Cells = Sequence[Sequence[object]]
HEAD = ("رقم المنتج", "رقم الخيار", "الاسم بالعربية", "التصنيف", "السعر بالريال", "العدد في المخزون")


def a_table(rows: Cells, head: Sequence[str] = HEAD) -> Table:
    """A table of these cells under these headings."""
    return sheets.table_of([list(head), *([str(cell) for cell in row] for row in rows)])


def a_csv(rows: Cells, head: Sequence[str] = HEAD) -> bytes:
    """The same as a file."""
    return csv_tables.write([head, *rows])


def a_new_cake(name: str = "كيك التمر", price: str = "85.50", pieces: str = "4") -> tuple[str, ...]:
    """A row of HEAD for a product that is not there yet, in the category of a_category()."""
    return ("", "", name, "بخور", price, pieces)


def taken_along(family: Family, lang: str = "ar", *, archived: bool = True) -> Table:
    """A family's goods as it takes them along, read again from Excel's own file."""
    sheet = sheets.files.of_goods(family.id, lang, archived=archived)
    rows = workbooks.read(workbooks.write([sheet], is_rtl=True), most_rows=5_000)
    assert csv_tables.read(csv_tables.write(sheet.rows), most_rows=5_000)[1:] or len(sheet.rows) == 1
    return sheets.table_of(rows)


def sent(family: Family, table: Table, actor: Actor) -> tuple[GoodsFile, Plan]:
    """A file that waits, with what it would do."""
    file = imports.keep(family, table, "منتجات.xlsx", actor)
    return file, imports.plan_of(file)


def carried_out(family: Family, table: Table, actor: Actor, *, good_alone: bool = False) -> GoodsFile:
    """A file that was looked at and carried out; everybody has heard of it."""
    file = said_yes(family, table, actor, good_alone=good_alone)
    while imports.carry_on(file.id):
        pass
    return db.session.get_one(GoodsFile, file.id, populate_existing=True)


def said_yes(family: Family, table: Table, actor: Actor, *, good_alone: bool = False) -> GoodsFile:
    """A file its family said yes to, of which nothing is carried out yet."""
    file, plan = sent(family, table, actor)
    imports.confirm(file, plan, actor, seen=plan.seal, good_alone=good_alone)
    heard()
    db.session.commit()
    return file


def told(plan: Plan) -> list[tuple[int, str, str]]:
    """What is wrong: lines, columns and kinds of refusals."""
    return [
        (trouble.line, trouble.column.slug if trouble.column else "", type(trouble.refusal).__name__)
        for entry in plan.entries
        for trouble in entry.troubles
    ]


def as_json(table: Table) -> str:
    """A table as one text, to compare."""
    return json.dumps([[line.number, dict(line.cells)] for line in table.lines], ensure_ascii=False)


def whole_files(family: Family, user_id: int) -> tuple[int, int, int]:
    """Files of a family: one that waits, with something of each kind in it, one that was carried out (a product was left as it
    is), and one under way."""
    people = Actor(user_id=user_id, families=frozenset({family.id}))
    wares = sheets.wares_of(family.id).values()
    ware = next(one for one in reversed(wares) if len(one.choices) == 1 and one.is_counted)
    category = sheets.shown(sheets.CATEGORY, ware.product.category_id, "ar")
    waiting, done, long = (
        a_table(
            [(ware.id, "", "", "", "99.50", "7"), ("", "", "سلة", category, "12", "1"), ("", "", "قفّة", "", "؟", "")]
        ),
        a_table([("", "", "مهفّة", category, "25", "3"), (ware.id, "", "", "", "98", "")]),
        a_table([("", "", f"حصير {number}", category, "30", "1") for number in range(2 * imports.ROWS)]),
    )
    file = said_yes(family, done, people)
    with unit_of_work():
        catalogue.reprice(db.session.get_one(Variant, ware.choices[0].id), ware.choices[0].price_minor + 100)
    on_its_way = said_yes(family, long, people)
    for one in (file, on_its_way):
        imports.carry_on(one.id)
    with unit_of_work():
        return sent(family, waiting, people)[0].id, file.id, on_its_way.id
