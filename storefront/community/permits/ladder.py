"""The growth ladder: how far a family has come from selling at home to a registered business, told by what proves it and by
nothing else. Pure: evidence in, rungs out.

The rungs are the mission's (a family under the umbrella of small enterprises). What is behind them: the productive-family
certificate and the freelance document of the Ministry of Human Resources; the municipality's permit and the health card for
food prepared at home, the Food and Drug Authority's listing, the licence of the Crafts and Handicrafts Law; the Commercial
Register Law (royal decree M/83 of 1446: no last day any more, its data confirmed once a year); the sums of the tax on sales
(see insight.income.thresholds). STEADY_ORDERS is no law: it is our advice, two orders a month, before anybody takes on the fees
of a commercial register.

A rung is climbed while its proof holds. A document that ends takes its rung with it, and so does a year without orders.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from storefront.community.permits.models import FamilyDocument

HOME, CERTIFICATE, LICENCE, STEADY, REGISTER, TAX = "home", "certificate", "licence", "steady", "register", "tax"
RUNGS = (HOME, CERTIFICATE, LICENCE, STEADY, REGISTER, TAX)
CERTIFICATES = ("productive-family", "freelance")  # either will do
COMMERCIAL = "commercial-register"
FIRST_ORDERS, STEADY_ORDERS = 1, 24  # that reached their shoppers within twelve months
HELD, ENDED, WAITING, REFUSED, MISSING = "held", "ended", "waiting", "refused", "missing"
CLIMBED, UNASKED, NEXT, AHEAD = "climbed", "unasked", "next", "ahead"


@dataclass(frozen=True)
class Paper:
    """How a kind of document stands with a family: `state` is "held", "ended", "waiting", "refused" or "missing"; `until` the
    last day of the one that holds or held."""

    kind: str
    state: str
    until: date | None = None


@dataclass(frozen=True)
class Evidence:
    """What is known of a family: whether its shop was opened, how many of its orders reached their shoppers within twelve
    months, how its documents stand, which of them what it makes asks for, how it stands with the tax on sales; whether anything
    of its own can be bought, or is looked at by the office, and the product it has prepared and shown to nobody."""

    is_open: bool
    orders: int
    papers: Mapping[str, Paper]
    needed: frozenset[str]
    is_registered: bool
    may_register: bool
    must_register: bool
    has_shelves: bool = True
    draft_id: int | None = None

    def paper(self, kind: str) -> Paper:
        """How a kind stands, of which nothing may have been sent."""
        return self.papers.get(kind, Paper(kind, MISSING))

    def holds(self, kind: str) -> bool:
        return self.paper(kind).state == HELD


@dataclass(frozen=True)
class Rung:
    """A rung, whether it is "climbed", "unasked" (nothing is wanted of this family), "next" or "ahead", and the documents it
    is proved by."""

    name: str
    state: str
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Ladder:
    """All rungs, the lowest first."""

    rungs: tuple[Rung, ...]

    @property
    def next(self) -> Rung | None:
        """The one to climb now; None where nothing is wanted for the time being."""
        return next((rung for rung in self.rungs if rung.state == NEXT), None)

    @property
    def climbed(self) -> int:
        """How many rungs there are under the family's feet, without a gap."""
        height = 0
        for rung in self.rungs:
            if rung.state not in (CLIMBED, UNASKED):
                break
            height += 1
        return height


def papers_of(documents: Iterable[FamilyDocument], kinds: Mapping[int, str], today: date) -> dict[str, Paper]:
    """How each kind of which something was sent stands on a day; `kinds` are their words by id. What holds counts before what
    is on its way, and that before what has ended."""
    found: dict[str, Paper] = {}
    for document in documents:
        paper = Paper(kinds[document.kind_id], state_of(document, today), document.expires_on)
        known = found.get(paper.kind)
        if known is None or ORDER.index(paper.state) < ORDER.index(known.state):
            found[paper.kind] = paper
    return found


ORDER = (HELD, WAITING, REFUSED, ENDED)


def state_of(document: FamilyDocument, today: date) -> str:
    """How one document stands on a day."""
    if document.state != "confirmed":
        return document.state
    return ENDED if document.expires_on is not None and document.expires_on < today else HELD


def of(evidence: Evidence) -> Ladder:
    """The ladder of a family. The next rung is the lowest that is not climbed; but whoever must register for the tax does that
    first, for the law gives thirty days. Who may not register yet is asked for nothing more."""
    climbed = {name: is_climbed(name, evidence) for name in RUNGS}
    ahead = [name for name in RUNGS if not climbed[name] and (name != TAX or evidence.may_register)]
    first = TAX if evidence.must_register and not evidence.is_registered else ahead[0] if ahead else ""
    return Ladder(tuple(rung_of(name, evidence, climbed[name], is_next=name == first) for name in RUNGS))


def is_climbed(name: str, evidence: Evidence) -> bool:
    """Whether what proves a rung holds today."""
    return {
        HOME: evidence.is_open and evidence.orders >= FIRST_ORDERS,
        CERTIFICATE: any(map(evidence.holds, CERTIFICATES)),
        LICENCE: all(map(evidence.holds, evidence.needed)),
        STEADY: evidence.orders >= STEADY_ORDERS,
        REGISTER: evidence.holds(COMMERCIAL),
        TAX: evidence.is_registered,
    }[name]


def rung_of(name: str, evidence: Evidence, is_climbed: bool, *, is_next: bool) -> Rung:
    """A rung with its documents; of a choice of them only those of which something was sent."""
    wanted = {CERTIFICATE: CERTIFICATES, LICENCE: sorted(evidence.needed), REGISTER: (COMMERCIAL,)}.get(name, ())
    papers = tuple(map(evidence.paper, wanted))
    if name == CERTIFICATE:
        papers = tuple(paper for paper in papers if paper.state != MISSING)
    if name == LICENCE and not evidence.needed:
        return Rung(name, UNASKED)
    return Rung(name, CLIMBED if is_climbed else NEXT if is_next else AHEAD, papers)
