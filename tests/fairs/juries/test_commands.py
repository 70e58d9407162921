"""Who judges, by what, and whom they may not judge."""

import pytest

from storefront.fairs import calls, juries
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import Measure, refusals
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from tests.builders.calls import a_call, after_closing, an_application
from tests.builders.community import a_member
from tests.builders.juries import a_juror, measured, points_for, works_for

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def call() -> ExhibitorCall:
    return measured(a_call())


def test_what_a_jury_goes_by(call: ExhibitorCall) -> None:
    assert [(row.name_ar, row.weight) for row in juries.criteria_of(call.id)] == [("الجودة", 3), ("الأصالة", 2)]

    juries.set_criteria(call, [Measure(("الطعم", "Taste"), 5)], SYSTEM)

    assert [(row.name_en, row.weight) for row in juries.criteria_of(call.id)] == [("Taste", 5)]


@pytest.mark.parametrize(
    ("measures", "refusal"),
    [
        ([], refusals.CriteriaAreMissing),
        ([Measure((" ", "Taste"), 1)], refusals.CriteriaAreMissing),
        ([Measure(("الطعم", ""), 0)], refusals.WeightIsNotValid),
        ([Measure(("الطعم", ""), 6)], refusals.WeightIsNotValid),
        ([Measure((f"معيار {number}", ""), 1) for number in range(9)], refusals.CriteriaAreTooMany),
    ],
)
def test_what_it_cannot_go_by(call: ExhibitorCall, measures: list[Measure], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        juries.set_criteria(call, measures, SYSTEM)


def test_criteria_stand_once_points_were_given(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)
    with after_closing(call):
        juries.score(application, juror, points_for(call, 7, 5))

        with pytest.raises(refusals.CriteriaStand):
            juries.set_criteria(call, [Measure(("الطعم", ""), 1)], SYSTEM)


def test_jurors_are_appointed_and_dismissed(call: ExhibitorCall) -> None:
    member = a_member(name="هدى الحكم", email="huda@example.com")

    juries.appoint(call, " Huda@Example.com", SYSTEM)

    assert [(seat.name, seat.judged) for seat in juries.seats_of(call.id)] == [("هدى الحكم", 0)]
    assert [one.id for one in juries.calls_of(member.id)] == [call.id]
    with pytest.raises(refusals.JudgesAlready):
        juries.appoint(call, "huda@example.com", SYSTEM)
    juries.dismiss(call, member.id, SYSTEM)
    assert juries.seats_of(call.id) == []
    with pytest.raises(NotFound):
        juries.dismiss(call, member.id, SYSTEM)


def test_who_is_not_appointed(call: ExhibitorCall) -> None:
    with pytest.raises(refusals.PersonIsUnknown):
        juries.appoint(call, "nobody@example.com", SYSTEM)
    with pytest.raises(NotAllowed):
        juries.appoint(call, "nobody@example.com", VISITOR)
    for number in range(juries.MOST_JURORS):
        a_juror(call, email=f"juror{number}@example.com")
    a_member(name="سارة", email="one-more@example.com")
    with pytest.raises(refusals.JurorsAreTooMany):
        juries.appoint(call, "one-more@example.com", SYSTEM)


def test_points_are_given_for_every_criterion_and_once_more(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)

    with after_closing(call):
        juries.score(application, juror, points_for(call, 7, 5))
        juries.score(application, juror, points_for(call, 8, 6))

    assert sorted(juries.given_by(juror)[application.id].values()) == [6, 8]
    assert juries.points_of(call.id)[application.id] == {juror.id: points_for(call, 8, 6)}
    assert juries.seats_of(call.id)[0].judged == 1


def test_points_that_are_none(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)
    first, second = points_for(call, 7, 5)

    with after_closing(call):
        for wrong in ({}, {first: 7}, {first: 7, second: 11}, {first: -1, second: 5}, {first: 1, second: 1, 999: 1}):
            with pytest.raises(refusals.PointsAreNotValid):
                juries.score(application, juror, wrong)


def test_nobody_judges_before_the_call_closes_or_after_the_decision(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)

    with pytest.raises(NotNow):
        juries.score(application, juror, points_for(call, 7, 5))
    with after_closing(call):
        calls.note_decided(call)
        for act in (
            lambda: juries.score(application, juror, points_for(call, 7, 5)),
            lambda: juries.flag(application, juror),
            lambda: juries.unflag(application, juror),
        ):
            with pytest.raises(NotNow):
                act()
        for setting in (
            lambda: juries.dismiss(call, juror.user_id, SYSTEM),
            lambda: juries.appoint(call, "a@b.co", SYSTEM),
        ):
            with pytest.raises(NotNow):
                setting()


def test_a_juror_does_not_judge_whom_they_know(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)

    with after_closing(call):
        juries.score(application, juror, points_for(call, 7, 5))
        juries.flag(application, juror)
        juries.flag(application, juror)
        assert juries.given_by(juror) == {}
        assert juries.flags_of([application.id]) == {application.id: 1}
        with pytest.raises(refusals.HasConflict):
            juries.score(application, juror, points_for(call, 7, 5))
        juries.unflag(application, juror)
        juries.score(application, juror, points_for(call, 7, 5))

    assert juries.flagged_by(juror) == frozenset()


def test_nobody_judges_their_own_shop(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)
    works_for(juror, application)

    with after_closing(call), pytest.raises(refusals.OwnApplication):
        juries.score(application, juror, points_for(call, 7, 5))


def test_what_a_dismissed_juror_gave_does_not_count(call: ExhibitorCall) -> None:
    application, juror = an_application(call), a_juror(call)
    with after_closing(call):
        juries.score(application, juror, points_for(call, 7, 5))

        juries.dismiss(call, juror.user_id, SYSTEM)

    db.session.expire_all()
    assert juries.points_of(call.id) == {}


def test_who_is_forgotten_judges_nothing(call: ExhibitorCall) -> None:
    juror = a_juror(call)

    juries.forget_member(juror.user_id)

    assert juries.seats_of(call.id) == []


def test_a_juror_of_another_call_judges_nothing_here(call: ExhibitorCall) -> None:
    juror = a_juror(call)
    other = measured(a_call())

    with pytest.raises(NotFound):
        juries.seat(other.id, juror.user_id)
