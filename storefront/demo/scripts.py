"""Reading what the demo market is told from: families, goods, in plain text files beside this module."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

MARKET = Path(__file__).parent / "market"


@dataclass(frozen=True)
class FamilyScript:
    """What is told of one family."""

    slug: str
    row: dict[str, Any]
    goods: list[dict[str, Any]] = field(default_factory=list)


@cache
def families() -> list[FamilyScript]:
    """Every family with its goods, in the order of the files; the goods in theirs."""
    told = [row for file in sorted(MARKET.glob("families-*.toml")) for row in read(file)["family"]]
    scripts = {row["slug"]: FamilyScript(row["slug"], row) for row in told}
    for file in sorted(MARKET.glob("goods/*.toml")):
        for product in read(file)["product"]:
            scripts[product["family"]].goods.append(product)
    return list(scripts.values())


def read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def pair(row: dict[str, Any], name: str) -> tuple[str, str]:
    """The Arabic and English of a field, trimmed; empty where it is not told."""
    return str(row.get(f"{name}_ar", "")).strip(), str(row.get(f"{name}_en", "")).strip()
