"""Codes on pages are scanned by somebody else's scanner; a cloth lies along the whole edge."""

from datetime import UTC, datetime

import pytest

from storefront.trade.receipts import qr_text
from storefront.web.paper.figures import cloth, code_address, mark
from tests.builders.community import VAT_NUMBER
from tests.builders.printed import drawn, picture_at, scanned
from tests.builders.sheets import a_sheet

KNOWN = (
    qr_text(
        "Bobs Records", VAT_NUMBER, datetime(2022, 4, 25, 15, 30, tzinfo=UTC), total_minor=100_000, vat_minor=15_000
    ),
    qr_text(
        "أسرة أم محمد للمخبوزات",
        VAT_NUMBER,
        datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
        total_minor=11_500,
        vat_minor=1_500,
    ),
)


@pytest.mark.parametrize("text", KNOWN)
def test_the_code_of_a_page_says_the_known_text(text: str) -> None:
    assert scanned(picture_at(code_address(text))) == [text]


def test_a_cloth_covers_the_whole_upper_edge() -> None:
    sheet = a_sheet()
    high = cloth(sheet, "bayt-noura", "madder")

    page = drawn(sheet.finished()).convert("RGB")

    edge = int(high / 297 * page.height) - 4
    white = [(x, y) for x in range(2, page.width - 2) for y in (2, edge) if page.getpixel((x, y)) == (255, 255, 255)]
    assert white == []
    assert page.getpixel((page.width // 2, edge + 12)) == (255, 255, 255)


def test_the_mark_stands_where_the_reader_begins() -> None:
    sheet = a_sheet()
    mark(sheet, 10, 10, 20)

    page = drawn(sheet.finished()).convert("L")

    inked = [x for x in range(page.width) for y in range(0, page.height // 3, 4) if page.getpixel((x, y)) < 200]
    assert min(inked) > page.width * 0.8
