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
REMEMBERED = re.compile(r"{%-? set (\w+) = remembered\((\w+)\)")


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


def words_of(*folders: str) -> str:
    """Everything that is written in some folders of templates."""
    return "".join(
        page.read_text()
        for folder in folders
        for page in sorted((ROOT / "templates" / folder).iterdir())
        if page.is_file()
    )


def unseen(kit: str, book: str) -> set[str]:
    """The macros of the kit that no page of the book shows, by themselves, by another name, or inside one it shows."""
    bodies = dict(re.findall(r"{%-? macro (\w+)\((.*?){%-? endmacro", kit, re.S))
    names = {macro: alias for alias, macro in REMEMBERED.findall(kit)}
    seen, text = set(), book
    while new := {m for m in bodies.keys() - seen if re.search(rf"\b({m}|{names.get(m, m)})\(", text)}:
        seen |= new
        text = "".join(bodies[macro] for macro in new)
    return bodies.keys() - seen


def test_every_component_is_in_the_book() -> None:
    kit, book = words_of("components"), words_of("office/patterns", "layouts")

    assert len(MACRO.findall(kit)) > 50
    assert unseen(kit, book) == set()


def test_a_component_that_nothing_shows_is_missed() -> None:
    kit = (
        "{%- macro lamp(a) -%}{{ bulb(a) }}{%- endmacro -%}{%- set light = remembered(lamp) -%}"
        "{%- macro bulb(a) -%}{%- endmacro -%}{%- macro rug(a) -%}{%- endmacro -%}"
    )

    assert unseen(kit, "{{ light(1) }}") == {"rug"}


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_reads_it(client: FlaskClient, enter) -> None:  # type: ignore[no-untyped-def]
    enter(client)

    assert client.get(f"{BOOK}/goods").status_code == 403
