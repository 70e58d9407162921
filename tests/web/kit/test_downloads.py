"""Files have names in people's own letters, and nobody on the way keeps them."""

from urllib.parse import unquote

import pytest
from flask import Flask

from storefront.web.kit.downloads import CSV, PDF, download, file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("فاتورة ضريبية مبسطة", 12, "بيت نورة"), "فاتورة-ضريبية-مبسطة-12-بيت-نورة.pdf"),
        (("Receipt", 3, '../"x"\r\nSet-Cookie: a=b'), "Receipt-3-x-Set-Cookie-a-b.pdf"),
        (("كشف", "2026-11", ""), "كشف-2026-11.pdf"),
    ],
)
def test_a_name_is_words_joined_by_dashes(parts: tuple[object, ...], name: str) -> None:
    assert file_name(*parts, ending="pdf") == name


def test_an_arabic_name_is_given_in_real_letters(app: Flask) -> None:
    with app.test_request_context():
        answer = download(b"%PDF-", PDF, "فاتورة-12.pdf", plain="invoice-12.pdf")

    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename=invoice-12.pdf; ")
    assert told.isascii()
    assert unquote(told.partition("filename*=UTF-8''")[2]) == "فاتورة-12.pdf"


@pytest.mark.parametrize(
    ("plain", "ascii_"),
    [
        ("statement-2026-10-bayt-noura-3.pdf", "statement-2026-10-bayt-noura-3.pdf"),
        ("income-12-بيت-موضي-9.csv", "income-12-9.csv"),
        ("links-بيت-موضي.csv", "links.csv"),
        ('a"; x=y\r\n.pdf', "a-x-y.pdf"),
    ],
)
def test_a_shop_with_an_arabic_address_has_files_with_a_plain_name(app: Flask, plain: str, ascii_: str) -> None:
    with app.test_request_context():
        answer = download(b"x", PDF, "x", plain=plain)

    assert f"filename={ascii_};" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", [PDF, CSV])
def test_a_file_is_kept_by_nobody(app: Flask, kind: str) -> None:
    with app.test_request_context():
        answer = download(b"x", kind, "x", plain="x.x")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == kind
