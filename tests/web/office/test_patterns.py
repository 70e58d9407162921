"""The pattern book: every chapter and every page of it stands, in both languages, for the office alone."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.web.office.pattern_samples import CHAPTERS
from tests.architecture.house import ROOT
from tests.builders.desks import a_desk, a_staff, a_stranger

BOOK = "/office/patterns"
NAMES = [row[0] for row in CHAPTERS]
MACRO = re.compile(r"{%-? macro (\w+)\(")
INSIDE = {
    "line_shot",
    "described",
    "errors_of",
    "desk_links",
    "figure",
    "priced",
    "outline",
    "state_name",
}  # pieces of other macros


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("chapter", NAMES)
def test_every_chapter_stands(client: FlaskClient, chapter: str, prefix: str) -> None:
    a_staff(client)

    answer = client.get(f"{prefix}{BOOK}/{chapter}")

    assert answer.status_code == 200
    assert f'dir="{"ltr" if prefix else "rtl"}"' in answer.text


def test_the_book_opens_at_its_first_chapter(client: FlaskClient) -> None:
    a_staff(client)

    assert client.get(BOOK).location == f"{BOOK}/{NAMES[0]}"
    assert client.get(f"{BOOK}/nonsense").status_code == 404


def test_a_letter_is_let_through_with_its_own_style_and_nothing_else(client: FlaskClient) -> None:
    a_staff(client)

    letter = client.get(f"{BOOK}/letter").headers["Content-Security-Policy"]
    others = client.get(f"{BOOK}/goods").headers["Content-Security-Policy"]

    assert re.search(r"style-src 'self' 'sha256-[\w+/=]{44}'", letter)
    assert "sha256" not in others
    assert "unsafe-inline" not in letter


def test_every_component_is_in_the_book() -> None:
    book = "".join(page.read_text() for page in (ROOT / "templates" / "office" / "patterns").iterdir())
    book += "".join(page.read_text() for page in (ROOT / "templates" / "layouts").iterdir())
    pieces = {
        name for file in (ROOT / "templates" / "components").iterdir() for name in MACRO.findall(file.read_text())
    }

    assert {name for name in pieces - INSIDE if not re.search(rf"\b{name}\(", book)} == set()


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_reads_it(client: FlaskClient, enter) -> None:  # type: ignore[no-untyped-def]
    enter(client)

    assert client.get(f"{BOOK}/goods").status_code == 403
