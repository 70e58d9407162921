"""Nothing grows too big to be read: modules, functions, classes, parameters, packages, templates, style sheets, tests."""

import ast
from collections import Counter
from pathlib import Path

from tests.architecture.house import CODE, ROOT, modules, package_of, tree
from tests.architecture.sizes import (
    FUNCTION,
    MODULE,
    PARAMETERS,
    functions,
    functions_in,
    greedy_functions,
    length,
    lines,
    long_modules,
    long_parts,
    parameters,
)

PACKAGE, VIEWS, TEMPLATE, SHEET, TEST_FUNCTION = 1200, 8, 150, 250, 30


def modules_of_tests() -> dict[str, Path]:
    """Every module of the tests by its path: tests themselves, builders, the servers they talk to."""
    return {str(path.relative_to(ROOT)): path for path in sorted((ROOT / "tests").rglob("*.py"))}


def views(module: ast.Module) -> int:
    """Functions that a blueprint answers with."""
    verbs = {"get", "post", "put", "delete", "patch", "route"}
    answered = 0
    for function in functions(module):
        calls = [mark.func for mark in function.decorator_list if isinstance(mark, ast.Call)]
        answered += any(isinstance(call, ast.Attribute) and call.attr in verbs for call in calls)
    return answered


def test_modules_are_short() -> None:
    assert long_modules(modules()) == {}


def test_modules_of_tests_are_as_short() -> None:
    assert long_modules(modules_of_tests()) == {}


def test_functions_and_classes_are_short() -> None:
    assert long_parts(modules()) == {}


def test_functions_take_few_parameters() -> None:
    assert greedy_functions(modules()) == {}


def test_view_modules_hold_few_views() -> None:
    assert {name: views(tree(path)) for name, path in modules().items() if views(tree(path)) > VIEWS} == {}


def test_packages_are_small() -> None:
    size: Counter[tuple[str, str]] = Counter()
    for name, path in modules().items():
        if package_of(name)[1]:
            size[package_of(name)] += lines(path)

    assert {package: count for package, count in size.items() if count > PACKAGE} == {}


def test_templates_and_style_sheets_are_short() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*.*") if path.is_file()]
    sheets = [path for path in (ROOT / "static" / "css").rglob("*.css") if path.name != "tokens.css"]

    assert [path.name for path in templates if lines(path) > TEMPLATE] == []
    assert [path.name for path in sheets if lines(path) > SHEET] == []


def test_tests_are_short() -> None:
    tests = ((name, one) for name, one in functions_in(modules_of_tests()) if one.name.startswith("test_"))

    assert {f"{name}:{test.name}": length(test) for name, test in tests if length(test) > TEST_FUNCTION} == {}


def test_the_rules_see_a_planted_fault(tmp_path: Path) -> None:
    swamp, door = tmp_path / "swamp.py", tmp_path / "door.py"
    swamp.write_text("a = 1\n" * (MODULE + 1))
    door.write_text(f"def many({', '.join('abcdefg')}):\n" + "    a = 1\n" * FUNCTION)
    long = ast.parse("def slow():\n" + "    a = 1\n" * (FUNCTION + 1))
    greedy = ast.parse("def many(a, b, c, d, *, e, f, g): ...")
    crowd = ast.parse("\n".join(f"@shop.get('/{n}')\ndef view{n}(): ..." for n in range(VIEWS + 1)))

    assert length(functions(long)[0]) > FUNCTION
    assert parameters(functions(greedy)[0]) > PARAMETERS
    assert views(crowd) > VIEWS
    assert long_modules({"swamp": swamp, "door": door}) == {"swamp": MODULE + 1}
    assert (long_parts({"door": door}), greedy_functions({"door": door})) == ({"door.many": 51}, {"door.many": 7})
    assert "tests/architecture/test_sizes.py" in modules_of_tests()
    assert CODE.exists()
