"""How big anything may grow, and how big it is: modules, functions, classes, what a caller has to think of."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.architecture.house import tree

MODULE, FUNCTION, CLASS, PARAMETERS = 350, 50, 200, 6
Function = ast.FunctionDef | ast.AsyncFunctionDef
Modules = Mapping[str, Path]  # by their names


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


def long_modules(modules: Modules) -> dict[str, int]:
    """Those that are too long, and how long they are."""
    return {name: lines(path) for name, path in modules.items() if lines(path) > MODULE}


def long_parts(modules: Modules) -> dict[str, int]:
    """Functions and classes that are too long, and how long they are."""
    found = {}
    for name, path in modules.items():
        for node in ast.walk(tree(path)):
            most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
            if isinstance(node, Function | ast.ClassDef) and length(node) > most:
                found[f"{name}.{node.name}"] = length(node)
    return found


def greedy_functions(modules: Modules) -> dict[str, int]:
    """Functions that take too many values, and how many."""
    found = ((f"{name}.{one.name}", parameters(one)) for name, one in functions_in(modules))
    return {name: many for name, many in found if many > PARAMETERS}


def functions_in(modules: Modules) -> Iterator[tuple[str, Function]]:
    """Every function with the name of its module."""
    for name, path in modules.items():
        yield from ((name, function) for function in functions(tree(path)))
