"""Style sheets know no left and no right, and no colour but the tokens'. Templates carry no style and no script."""

import re

from tests.architecture.house import ROOT

PHYSICAL = re.compile(r"(?<![\w-])(left|right)(?![\w-])|-(left|right)\b")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
OF_A_LANGUAGE = re.compile(r"[^{}]*(?::lang\(|\[lang)[^{}]*\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![\w-])(color|background|opacity|filter|[\w-]*-color)\s*:|var\(--[\w-]*(?:ink|paper|tint)")
INLINE = re.compile(r"""\sstyle=["']|\son\w+=["']|<style""")


def physical(css: str) -> list[str]:
    """Every mention of a side of the paper instead of a side of the text."""
    return [match.group() for match in PHYSICAL.finditer(COMMENT.sub("", css))]


def test_style_sheets_follow_the_direction_of_the_text() -> None:
    sheets = sorted((ROOT / "static" / "css").rglob("*.css"))

    assert sheets
    assert {sheet.name: physical(sheet.read_text()) for sheet in sheets if physical(sheet.read_text())} == {}


def coloured_by_language(css: str) -> list[str]:
    """Rules for one language that set a colour."""
    rules = OF_A_LANGUAGE.findall(COMMENT.sub("", css))
    return [rule.strip() for rule in rules if COLOUR.search(rule)]


def test_both_languages_have_the_same_colours() -> None:
    css = "".join(sheet.read_text() for sheet in (ROOT / "static" / "css").rglob("*.css"))

    assert OF_A_LANGUAGE.findall(css)
    assert coloured_by_language(css) == []  # so that what is judged in one language holds in both


def test_pages_carry_no_style_of_their_own() -> None:
    letters = {"letter.html"}  # mail programs read no style sheets
    pages = [page for page in (ROOT / "templates").rglob("*.html") if page.name not in letters]

    assert [page.name for page in pages if INLINE.search(page.read_text()) and "letters" not in page.parts] == []


def test_the_rules_see_a_planted_fault() -> None:
    assert physical(".card { margin-left: 1rem; text-align: right }") == ["-left", "right"]
    assert physical(".card { margin-inline-start: 1rem } /* left */") == []
    assert coloured_by_language(":lang(en) { color: red } .a { color: red }") == ["color: red"]
    assert INLINE.search('<p style="color: red">')
