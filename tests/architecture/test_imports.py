"""Imports point down, enter by the front door, and never hide."""

import ast

from tests.architecture.house import FLOORS, HEIGHT, ORDER, Import, floor_of, imports, imports_of, modules, package_of

MOST_PUBLIC_NAMES = 55
# the tables of the house may name their parts: the reactions table, the doors, the commands
KNOWN_FLOORS = {floor for floors in FLOORS for floor in floors}


def points_up(found: Import) -> bool:
    """Whether an import goes to a higher floor, to a neighbour, or to a package listed later on its own floor."""
    mine, theirs = package_of(found.importer), package_of(found.imported)
    if mine[0] == "" or mine == theirs:
        return False
    if mine[0] == theirs[0]:
        return bool(mine[1] and theirs[1]) and ORDER[theirs] >= ORDER[mine]
    return HEIGHT[theirs[0]] >= HEIGHT[mine[0]]


def passes_the_front_door(found: Import) -> bool:
    """Whether an import from outside names the package and not something inside it. Models may name models, so that
    tables can refer to tables."""
    mine, theirs = package_of(found.importer), package_of(found.imported)
    if mine == theirs or not theirs[1] or mine[0] == "":
        return True
    inside = found.imported.split(".")[3:]
    return not inside or (inside == ["models"] and found.importer.endswith(".models"))


def test_every_floor_is_on_the_plan() -> None:
    standing = {floor_of(name) for name in modules()} - {"", "locale"}

    assert standing <= KNOWN_FLOORS


def test_imports_point_down() -> None:
    assert [found for found in imports() if points_up(found)] == []


def test_packages_are_entered_by_the_front_door() -> None:
    assert [found for found in imports() if not passes_the_front_door(found)] == []


def test_imports_stand_at_the_top_of_their_module() -> None:
    assert [found for found in imports() if not found.at_top] == []


def test_a_front_door_stays_narrow() -> None:
    wide = {}
    for name, path in modules().items():
        if package_of(name)[1] and name.count(".") == 2:
            names = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.alias)]
            if len(names) > MOST_PUBLIC_NAMES:
                wide[name] = len(names)

    assert wide == {}


def test_the_rules_see_a_planted_fault() -> None:
    up = ast.parse("from storefront.trade import orders")
    inside = ast.parse("from storefront.goods.stock.commands import take")
    hidden = ast.parse("def late():\n    from storefront.kernel import clock")

    assert all(points_up(found) for found in imports_of("storefront.goods.stock.commands", up))
    assert not any(passes_the_front_door(found) for found in imports_of("storefront.trade.checkouts.placing", inside))
    assert not any(found.at_top for found in imports_of("storefront.goods.stock.queries", hidden))
