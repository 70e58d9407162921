"""Modules are named after what they are about, never after having nowhere else to go."""

import ast

from tests.architecture.house import modules, tree

BANNED = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "handler",
    "handlers",
    "info",
    "data",
    "core",
}
IN_ONE_LANGUAGE = ("_ar", "_en")
PORTS = {"storefront.treasury.gateways.base"}


def test_no_module_is_a_drawer() -> None:
    named = {name for name in modules() if set(name.split(".")) & BANNED or name.endswith(".base")}

    assert named - PORTS == set()


def test_every_module_says_what_it_is() -> None:
    assert [name for name, path in modules().items() if not ast.get_docstring(tree(path))] == []


def one_sided(module: ast.Module) -> list[int]:
    """The lines on which something is raised with a name of one language, which a reader of the other would be shown."""
    raised = [node.exc for node in ast.walk(module) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    given = [keyword.value for call in raised for keyword in call.keywords]
    return [one.lineno for one in given if isinstance(one, ast.Attribute) and one.attr.endswith(IN_ONE_LANGUAGE)]


def test_what_is_refused_is_named_in_both_languages() -> None:
    found = {name: lines for name, path in modules().items() if (lines := one_sided(tree(path)))}

    assert found == {}


def test_the_rule_about_refusals_sees_a_planted_fault() -> None:
    assert one_sided(ast.parse("raise FamilyIsClosed(family=part.family.trade_name_ar)")) == [1]
