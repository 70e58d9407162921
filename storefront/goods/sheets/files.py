"""The files a family takes along: its goods, an empty one to begin with, and rows that have to be put right. As rows of
cells; csv_tables and workbooks make files of them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from storefront.goods import attributes, taxonomy
from storefront.goods.attributes import Attribute
from storefront.goods.sheets import values, wares
from storefront.goods.sheets.columns import COLUMNS, NUMBER, STAYS, WHY, YES, Column, of_attributes
from storefront.goods.sheets.tables import REMARK, Line
from storefront.goods.sheets.wares import Ware
from storefront.kernel.workbooks import Cell, Sheet

Rows = list[list[Cell]]
WIDTHS = {"text": 48, "line": 24, "category": 24, "key": 10, "allergens": 24, "said": 16}
SHARED = {"number", "name_ar"}  # stand on every row of a product, all else about it on the first
EXAMPLE = {
    "name_ar": ("كيك التمر", "كيك التمر"),
    "name_en": ("Date cake", "Date cake"),
    "option_ar": ("الحجم", "الحجم"),
    "option_en": ("Size", "Size"),
    "choice_ar": ("كبير", "كبير"),
    "choice_en": ("Large", "Large"),
    "offered": YES,
    "price": ("85.50", "85.50"),
    "mode": values.MODES["counted"],
    "pieces": ("12", "12"),
    "days": ("0", "0"),
    "state": values.STATES["draft"],
    "about_ar": ("كيك طري بالتمر، يكفي عشرة أشخاص.", "كيك طري بالتمر، يكفي عشرة أشخاص."),
    "about_en": ("A soft date cake for ten.", "A soft date cake for ten."),
    "made_of_ar": ("تمر، طحين، بيض، زبدة", "تمر، طحين، بيض، زبدة"),
    "made_of_en": ("Dates, flour, egg, butter", "Dates, flour, egg, butter"),
    "allergens": ("الغلوتين (القمح)، البيض، الحليب", "gluten (wheat), egg, milk"),
    "care_ar": ("في الثلاجة ثلاثة أيام.", "في الثلاجة ثلاثة أيام."),
    "care_en": ("Three days in the fridge.", "Three days in the fridge."),
}
MEANING = (("العمود", "ما يُكتب فيه", "إن تُرك فارغاً"), ("Column", "What to write there", "Left empty"))
WHOLE_COLUMN = (
    ("عمود محذوف كله", "لكم أن تحذفوا أي عمود لا تحتاجونه.", STAYS[0]),
    ("A column left out", "You may leave out any column you do not need.", STAYS[1]),
)
TITLES = {
    "goods": ("المنتجات", "Goods"),
    "columns": ("شرح الأعمدة", "What the columns mean"),
    "categories": ("التصنيفات", "Categories"),
}


def of_goods(family_id: int, lang: str, *, archived: bool) -> Sheet:
    """A family's goods, a row for each choice, in the words of one language; what is put away where it is asked for."""
    goods = [one for one in wares.of_family(family_id).values() if archived or one.product.status != "archived"]
    columns = [*COLUMNS, *of_attributes(wares.attributes_of(goods))]
    rows = [row for ware in goods for row in rows_of(ware, columns, lang)]
    return sheet(columns, rows, lang)


def rows_of(ware: Ware, columns: Sequence[Column], lang: str) -> Rows:
    """A product: a row for each of its choices, one even without any."""
    choices: list[Any] = [*ware.choices] or [None]
    return [
        [cell(column, value(ware, choice, column, place), lang) for column in columns]
        for place, choice in enumerate(choices)
    ]


def value(ware: Ware, choice: Any, column: Column, place: int) -> Any:
    if column.of_choice:
        return None if choice is None else ware.value_of(choice, column)
    return ware.value(column) if place == 0 or column.slug in SHARED else None


def cell(column: Column, value: Any, lang: str) -> Cell:
    """A value as a spreadsheet keeps it: numbers as numbers."""
    words = values.shown(column, value, lang)
    if words and column.kind == "price":
        return Decimal(words)
    return int(value) if words and type(value) is int and column.kind != "category" else words


def sheet(columns: Sequence[Column], rows: Rows, lang: str, title: str = "goods") -> Sheet:
    """Rows under the headings of their columns."""
    few = {"mode": values.MODES.values(), "yes": (YES, values.NO), "state": values.STATES.values()}
    choices = [
        (place, [words[lang == "en"] for words in few[column.kind]])
        for place, column in enumerate(columns)
        if column.kind in few
    ]
    widths = [WIDTHS.get(column.kind, 14) for column in columns]
    return Sheet(TITLES[title][lang == "en"], [[one.heading(lang) for one in columns], *rows], widths, choices)


def template(asked: Iterable[Attribute], lang: str) -> list[Sheet]:
    """An empty file: the headings with an example that is not read, what each column means, and the sub-categories."""
    columns = [*COLUMNS, *of_attributes(asked)]
    told = [[one.heading(lang), one.help(lang), one.left_empty(lang)] for one in columns]
    whole = [*WHOLE_COLUMN[lang == "en"]]
    meaning = Sheet(TITLES["columns"][lang == "en"], [list(MEANING[lang == "en"]), *told, whole], (28, 80, 32))
    return [sheet(columns, [example(columns, lang)], lang), meaning, categories(lang)]


def example(columns: Sequence[Column], lang: str) -> list[Cell]:
    """A row as it could be; its mark says that it is not read."""
    board = taxonomy.board()
    part = next((part for group in board.groups for part in board.parts[group.id]), None)
    known = {**EXAMPLE, "number": (f"{REMARK} مثال", f"{REMARK} Example")}
    if part is not None:
        cakes = board.by_slug.get("cakes", part)
        known["category"] = (cakes.name_ar, cakes.name_en)
    return [known.get(one.slug, ("", ""))[lang == "en"] for one in columns]


def categories(lang: str) -> Sheet:
    """Every sub-category beside its group."""
    board = taxonomy.board()
    heads = (("التصنيف", "المجموعة"), ("Category", "Group"))
    named = f"name_{lang}"
    parts = [[getattr(part, named), getattr(group, named)] for group in board.groups for part in board.parts[group.id]]
    return Sheet(TITLES["categories"][lang == "en"], [list(heads[lang == "en"]), *parts], (36, 36))


def in_lines(sheets: Sequence[Sheet]) -> Rows:
    """The sheets of a template in one table: what the columns mean stands in remarks above the headings."""
    goods, meaning, _ = sheets
    empty = meaning.rows[0][2]
    said = [(name, f"{words} ({empty}: {left})".strip()) for name, words, left in meaning.rows[1:]]
    remarks: Rows = [[f"{REMARK} {name}: {words}"] for name, words in said]
    return [*remarks, *map(list, goods.rows)]


def of_lines(lines: Sequence[Line], columns: Sequence[Column], why: Mapping[int, str], lang: str) -> Sheet:
    """Rows as they came, with why each is not taken beside it; to be put right and sent again."""
    shown = list(columns) if NUMBER in columns else [NUMBER, *columns]
    ordered = sorted(lines, key=lambda line: line.number)
    rows: Rows = [[*(line.cell(column) for column in shown), why.get(line.number, "")] for line in ordered]
    return sheet([*shown, WHY], rows, lang)


def usual_attributes(family_id: int) -> Sequence[Attribute]:
    """What the goods of a family can say; of one without any, nothing yet."""
    return wares.attributes_of(list(wares.of_family(family_id).values())) or list(attributes.ALL.values())[:0]
