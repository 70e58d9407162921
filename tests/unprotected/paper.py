"""The document of what was seen failing: a row for each protection, with the day."""

import re
from collections.abc import Iterable, Sequence

from storefront.kernel import clock
from tests.unprotected.record import SABOTAGES
from tests.unprotected.sabotage import ROOT, Sabotage

PAPER = ROOT / "docs" / "cases-seen-failing.md"
ROW = re.compile(r"^\| \d+ \|.*\| (?P<day>\d{4}-\d{2}-\d{2})? \|$")


def beginning(sabotage: Sabotage) -> str:
    """A row without its day."""
    return f"| {sabotage.case} | {sabotage.protection} | {sabotage.taken_out} |"


def days(text: str) -> dict[str, str]:
    """On which day each protection was last seen missing, by the beginning of its row."""
    rows = [(line, ROW.match(line)) for line in text.splitlines()]
    return {line.rpartition("|")[0].rpartition("|")[0] + "|": found["day"] or "" for line, found in rows if found}


def write(seen: Iterable[Sabotage]) -> None:
    """Enters today for those that were seen failing; the others keep their day."""
    text = PAPER.read_text(encoding="utf-8")
    known = days(text) | {beginning(one): clock.today().isoformat() for one in seen}
    head = [line for line in text.splitlines() if not ROW.match(line)]
    at = next(place for place, line in enumerate(head) if line.startswith("|---")) + 1
    lines = [*head[:at], *rows(SABOTAGES, known), *head[at:]]
    PAPER.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(sabotages: Sequence[Sabotage], known: dict[str, str]) -> list[str]:
    return [f"{beginning(one)} {known.get(beginning(one), '')} |" for one in sabotages]
