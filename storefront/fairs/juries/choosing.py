"""Choosing among the applications of a call: what would come of each now, and doing exactly that."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from storefront.community import bodies
from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.applications import Verdict
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import refusals
from storefront.fairs.juries.facts import SelectionCommitted
from storefront.fairs.juries.queries import criteria_of, points_of
from storefront.fairs.juries.ranking import Candidate, outcomes, ranked, score_of
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell

HUNDREDTHS = 100


@dataclass(frozen=True)
class Choice:
    """What comes of every application, by id and in their order; `unscored` of them have no points. `digest` stands for all of
    it."""

    verdicts: dict[int, Verdict]
    unscored: int
    digest: str

    def count(self, outcome: str) -> int:
        """How many come to that."""
        return Counter(one.outcome for one in self.verdicts.values())[outcome]


def preview(call: ExhibitorCall) -> Choice:
    """What would come of every submitted application now; nothing is changed."""
    in_order = ranked(candidates(call))
    rooms = {row.category_id: row.most - row.taken for row in calls.quotas_of(call.id)}
    least = call.least_score * HUNDREDTHS if call.selection == calls.terms.BY_JURY else None
    found = outcomes(in_order, places=call.places - call.taken, quotas=rooms, least=least)
    verdicts = {one.id: Verdict(found[one.id], rank, one.score) for rank, one in enumerate(in_order, 1)}
    unscored = sum(one.score is None for one in in_order) if call.selection == calls.terms.BY_JURY else 0
    told = repr([(number, *vars(one).values()) for number, one in verdicts.items()])
    return Choice(verdicts, unscored, sha256(told.encode()).hexdigest())


def candidates(call: ExhibitorCall) -> list[Candidate]:
    waiting = applications.living(call.id, "submitted")
    if call.selection != calls.terms.BY_JURY:
        return [Candidate(one.id, one.category_id, one.submitted_at) for one in waiting]
    weights, points = {row.id: row.weight for row in criteria_of(call.id)}, points_of(call.id)
    return [
        Candidate(one.id, one.category_id, one.submitted_at, score_of([*points.get(one.id, {}).values()], weights))
        for one in waiting
    ]


def commit(call: ExhibitorCall, seen: str, actor: Actor) -> Choice:
    """Every application comes to what was shown (`seen`, the digest of a preview): offers, places in the line, regrets. Once.

    Raises NotAllowed, NotNow (decided already, or the exhibition is not to be), CallHasNotClosed, ScoresAreMissing, PreviewIsOld.
    """
    exhibition = calls.lock(call.id).exhibition
    bodies.only_officers(actor, exhibition.body_id)
    if exhibition.state not in exhibitions.COMING or not calls.has_closed(call, clock.now()):
        raise refusals.CallHasNotClosed(state=exhibition.state)
    choice = preview(call)
    if choice.unscored and call.decided_at is None:
        raise refusals.ScoresAreMissing(number=choice.unscored)
    if choice.digest != seen and call.decided_at is None:
        raise refusals.PreviewIsOld()
    applications.decide(call, choice.verdicts, actor)
    offered, waitlisted, declined = (choice.count(outcome) for outcome in ("offered", "waitlisted", "declined"))
    tell(SelectionCommitted(call.id, exhibition.id, offered, waitlisted, declined, actor.user_id))
    db.session.flush()
    return choice
