"""What a file says of one product: values that differ from what is, and what is wrong with its rows. Plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from storefront.goods.sheets import Column, Line, Ware
from storefront.kernel.refusals import Named, NotValid


@dataclass(frozen=True)
class Trouble:
    """What is wrong in a row: on which line, in which cell (None: in the row as a whole) and what that says."""

    line: int
    column: Column | None
    cell: str
    refusal: NotValid


@dataclass(frozen=True)
class Change:
    """What another value takes the place of; `choice` is which choice of the product it is about."""

    column: Column
    before: Any
    after: Any
    choice: Named | None = None


@dataclass
class Wish:
    """One choice as the file wants it: `variant_id` None is a new one. What it does not say is not in `values`."""

    line: Line
    variant_id: int | None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass
class Entry:
    """One product as the file wants it: `ware` None is a new one. `values` are those that differ from what is, by column."""

    lines: Sequence[Line]
    ware: Ware | None
    values: dict[str, Any] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def kind(self) -> str:
        if self.troubles:
            return "bad"
        if self.ware is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def name(self) -> Named:
        """What it is called, as well as that is known."""
        if self.ware:
            return Named.of(self.ware.product, "name")
        return Named(next((cell for line in self.lines if (cell := line.cells.get("name_ar", ""))), ""))

    def wrong(self, line: Line, column: Column | None, refusal: NotValid) -> None:
        self.troubles.append(Trouble(line.number, column, line.cell(column) if column else "", refusal))


@dataclass(frozen=True)
class Plan:
    """What becomes of a file: its products by what happens to them, in the file's order."""

    entries: Sequence[Entry]
    unknown: Sequence[str]
    seal: str

    def of(self, kind: str) -> list[Entry]:
        return [one for one in self.entries if one.kind == kind]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many products are new, changed, the same, and bad."""
        return {kind: len(self.of(kind)) for kind in ("bad", "changed", "new", "same")}


class Step(NamedTuple):
    """What a family said yes to about one product: the lines of its file that name it, and the seal of the product as it was
    then (empty: it is a new one)."""

    lines: list[int]
    seal: str


class Left(NamedTuple):
    """A product that was left as it is although its family had said yes: its first line, its number (0: a new one), its name
    in both languages, and whether it changed in the meantime (or else was refused)."""

    line: int
    product_id: int
    name_ar: str
    name_en: str
    has_changed: bool


@dataclass(frozen=True)
class Part:
    """So much of a confirmed file as is carried out in one unit of work: which steps of how many, its products as the file
    wants them, and those that are left as they are."""

    file_id: int
    family_id: int
    by: int | None
    first: int
    length: int
    entries: Sequence[Entry]
    left: Sequence[Left] = ()
    newest: int = 0  # the family's product with the highest number when this was prepared
