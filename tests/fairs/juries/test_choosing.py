"""What is shown is what is done."""

import pytest

from storefront.fairs import applications, calls, juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import refusals
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.refusals import NotAllowed, NotNow
from tests.builders.calls import a_call, after_closing, an_application
from tests.builders.goods import a_category
from tests.builders.juries import a_juror, measured, points_for

pytestmark = pytest.mark.usefixtures("app")


def judged(
    *given: int | None, places: int = 2, most: int = 2, least: int = 50
) -> tuple[ExhibitorCall, list[ExhibitApplication]]:
    """A call that has closed, and applications each of which one juror gave so many points for everything, or none."""
    call = measured(a_call(places=places, quotas={a_category().id: most}, least_score=least))
    juror = a_juror(call)
    rows = [an_application(call) for _ in given]
    with after_closing(call):
        for row, points in zip(rows, given, strict=True):
            if points is not None:
                juries.score(row, juror, points_for(call, points, points))
    return call, rows


def test_the_committed_list_equals_the_preview() -> None:
    call, rows = judged(6, 9, 4, 7)

    with after_closing(call):
        shown = juries.preview(call)
        done = juries.commit(call, shown.digest, SYSTEM)

    assert done.verdicts == shown.verdicts
    assert [(row.state, row.rank, row.score) for row in map(fresh, rows)] == [
        ("waitlisted", 3, 6000),
        ("offered", 1, 9000),
        ("declined", 4, 4000),
        ("offered", 2, 7000),
    ]
    assert [shown.count(one) for one in ("offered", "waitlisted", "declined")] == [2, 1, 1]


def fresh(row: ExhibitApplication) -> ExhibitApplication:
    return applications.get(row.id)


def test_a_preview_changes_nothing_and_an_old_one_is_refused() -> None:
    call, rows = judged(6, 9)

    with after_closing(call):
        shown = juries.preview(call)
        assert fresh(rows[0]).state == "submitted"
        applications.withdraw(rows[1], "", SYSTEM)
        with pytest.raises(refusals.PreviewIsOld):
            juries.commit(call, shown.digest, SYSTEM)

    assert fresh(rows[0]).state == "submitted"


def test_other_points_are_another_preview() -> None:
    call, rows = judged(6, 9)
    juror = juries.seat(call.id, juries.seats_of(call.id)[0].user_id)

    with after_closing(call):
        shown = juries.preview(call)
        juries.score(rows[0], juror, points_for(call, 7, 6))
        with pytest.raises(refusals.PreviewIsOld):
            juries.commit(call, shown.digest, SYSTEM)


def test_it_is_committed_once_after_the_call_has_closed_by_its_body() -> None:
    call, _ = judged(6)

    with pytest.raises(refusals.CallHasNotClosed):
        juries.commit(call, juries.preview(call).digest, SYSTEM)
    with after_closing(call):
        shown = juries.preview(call)
        with pytest.raises(NotAllowed):
            juries.commit(call, shown.digest, VISITOR)
        juries.commit(call, shown.digest, SYSTEM)
        with pytest.raises(NotNow):
            juries.commit(call, shown.digest, SYSTEM)


def test_nobody_is_left_without_points() -> None:
    call, _ = judged(6, None)

    with after_closing(call):
        shown = juries.preview(call)
        assert shown.unscored == 1
        with pytest.raises(refusals.ScoresAreMissing):
            juries.commit(call, shown.digest, SYSTEM)


def test_without_a_jury_who_came_first_is_offered_first() -> None:
    call = a_call(places=2, quotas={a_category().id: 1, a_category(slug="oud").id: 1}, selection=calls.terms.BY_ARRIVAL)
    rows = [an_application(call), an_application(call), an_application(call, category_id=a_category(slug="oud").id)]

    with after_closing(call):
        juries.commit(call, juries.preview(call).digest, SYSTEM)

    assert [(row.state, row.score) for row in map(fresh, rows)] == [
        ("offered", None),
        ("waitlisted", None),
        ("offered", None),
    ]


def test_a_quota_that_was_narrowed_narrows_the_offers() -> None:
    call, rows = judged(9, 8, 7, places=3, most=2)

    with after_closing(call):
        juries.commit(call, juries.preview(call).digest, SYSTEM)

    assert [row.state for row in map(fresh, rows)] == ["offered", "offered", "waitlisted"]
    assert calls.get(call.id).taken == 2
