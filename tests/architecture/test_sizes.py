"""Nothing grows too big to be read: modules, functions, classes, parameters, packages, templates, style sheets, tests."""

import ast
from collections import Counter
from pathlib import Path

from tests.architecture.house import CODE, ROOT, modules, package_of, tree

MODULE, FUNCTION, CLASS, PARAMETERS, PACKAGE = 350, 50, 200, 6, 1200
VIEWS, TEMPLATE, SHEET, TEST_FUNCTION = 8, 150, 250, 30
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(module: ast.Module) -> list[Function]:
    return [node for node in ast.walk(module) if isinstance(node, Function)]


def parameters(function: Function) -> int:
    """How many values a caller has to think of; self and cls are not among them."""
    taken = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in taken if name not in ("self", "cls")])


def views(module: ast.Module) -> int:
    """Functions that a blueprint answers with."""
    verbs = {"get", "post", "put", "delete", "patch", "route"}
    answered = 0
    for function in functions(module):
        calls = [mark.func for mark in function.decorator_list if isinstance(mark, ast.Call)]
        answered += any(isinstance(call, ast.Attribute) and call.attr in verbs for call in calls)
    return answered


def test_modules_are_short() -> None:
    assert {name: lines(path) for name, path in modules().items() if lines(path) > MODULE} == {}


def test_functions_and_classes_are_short() -> None:
    long = {}
    for name, path in modules().items():
        for node in ast.walk(tree(path)):
            most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
            if isinstance(node, Function | ast.ClassDef) and length(node) > most:
                long[f"{name}.{node.name}"] = length(node)

    assert long == {}


def test_functions_take_few_parameters() -> None:
    many = {
        f"{name}.{function.name}": parameters(function)
        for name, path in modules().items()
        for function in functions(tree(path))
        if parameters(function) > PARAMETERS
    }

    assert many == {}


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
    long = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        for function in functions(tree(path)):
            if function.name.startswith("test_") and length(function) > TEST_FUNCTION:
                long[f"{path.name}:{function.name}"] = length(function)

    assert long == {}


def test_the_rules_see_a_planted_fault() -> None:
    long = ast.parse("def slow():\n" + "    a = 1\n" * (FUNCTION + 1))
    greedy = ast.parse("def many(a, b, c, d, *, e, f, g): ...")
    crowd = ast.parse("\n".join(f"@shop.get('/{n}')\ndef view{n}(): ..." for n in range(VIEWS + 1)))

    assert length(functions(long)[0]) > FUNCTION
    assert parameters(functions(greedy)[0]) > PARAMETERS
    assert views(crowd) > VIEWS
    assert CODE.exists()
