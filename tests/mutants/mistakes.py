"""The mistakes that somebody could make in a module: each a small change of its syntax tree, compiled."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType

OTHERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
EXTREMES = {"min": "max", "max": "min"}
SAID_ONLY = {"annotation", "returns", "decorator_list"}  # no behaviour of ours
ASKING = (ast.If, ast.IfExp, ast.While)


@dataclass(frozen=True)
class Mistake:
    """A module with one thing wrong: in which outermost function, whether that runs on import already, and the lines of
    which one must run for anybody to notice."""

    function: str
    on_import: bool
    lines: range
    words: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.lines.start} {self.function or 'the module'}: {self.words}"


@dataclass(frozen=True)
class Place:
    """Where a node hangs in its tree, and what stands around it."""

    parent: ast.AST
    field: str
    at: int | None
    statement: ast.stmt
    function: str
    on_import: bool

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node

    @property
    def unpacks(self) -> bool:
        """Whether several names are given their values at once here."""
        return isinstance(self.parent, ast.Assign) and isinstance(self.parent.targets[0], ast.Tuple)

    def said(self, node: ast.AST) -> str:
        """The words of a node, with those around it where it is only a part of an expression."""
        return ast.unparse(
            self.parent if isinstance(self.parent, ast.expr) and not isinstance(self.parent, ast.Dict) else node
        )

    @property
    def lines(self) -> range:
        """Those of the statement itself, without the statements inside it."""
        one = self.statement
        first = min([one.lineno, *(mark.lineno for mark in getattr(one, "decorator_list", []))])
        inside = getattr(one, "body", None)
        return range(first, max(one.lineno, inside[0].lineno - 1 if inside else one.end_lineno or 0) + 1)


def mistakes(path: Path) -> Iterator[Mistake]:
    """Every mistake that is tried in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place, node in list(places(tree, Place(tree, "body", 0, tree.body[0], "", True))):
        right = place.said(node)
        for wrong in instead_of(node, place):
            place.put(ast.copy_location(wrong, node))
            words = f"{right}  =>  {place.said(wrong)}"
            code = compile(ast.fix_missing_locations(tree), str(path), "exec")
            place.put(node)
            yield Mistake(place.function, place.on_import, place.lines, words, code)


def places(parent: ast.AST, around: Place) -> Iterator[tuple[Place, ast.AST]]:
    """Every node below one, with its place."""
    for field, value in ast.iter_fields(parent):
        if field in SAID_ONLY:
            continue
        several = isinstance(value, list)
        for at, node in enumerate(value if several else [value]):
            if not isinstance(node, ast.AST):
                continue
            place = replace(around, parent=parent, field=field, at=at if several else None)
            if isinstance(node, ast.stmt):
                runs_later = isinstance(parent, ast.FunctionDef)  # what stands before its body runs when it is defined
                place = replace(place, statement=node, on_import=around.on_import and not runs_later)
            yield place, node
            if place.on_import and isinstance(node, ast.ClassDef | ast.FunctionDef):
                place = replace(place, function=f"{place.function}.{node.name}".lstrip("."))
            yield from places(node, place)


def instead_of(node: ast.AST, place: Place) -> Iterator[ast.AST]:
    """What somebody could have written by mistake."""
    match node:
        case ast.Constant(value=bool(said)):
            yield ast.Constant(not said)
        case ast.Constant(value=int(number)):
            yield from (ast.Constant(number + 1), ast.Constant(number - 1))
        case ast.Name(id="min" | "max" as name):
            yield ast.Name(EXTREMES[name], ast.Load())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Raise() | ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Set(elts=words) | ast.Tuple(elts=words) if all(is_word(word) for word in words) and not place.unpacks:
            for at in range(len(words)):
                yield ast.Tuple([*words[:at], *words[at + 1 :]], ast.Load())
        case ast.operator() | ast.boolop() | ast.cmpop():
            yield from (other() for other in OTHERS.get(type(node), ()))
    if (
        isinstance(place.parent, ASKING)
        and isinstance(node, ast.Name | ast.Attribute | ast.Call)
        and place.field == "test"
    ):
        yield ast.UnaryOp(ast.Not(), node)


def is_word(node: ast.AST) -> bool:
    """Whether a node is a text."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
