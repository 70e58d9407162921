"""Static files: a name that carries the content, references that follow, packed once, never built twice."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.web.kit.assets import AssetBook


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of style, script and pictures that name each other."""
    files = {
        "css/layers.css": "@layer base;",
        "css/base.css": "/* a wall */\nbody {\n  background: url('../images/wall.svg#mud');\n}\n",
        "css/components/button.css": ".btn { color: red; }",
        "images/wall.svg": "<svg/>",
        "js/app.js": 'import { go } from "./behaviours/go.js";\ngo();\n',
        "js/behaviours/go.js": "export const go = () => 1;\n",
    }
    for name, text in files.items():
        (tmp_path / "static" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / name).write_text(text)
    return tmp_path / "static"


def built(source: Path) -> AssetBook:
    book = AssetBook(source, source.parent / "built")
    book.build()
    return book


def content(book: AssetBook, name: str) -> str:
    return (book.built / book[name].removeprefix("/static/")).read_text()


def test_a_name_carries_the_content(source: Path) -> None:
    before = built(source)["images/wall.svg"]
    (source / "images/wall.svg").write_text("<svg><g/></svg>")
    after = built(source)["images/wall.svg"]

    assert re.fullmatch(r"/static/images/wall\.[0-9a-f]{10}\.svg", before)
    assert before != after


def test_sheets_are_joined_in_order_without_words_nobody_reads(source: Path) -> None:
    book = built(source)
    sheet = content(book, "css/app.css")

    assert sheet == f"@layer base;body{{background: url('{book['images/wall.svg']}#mud')}}.btn{{color: red}}"


def test_a_script_names_the_hashed_address_of_another(source: Path) -> None:
    book = built(source)

    assert f'from "{book["js/behaviours/go.js"]}"' in content(book, "js/app.js")


def test_what_changes_changes_the_name_of_whatever_names_it(source: Path) -> None:
    before = built(source)
    (source / "js/behaviours/go.js").write_text("export const go = () => 2;\n")
    after = built(source)

    assert before["js/app.js"] != after["js/app.js"]
    assert before["css/app.css"] == after["css/app.css"]


def test_text_is_packed_beside_itself(source: Path) -> None:
    book = built(source)
    packed = book.built / (book["js/app.js"].removeprefix("/static/") + ".gz")

    assert gzip.decompress(packed.read_bytes()).decode() == content(book, "js/app.js")


def test_building_again_writes_nothing_anew(source: Path) -> None:
    book = built(source)
    file = book.built / book["css/app.css"].removeprefix("/static/")
    moment = file.stat().st_mtime_ns

    built(source)

    assert file.stat().st_mtime_ns == moment
    assert list(book.built.rglob("*.part")) == []


def test_a_reference_to_nothing_is_a_mistake_at_the_start(source: Path) -> None:
    (source / "js/app.js").write_text('import "./behaviours/gone.js";')

    with pytest.raises(KeyError):
        built(source)


def test_every_address_a_page_names_is_served(app: Flask, client: FlaskClient) -> None:
    named = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', client.get("/").text))

    assert len(named) > 5
    for address in named:
        answer = client.get(address, buffered=True)
        assert answer.status_code == 200, address


def test_a_file_is_sent_packed_to_whoever_can_unpack_it(app: Flask, client: FlaskClient) -> None:
    address = app.extensions["assets"]["css/app.css"]
    packed = client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == client.get(address, buffered=True).data


@pytest.mark.parametrize(
    "path", ["/static/css/app.css", "/static/../config.py", "/static/%2e%2e/config.py", "/static/"]
)
def test_nothing_else_lies_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
