"""Which lines of some modules are run: their functions tell so themselves. (To watch every step of a process makes it many
times as slow.)"""

import ast
import builtins
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.children import within

NAME = "tell_that_this_line_is_run"
Heard = Callable[[str, int], None]


@contextmanager
def telling(functions: Sequence[FunctionType], files: Sequence[Path], hear: Heard) -> Iterator[None]:
    """While the block runs, the functions of some files tell every line of theirs that is run: the file, its number."""
    setattr(builtins, NAME, hear)
    before = [(one, one.__code__) for one in functions]
    codes = {(str(file), *key_of(code)): code for file in files for code in within(told(file))}
    for one in functions:
        one.__code__ = codes[one.__code__.co_filename, *key_of(one.__code__)]
    try:
        yield
    finally:
        for one, code in before:
            one.__code__ = code


def key_of(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def told(file: Path) -> CodeType:
    """A module whose functions tell before each statement that it is run."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in [node for node in ast.walk(function) if not isinstance(node, ast.ClassDef)]:
            for field, value in ast.iter_fields(node):
                if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    setattr(node, field, [one for statement in value for one in with_word(statement, file)])
    return compile(ast.fix_missing_locations(tree), str(file), "exec")


def with_word(statement: ast.stmt, file: Path) -> list[ast.stmt]:
    """A statement, and before it the word that it is run; once, and not before a docstring."""
    value = getattr(statement, "value", None) if isinstance(statement, ast.Expr) else None
    is_word = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == NAME
    if is_word or isinstance(value, ast.Constant) or getattr(statement, "is_told", False):
        return [statement]
    statement.is_told = True  # type: ignore[attr-defined]
    words = ast.Call(ast.Name(NAME, ast.Load()), [ast.Constant(str(file)), ast.Constant(statement.lineno)], [])
    return [ast.copy_location(ast.Expr(words), statement), statement]
