"""What happens to documents. Their numbers are in no fact."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class DocumentSent(Fact):
    """A family sent a document; the office looks at it."""

    family_id: int
    document_id: int
    kind: str
    by: int | None


@dataclass(frozen=True)
class DocumentConfirmed(Fact):
    family_id: int
    document_id: int
    kind: str
    by: int | None


@dataclass(frozen=True)
class DocumentRefused(Fact):
    family_id: int
    document_id: int
    kind: str
    by: int | None
    reason: str


@dataclass(frozen=True)
class DocumentEnds(Fact):
    """A document a family needs ends in at most so many days."""

    family_id: int
    document_id: int
    kind: str
    days: int


@dataclass(frozen=True)
class DocumentsAsked(Fact):
    """A family that sold before documents were asked for has until a day to send them."""

    family_id: int
