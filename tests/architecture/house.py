"""How the architecture tests see the code: modules, what they import, where they stand. Standard library alone."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ROOT / "storefront"

# floors from the ground up; within a floor, packages in the order in which they may lean on those before them
FLOORS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"kernel": ()},
    {
        "community": (
            "regions",
            "limits",
            "accounts",
            "mobiles",
            "addresses",
            "bodies",
            "cloths",
            "families",
            "team",
            "shop_pages",
            "holidays",
            "affiliations",
            "permits",
            "texts",
            "notices",
        )
    },
    {
        "treasury": (
            "alarms",
            "interests",
            "gateways",
            "extracts",
            "hints",
            "payments",
            "bank",
            "refunds",
            "disputes",
            "conversations",
            "ledger",
            "debts",
            "recipients",
            "payouts",
            "transfers",
            "reconciliation",
        )
    },
    {
        "goods": (
            "taxonomy",
            "seasons",
            "scores",
            "allergens",
            "portions",
            "catalogue",
            "uploads",
            "favourites",
            "stock",
            "editing",
            "sharing",
            "making",
            "sheets",
            "imports",
            "crafts",
            "shelves",
            "restocks",
            "pricing",
        )
    },
    {
        "fairs": (
            "venues",
            "exhibitions",
            "calls",
            "applications",
            "juries",
            "markets",
            "invoices",
            "fees",
            "proceeds",
            "leases",
            "stalls",
            "allocations",
            "stall_stock",
            "agreements",
            "tills",
            "closings",
            "visits",
        )
    },
    {
        "trade": (
            "delivery",
            "carts",
            "commissions",
            "allowances",
            "rulings",
            "orders",
            "packing",
            "meeting",
            "coupons",
            "checkouts",
            "corrections",
            "repeats",
            "proposals",
            "handbacks",
            "returns",
            "unsettled",
            "adjustments",
            "receipts",
            "moderation",
            "reviews",
            "claims",
            "questions",
            "messages",
        )
    },
    {
        "insight": (
            "language",
            "segments",
            "search",
            "journal",
            "indexing",
            "holdings",
            "fairground",
            "invariants",
            "waiting",
            "statements",
            "paying",
            "income",
            "fair_figures",
            "planning",
            "referrals",
        )
    },
    {"reactions": ()},
    {"web": (), "demo": ()},
    {"cli": ()},
)
HEIGHT = {floor: height for height, floors in enumerate(FLOORS) for floor in floors}
ORDER = {
    (floor, package): place
    for floors in FLOORS
    for floor, packages in floors.items()
    for place, package in enumerate(packages)
}


@dataclass(frozen=True)
class Import:
    """One import of ours: who imports, what (dotted), whether at the top of the module."""

    importer: str
    imported: str
    at_top: bool


@cache
def modules() -> dict[str, Path]:
    """Every module of the market by its dotted name."""
    found = {}
    for path in sorted(CODE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports() -> Iterator[Import]:
    """Every import of our own code by our own code."""
    for name, path in modules().items():
        yield from imports_of(name, tree(path))


def imports_of(name: str, module: ast.Module) -> Iterator[Import]:
    """The imports of our own code in one module; `from a.b import c` names a.b.c when that is a module, else a.b."""
    top = set(module.body)
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "storefront":
                    yield Import(name, alias.name, node in top)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "storefront":
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield Import(name, whole if whole in modules() else str(node.module), node in top)


def libraries(path: Path) -> set[str]:
    """The names of everything a file imports from elsewhere, to the first dot."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def floor_of(module: str) -> str:
    """The floor a module stands on; "" for the roof (create_app)."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def package_of(module: str) -> tuple[str, str]:
    """Floor and package of a module; the package is "" on floors without packages."""
    parts = module.split(".")
    floor = floor_of(module)
    named = dict(pair for floors in FLOORS for pair in floors.items()).get(floor, ())
    return floor, parts[2] if len(parts) > 2 and parts[2] in named else ""
