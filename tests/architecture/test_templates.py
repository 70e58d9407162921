"""Every template a view names is there, every template there is used, and a missing value is an error."""

import ast
import re

from flask import Flask
from jinja2 import Environment, StrictUndefined, nodes

from tests.architecture.house import ROOT, modules, tree

NAMED = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


def named_in_code() -> set[str]:
    """Templates that are named by render_template and its like, anywhere in the code."""
    names = set()
    for path in modules().values():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.endswith((".html", ".txt"))
            ):
                names.add(node.value)
    return names


def test_templates_are_used_and_found() -> None:
    folder = ROOT / "templates"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.is_file()}
    named = {name for name in named_in_code() if "/" in name.lstrip("/") and not name.startswith("/")}
    for path in there:
        named |= set(NAMED.findall((folder / path).read_text()))
    letters = {name for name in there if name.startswith("letters/")}

    assert named - there == set(), "named but missing"
    assert there - named - letters == set(), "there but never used"


def test_a_missing_value_is_an_error(app: Flask) -> None:
    assert app.jinja_env.undefined is StrictUndefined
    assert app.jinja_env.autoescape


def marked_up_in_sentences(app_env: Environment, text: str) -> list[str]:
    """Macros that are called among the words of a translated sentence, where what they write would be read as letters."""
    page = app_env.parse(text)
    macros = {
        name if isinstance(name, str) else name[1] for one in page.find_all(nodes.FromImport) for name in one.names
    }
    sentences = [one for one in page.find_all(nodes.Call) if isinstance(one.node, nodes.Name) and one.node.name == "_"]
    inside = [call for one in sentences for word in one.kwargs for call in word.find_all(nodes.Call)]
    return [call.node.name for call in inside if isinstance(call.node, nodes.Name) and call.node.name in macros]


def test_no_sentence_holds_the_tags_of_a_macro(app: Flask) -> None:
    folder = ROOT / "templates"
    found = {
        path.relative_to(folder).as_posix(): marked
        for path in folder.rglob("*.html")
        if (marked := marked_up_in_sentences(app.jinja_env, path.read_text()))
    }

    assert found == {}


def test_the_rule_sees_a_planted_fault(app: Flask) -> None:
    assert NAMED.findall('{% extends "layouts/none.html" %}{%- from "components/x.html" import y %}') == [
        "layouts/none.html",
        "components/x.html",
    ]
    planted = (
        '{% from "components/facts.html" import ltr as code %}{{ _("رقمه %(number)s", number=code(x) if x else "") }}'
    )
    assert marked_up_in_sentences(app.jinja_env, planted) == ["code"]
