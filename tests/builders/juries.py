"""Juries to begin a test with."""

from storefront.community import families
from storefront.fairs import juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import Juror, Measure
from storefront.kernel.actors import SYSTEM
from tests.builders import numbers
from tests.builders.community import a_member

MEASURES = (Measure(("الجودة", "Quality"), 3), Measure(("الأصالة", "Originality"), 2))


def measured(call: ExhibitorCall) -> ExhibitorCall:
    """The call, with something its jury goes by."""
    juries.set_criteria(call, MEASURES, SYSTEM)
    return call


def a_juror(call: ExhibitorCall, *, email: str = "") -> Juror:
    """Somebody who judges the applications of a call."""
    member = a_member(name="هدى الحكم", email=email or f"juror-{next(numbers)}@example.com")
    return juries.appoint(call, member.email, SYSTEM)


def points_for(call: ExhibitorCall, *points: int) -> dict[int, int]:
    """Points for each criterion, in their order."""
    return {row.id: one for row, one in zip(juries.criteria_of(call.id), points, strict=True)}


def works_for(juror: Juror, application: ExhibitApplication) -> None:
    """The juror works at the desk of the family that applied."""
    families.add_member(families.get(application.family_id), juror.user_id, role="member", rights=["orders"])
