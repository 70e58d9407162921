"""Files to take along: in both languages and kinds, the owner's alone, named after the family."""

from io import BytesIO
from urllib.parse import unquote

import openpyxl
import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import catalogue, taxonomy
from storefront.kernel import csv_tables, table_files
from storefront.kernel.actors import RIGHTS
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.files import a_csv, a_new_cake
from tests.builders.goods import a_category, a_product

FILES = ("/family/products/export", "/family/products/import/template")


def at_desk(client: FlaskClient) -> FamilyDesk:
    desk = a_desk(client)
    with unit_of_work():
        a_category()
        a_product(of=desk.family, name=("=كيك", "Cake"))
        a_product(name=("كيك الجيران", ""))
    taxonomy.board(fresh=True)
    return desk


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_goods_are_taken_along(client: FlaskClient, prefix: str, kind: str) -> None:
    desk = at_desk(client)

    answer = client.get(f"{prefix}{FILES[0]}.{kind}")

    rows = table_files.read(answer.data, most_rows=50)
    assert (answer.status_code, len(rows), rows[1][2]) == (200, 2, "=كيك")
    assert rows[0][0] == ("Product number" if prefix else "رقم المنتج")
    assert answer.headers["Cache-Control"] == "no-store"
    assert desk.family.slug in answer.headers["Content-Disposition"]
    assert unquote(answer.headers["Content-Disposition"]).endswith(f".{kind}")


def test_nothing_calculates_and_excel_reads_it_from_the_right(client: FlaskClient) -> None:
    at_desk(client)

    text = client.get(f"{FILES[0]}.csv").data.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(BytesIO(client.get(f"{FILES[0]}.xlsx").data)).active

    assert ",'=كيك," in text
    assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes, sheet["C2"].data_type) == (True, "A2", "s")
    english = openpyxl.load_workbook(BytesIO(client.get(f"/en{FILES[0]}.xlsx").data)).active
    assert not english.sheet_view.rightToLeft


def test_a_template_is_filled_in_and_sent(client: FlaskClient) -> None:
    at_desk(client)
    rows = csv_tables.read(client.get(f"{FILES[1]}.csv").data, most_rows=100)
    head = next(row for row in rows if row[0] == "رقم المنتج")
    cells = {"الاسم بالعربية": "كعك", "التصنيف": "بخور", "السعر بالريال": "12"}
    rows.append([cells.get(heading, "") for heading in head])

    sent = post(client, "/family/products/import", file=(BytesIO(csv_tables.write(rows)), "قالب.csv"))

    text = client.get(sent.location).text
    assert ("حفظ الكل: منتج واحد" in text, "كيك التمر" in text) == (True, False)


def test_the_template_for_excel_has_its_explanations(client: FlaskClient) -> None:
    at_desk(client)

    book = openpyxl.load_workbook(BytesIO(client.get(f"/en{FILES[1]}.xlsx").data))

    assert book.sheetnames == ["Goods", "What the columns mean", "Categories"]


def test_bad_rows_come_back_with_why(client: FlaskClient) -> None:
    at_desk(client)
    file = BytesIO(a_csv([a_new_cake(), a_new_cake("كعك", price="مجاناً")]))
    address = post(client, "/family/products/import", file=(file, "a.csv")).location

    rows = table_files.read(client.get(f"{address}/bad-rows.xlsx").data, most_rows=9)

    assert len(rows) == 2
    assert (rows[0][-1], "مجاناً" in rows[1]) == ("ما يلزم إصلاحه", True)
    assert rows[1][-1].startswith("السعر بالريال: اكتبوا السعر")


@pytest.mark.parametrize("path", FILES)
def test_files_are_the_owners_alone(client: FlaskClient, path: str) -> None:
    desk = at_desk(client)
    with unit_of_work():
        helper = a_member(name="هيا")
        families.add_member(desk.family, helper.id, role="member", rights=RIGHTS)
    sign_in(client, helper)

    assert client.get(f"{path}.csv").status_code == 404
    assert a_stranger(client).get(f"{path}.xlsx").status_code in (303, 403, 404)


@pytest.mark.parametrize(("prefix", "words"), [("", ("لا شيء منها", "الحليب")), ("/en", ("none of these", "milk"))])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_tells_no_allergens_from_allergens_nobody_stated(
    client: FlaskClient, prefix: str, words: tuple[str, str], kind: str
) -> None:
    desk = a_desk(client)
    with unit_of_work():
        for said in (None, [], ["milk"]):
            a_product(of=desk.family, making=catalogue.Making(allergens=said))

    head, *rows = table_files.read(client.get(f"{prefix}{FILES[0]}.{kind}").data, most_rows=9)
    _, *template = table_files.read(client.get(f"{prefix}{FILES[1]}.csv").data, most_rows=99)

    place = head.index("Allergens" if prefix else "مسببات الحساسية")
    assert [row[place] if place < len(row) else "" for row in rows] == ["", *words]
    assert [words[0] in row[0] for row in template if row[0].startswith(f"# {head[place]}")] == [True]
