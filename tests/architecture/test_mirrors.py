"""Tests stand where the code stands: each can be found from the other, both ways."""

import ast

from tests.architecture.house import CODE, FLOORS, ROOT, floor_of, modules, tree

ELSEWHERE = {
    "architecture",
    "builders",
    "cases",
    "journeys",
    "races",
    "browser",
    "mutants",
    "operators",
    "smoke",
    "stripe_server",
}
HANDFUL = 5  # statements; a module with more of them inside its functions has a test file of its own
PLAIN = {"__init__", "models", "facts", "refusals", "states"}  # tables and words, proved by whoever uses them
MIRRORED = {floor for floors in FLOORS for floor in floors} - {"demo", "cli"}
EXCUSED = {
    # what the pattern book shows: tests/web/office/test_patterns.py opens every chapter
    "storefront.web.office.pattern_forms",
    "storefront.web.office.pattern_samples",
    "storefront.web.office.pattern_shapes",
}


def test_every_test_file_has_its_code() -> None:
    lost = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        place = path.relative_to(ROOT / "tests")
        if place.parts[0] in ELSEWHERE or len(place.parts) == 1:
            continue
        code = CODE / place.parent / place.name.removeprefix("test_")
        if not code.exists() and not (CODE / place.parent / place.stem.removeprefix("test_")).is_dir():
            lost.append(str(place))

    assert lost == []


def logic(module: ast.Module) -> int:
    """How many statements stand inside the functions of a module; what only describes them does not count."""
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(part): part for function in functions for part in ast.walk(function) if isinstance(part, ast.stmt)}
    outside = {id(function) for function in functions}
    return len([part for key, part in inside.items() if key not in outside and not is_words(part)])


def is_words(part: ast.stmt) -> bool:
    """A doc-string, or the dots of a port."""
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def owes_a_test(name: str, module: ast.Module) -> bool:
    """Whether a module thinks enough to have a test file of its own."""
    last = name.rpartition(".")[2]
    return floor_of(name) in MIRRORED and last not in PLAIN and logic(module) > HANDFUL


def has_a_test(name: str) -> bool:
    folder, _, last = name.removeprefix("storefront.").replace(".", "/").rpartition("/")
    return (ROOT / "tests" / folder / f"test_{last}.py").exists()


def test_every_module_that_thinks_has_its_tests() -> None:
    thinking = {name for name, path in modules().items() if path.stem not in PLAIN and owes_a_test(name, tree(path))}

    assert sorted(name for name in thinking - EXCUSED if not has_a_test(name)) == []


def test_nobody_is_excused_who_need_not_be() -> None:
    known = modules()

    assert sorted(name for name in EXCUSED if has_a_test(name) or not owes_a_test(name, tree(known[name]))) == []


def test_the_rules_see_a_planted_fault() -> None:
    thinks = ast.parse("def rule(n):\n    '''Words.'''\n" + "    n += 1\n" * (HANDFUL + 1))
    tells = ast.parse("class Row:\n" + "".join(f"    field{n}: int = {n}\n" for n in range(40)))
    port = ast.parse("class Port:\n" + "".join(f"    def ask{n}(self): ...\n" for n in range(40)))

    assert owes_a_test("storefront.goods.stock.guessing", thinks)
    assert not has_a_test("storefront.goods.stock.guessing")
    assert not owes_a_test("storefront.goods.stock.models", thinks)
    assert not owes_a_test("storefront.demo.guessing", thinks)
    assert not owes_a_test("storefront.goods.stock.rows", tells)
    assert not owes_a_test("storefront.goods.stock.ports", port)
    assert has_a_test("storefront.goods.stock.commands")
