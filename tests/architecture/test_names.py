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
PORTS = {"storefront.treasury.gateways.base"}


def test_no_module_is_a_drawer() -> None:
    named = {name for name in modules() if set(name.split(".")) & BANNED or name.endswith(".base")}

    assert named - PORTS == set()


def test_every_module_says_what_it_is() -> None:
    assert [name for name, path in modules().items() if not ast.get_docstring(tree(path))] == []
