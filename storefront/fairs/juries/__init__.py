"""Juries: who judges the applications of a call, blind, by criteria that weigh; and what comes of it, shown before it is done."""

from storefront.fairs.juries import ranking, refusals
from storefront.fairs.juries.choosing import Choice, commit, preview
from storefront.fairs.juries.commands import (
    MOST_CRITERIA,
    MOST_JURORS,
    MOST_NAME,
    MOST_WEIGHT,
    Measure,
    appoint,
    dismiss,
    flag,
    forget_member,
    score,
    set_criteria,
    unflag,
    works_there,
)
from storefront.fairs.juries.facts import (
    ApplicationScored,
    ConflictFlagged,
    JurorAppointed,
    JurorDismissed,
    SelectionCommitted,
)
from storefront.fairs.juries.models import Criterion, Juror, JuryConflict, JuryScore
from storefront.fairs.juries.queries import (
    calls_of,
    criteria_of,
    flagged_by,
    flags_of,
    given_by,
    has_scores,
    points_of,
    seat,
    seats_of,
)
from storefront.fairs.juries.ranking import MOST_POINTS

__all__ = [
    "MOST_CRITERIA",
    "MOST_JURORS",
    "MOST_NAME",
    "MOST_POINTS",
    "MOST_WEIGHT",
    "ApplicationScored",
    "Choice",
    "ConflictFlagged",
    "Criterion",
    "Juror",
    "JurorAppointed",
    "JurorDismissed",
    "JuryConflict",
    "JuryScore",
    "Measure",
    "SelectionCommitted",
    "appoint",
    "calls_of",
    "commit",
    "criteria_of",
    "dismiss",
    "flag",
    "flagged_by",
    "flags_of",
    "forget_member",
    "given_by",
    "has_scores",
    "points_of",
    "preview",
    "ranking",
    "refusals",
    "score",
    "seat",
    "seats_of",
    "set_criteria",
    "unflag",
    "works_there",
]
