"""The Stripe server of the tests keeps the rules of the house: small modules that say what they are, imports point down."""

import ast
import re
import sys
from pathlib import Path

from tests.architecture.house import libraries, tree
from tests.architecture.sizes import greedy_functions, long_modules, long_parts

HERE = Path(__file__).parents[1] / "stripe_server"
FLOORS = (
    ("numbers",),
    ("refusals",),
    ("description",),
    ("world",),
    ("money",),
    ("webhooks",),
    ("operations",),
    ("wire",),
    ("pages", "control"),
    ("shopper",),
    ("site",),
    ("serving",),
    ("__init__", "__main__", "fixtures"),
)
HEIGHT = {part: height for height, parts in enumerate(FLOORS) for part in parts}
OF_TESTS = {"conftest", "receiver", "stage"}


def modules() -> dict[str, Path]:
    """The modules of the server, without its tests, by their names inside it."""
    found = {}
    for path in sorted(HERE.rglob("*.py")):
        name = ".".join(path.relative_to(HERE).with_suffix("").parts)
        if not path.name.startswith("test_") and name not in OF_TESTS:
            found[name] = path
    return found


def floor(name: str) -> int:
    return HEIGHT[name.partition(".")[0]]


def imported(path: Path) -> list[tuple[str, bool]]:
    """What a module imports of this server by relative names, and whether at its top."""
    module, package = tree(path), path.relative_to(HERE).parent.parts
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = package[: len(package) - node.level + 1]
            inside = [name.name for name in node.names] if node.module is None else [node.module]
            found += [(".".join((*above, name)), node in module.body) for name in inside]
    return found


def test_every_part_has_a_floor() -> None:
    assert {name.partition(".")[0] for name in modules()} == set(HEIGHT)


def test_imports_point_down_and_stand_at_the_top() -> None:
    wrong = [
        (name, other)
        for name, path in modules().items()
        for other, at_top in imported(path)
        if not at_top or floor(other) > floor(name)
    ]

    assert wrong == []


def test_modules_functions_and_classes_are_short() -> None:
    assert long_modules(modules()) | long_parts(modules()) == {}


def test_functions_take_few_parameters() -> None:
    assert greedy_functions(modules()) == {}


def test_every_module_says_what_it_is() -> None:
    assert [name for name, path in modules().items() if not ast.get_docstring(tree(path))] == []


def test_nothing_of_the_market_is_needed_so_that_the_folder_can_be_taken_elsewhere() -> None:
    everything = {path: path.read_text(encoding="utf-8") for path in HERE.rglob("*.py")}
    others = re.compile(r"^(from|import) (storefront|tests)\b", re.MULTILINE)

    assert [path.name for path, text in everything.items() if others.search(text)] == []


def test_a_server_started_from_a_shell_needs_only_jinja() -> None:
    allowed = set(sys.stdlib_module_names) | {"jinja2"}
    foreign = {name: libraries(path) - allowed for name, path in modules().items() if name != "fixtures"}

    assert {name: used for name, used in foreign.items() if used} == {}
