"""What a sabotage is: a protection, how it is taken out, and the tests that are there for it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.mistakes import Mistake

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Change:
    """Other words in a file: `there` stands in it once, and has as many lines as what stands there instead."""

    path: str
    there: str
    instead: str

    @property
    def file(self) -> Path:
        return ROOT / self.path

    @property
    def fits(self) -> bool:
        """Whether it can still be made."""
        found = self.file.read_text(encoding="utf-8").count(self.there) if self.file.exists() else 0
        return found == 1 and self.there.count("\n") == self.instead.count("\n")


@dataclass(frozen=True)
class Sabotage:
    """One protection of a case taken out, in words and in fact. `tests` are names of test functions, with the parameters in
    brackets where only these are about it. `without` takes out what the database guards, `by` what stands in no file of
    ours. `raises` names what else than an assertion may tell of it, where the protection is that something does not
    raise. What `is_lock` keeps two apart who do something at the same moment; on SQLite they are apart anyhow."""

    case: int
    protection: str
    taken_out: str
    changes: tuple[Change, ...]
    tests: tuple[str, ...]
    without: tuple[str, ...] = ()
    by: Callable[[], None] | None = None
    raises: str = ""
    is_lock: bool = False


def out_of(path: str, there: str, instead: str) -> tuple[Change, ...]:
    """The one change most sabotages are."""
    return (Change(path, there, instead),)


def texts_of(changes: tuple[Change, ...]) -> Iterator[tuple[Path, str, str]]:
    """Each file that is changed, as it is and as it is to be."""
    for file in dict.fromkeys(change.file for change in changes):
        right = wrong = file.read_text(encoding="utf-8")
        for change in changes:
            if change.file == file:
                wrong = wrong.replace(change.there, change.instead)
        yield file, right, wrong


def mistakes_of(changes: tuple[Change, ...]) -> Iterator[tuple[Path, Mistake]]:
    """What is to be put into memory: for each file the functions that are others now, or the module as a whole where more
    than the inside of functions is."""
    for file, right, wrong in texts_of(changes):
        code = compile(wrong, str(file), "exec")
        before, after = ast.parse(right), ast.parse(wrong)
        names = list(changed(before, after))
        on_import = without_insides(before) != without_insides(after)
        for name in [""] if on_import else names:
            yield file, Mistake(name, on_import, range(0), "", code)


def changed(before: ast.Module, after: ast.Module) -> Iterator[str]:
    """The names of outermost functions that are not the same in both."""
    old = [ast.dump(one) for _, one in functions(before)]
    for (name, one), was in zip(functions(after), old, strict=False):
        if ast.dump(one) != was:
            yield name


def functions(parent: ast.AST, around: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """The outermost functions of a module and its classes, by their full names."""
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.FunctionDef):
            yield f"{around}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{around}{node.name}.")


def without_insides(module: ast.Module) -> str:
    """What runs when a module is imported."""
    bodies = [(one, one.body) for _, one in functions(module)]
    for one, _ in bodies:
        one.body = []
    said = ast.dump(module)
    for one, body in bodies:
        one.body = body
    return said
