"""Every template a view names is there, every template there is used, and a missing value is an error."""

import ast
import re

from flask import Flask
from jinja2 import StrictUndefined

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


def test_the_rule_sees_a_planted_fault() -> None:
    assert NAMED.findall('{% extends "layouts/none.html" %}{%- from "components/x.html" import y %}') == [
        "layouts/none.html",
        "components/x.html",
    ]
