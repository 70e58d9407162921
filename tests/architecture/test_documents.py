"""What the papers of the house say is so: the table of facts, the files and pictures that are named."""

import re
from collections.abc import Iterator

from storefront.kernel.facts import Fact
from storefront.reactions import REACTIONS
from tests.architecture.house import ROOT

ROW = re.compile(r"^\| `(\w+)\.(\w+)` \|[^|]*\| ([^|]*) \|$", re.M)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
PAPERS = (
    "README.md",
    "CONTRIBUTING.md",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md"))),
)


def rows_of_code() -> set[tuple[str, str, str]]:
    """Each fact with its package and who reacts to it, as the table of reactions has them."""
    return {
        (fact.__module__.split(".")[2], fact.__name__, ", ".join(f"`{named(one)}`" for one in reactions))
        for fact, reactions in REACTIONS.items()
    }


def named(reaction: object) -> str:
    """A reaction as `module.function`."""
    function = getattr(reaction, "__wrapped__", reaction)
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def missing_files() -> Iterator[tuple[str, str]]:
    for paper in PAPERS:
        for target in LINK.findall((ROOT / paper).read_text(encoding="utf-8")):
            if not ((ROOT / paper).parent / target).exists():
                yield paper, target


def test_the_table_of_facts_is_the_table_of_reactions() -> None:
    written = set(ROW.findall((ROOT / "docs" / "facts.md").read_text(encoding="utf-8")))

    assert written == rows_of_code()


def test_every_link_of_the_papers_leads_to_a_file() -> None:
    assert list(missing_files()) == []


def test_every_scarce_thing_names_a_test() -> None:
    paper = (ROOT / "docs" / "scarce-things.md").read_text(encoding="utf-8")
    rows = [row for row in paper.splitlines() if row.startswith("| ") and not row.startswith("| Thing")]

    assert len(rows) > 10
    assert [row for row in rows if "(../tests/" not in row] == []


def test_every_fact_is_in_the_table_of_reactions() -> None:
    assert {fact for fact in kinds_of(Fact) if fact.__module__.startswith("storefront.")} == set(REACTIONS)


def kinds_of(fact: type[Fact]) -> set[type[Fact]]:
    """Every fact that is told: those of which no further ones are kinds."""
    kinds = {kind for part in fact.__subclasses__() for kind in kinds_of(part)}
    return kinds or {fact}
