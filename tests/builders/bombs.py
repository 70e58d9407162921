"""Workbooks that mean harm, each small as it is sent."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/{kind}" Target="{target}"/>{more}</Relationships>'
)
SHARED = '<Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>'
BOOK = (
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="hidden" sheetId="1" state="hidden" r:id="rId9"/><sheet name="a" sheetId="2" r:id="rId1"/>'
    "</sheets></workbook>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CELLS = '<worksheet><sheetData><row r="1">{}</row></sheetData></worksheet>'


def a_workbook(sheet: str | bytes, strings: str | bytes = "<sst/>", **parts: str | bytes) -> bytes:
    """A workbook of these parts, packed as tightly as it goes."""
    whole: Mapping[str, str | bytes] = {
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="/xl/workbook.xml", more=""),
        "xl/_rels/workbook.xml.rels": RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml", more=SHARED),
        "xl/workbook.xml": BOOK,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings,
        **parts,
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in whole.items():
            packed.writestr(name, content)
    return written.getvalue()


def bombs() -> dict[str, bytes]:
    """Each kind of harm by its name."""
    mega = 1024 * 1024
    attributes = " ".join(f'a{n}=""' for n in range(2 * mega))
    return {
        "a sheet of 400 megabytes": a_workbook(b"<worksheet>" + b" " * (400 * mega)),
        "a sheet of 31 megabytes of cells": a_workbook(CELLS.format("<c/>" * (7 * mega))),
        "texts of 30 megabytes": a_workbook(CELLS.format(""), "<sst><si><t>" + "a" * (30 * mega) + "</t></si></sst>"),
        "one text in very many cells": a_workbook(
            CELLS.format('<c t="s"><v>0</v></c>' * 190_000), f"<sst><si><t>{'a' * 30_000}</t></si></sst>"
        ),
        "entities that laugh": a_workbook(LAUGHS + CELLS.format('<c t="str"><v>&b;</v></c>')),
        "entities in other letters": a_workbook((LAUGHS + CELLS.format("")).encode("utf-16")),
        "an entity outside": a_workbook(OUTSIDE + CELLS.format('<c t="str"><v>&a;</v></c>')),
        "entities in the texts": a_workbook(CELLS.format(""), LAUGHS + "<sst/>"),
        "one element of two million attributes": a_workbook(f"<worksheet {attributes}/>"),
        "very many parts": a_workbook(CELLS.format(""), **{f"x{n}": "" for n in range(600)}),
        "elements in each other": a_workbook("<a>" * (4 * mega)),
        "a remark that does not end": a_workbook("<worksheet><!--" + "x" * (30 * mega)),
    }
