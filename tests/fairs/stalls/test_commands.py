"""Plans and their stalls, made and changed by who acts for the body."""

import pytest

from storefront.fairs import allocations, exhibitions, stalls
from storefront.fairs.stalls import Row, StallWords, refusals
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from tests.builders.fairs import a_body, an_exhibition
from tests.builders.stalls import a_fair, a_plan, acting, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")


def numbers(plan: stalls.StallPlan) -> list[str]:
    return [one.number for one in stalls.of_plan(plan.id)]


def test_an_exhibition_has_one_plan() -> None:
    exhibition = an_exhibition()

    first = stalls.prepare(exhibition, SYSTEM)

    assert stalls.prepare(exhibition, SYSTEM).id == first.id


def test_nobody_else_touches_it() -> None:
    plan = a_plan()
    stall, words = stall_of(plan), StallWords("9", 1, 1)

    for act in (
        lambda: stalls.prepare(plan.exhibition, VISITOR),
        lambda: stalls.add(plan, words, VISITOR),
        lambda: stalls.add_row(plan, Row("C", 1, 2, 1, (0, 0), (0, 0)), words, VISITOR),
        lambda: stalls.change(plan, stall, words, VISITOR),
        lambda: stalls.place(plan, {stall.id: (1, 1)}, VISITOR),
        lambda: stalls.drop(plan, stall, VISITOR),
        lambda: stalls.set_picture(plan, None, VISITOR),
        lambda: stalls.copy(plan, a_plan(), VISITOR),
        lambda: stalls.show(plan, VISITOR, to_all=False),
        lambda: allocations.set_booking(plan, "open", VISITOR),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_nothing_changes_once_it_is_over() -> None:
    plan = a_plan()
    plan.exhibition.state = "finished"

    with pytest.raises(NotNow):
        stalls.add(plan, StallWords("9", 1, 1), SYSTEM)


def test_a_number_stands_once_on_a_plan() -> None:
    plan = a_plan(number=2)

    with pytest.raises(refusals.NumberIsTaken):
        stalls.add(plan, StallWords("a1", 1, 1), SYSTEM)
    with pytest.raises(refusals.NumberIsTaken):
        stalls.add_row(plan, Row("A", 2, 5, 1, (0, 0), (0, 0)), StallWords("A-1", 0, 0), SYSTEM)
    with pytest.raises(refusals.NumberIsTaken):
        stalls.change(plan, stall_of(plan, "A-2"), StallWords("A-1", 1, 1), SYSTEM)

    assert numbers(plan) == ["A-1", "A-2"]


def test_there_is_an_end_to_stalls(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = a_plan(number=2)
    monkeypatch.setattr("storefront.fairs.stalls.commands.MOST_STALLS", 3)

    stalls.add(plan, StallWords("9", 1, 1), SYSTEM)

    with pytest.raises(refusals.StallsAreTooMany):
        stalls.add(plan, StallWords("10", 1, 1), SYSTEM)


def test_a_stall_is_said_otherwise_and_put_elsewhere() -> None:
    plan = a_plan(number=2)
    stall = stall_of(plan)

    stalls.change(plan, stall, StallWords("C-3", 5, 6, 300, 250, ["water"], 5_000), acting(plan))
    stalls.place(plan, {stall.id: (77, 88)}, acting(plan))

    found = stalls.one_of(plan.id, stall.id)
    assert (found.number, found.x, found.y, found.width_cm, found.depth_cm) == ("C-3", 77, 88, 300, 250)
    assert (found.features, found.price_minor) == (["water"], 5_000)


def test_stalls_of_another_plan_stay_where_they_are() -> None:
    plan, other = a_plan(), a_plan()

    with pytest.raises(NotFound):
        stalls.place(plan, {stall_of(other).id: (1, 1)}, SYSTEM)
    with pytest.raises(NotFound):
        stalls.one_of(plan.id, stall_of(other).id)
    with pytest.raises(refusals.PlaceIsNotValid):
        stalls.place(plan, {stall_of(plan).id: (1, 10_001)}, SYSTEM)


def test_a_stall_is_taken_off_unless_a_family_has_it() -> None:
    plan, (family, _) = a_fair(number=2)
    allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)

    with pytest.raises(refusals.StallIsHeld):
        stalls.drop(plan, stall_of(plan), SYSTEM)
    stalls.drop(plan, stall_of(plan, "A-2"), SYSTEM)

    assert numbers(plan) == ["A-1"]


def test_a_plan_is_copied_without_its_families() -> None:
    body = a_body()
    earlier = a_plan(an_exhibition(body), number=3)
    stalls.set_picture(earlier, Photo("k" * 32, 1280, 900, ""), SYSTEM)
    plan = a_plan(an_exhibition(body), number=0)

    assert [one.id for one in stalls.templates(body.id, plan.exhibition_id)] == [earlier.id]
    assert stalls.copy(plan, earlier, SYSTEM) == 3

    assert numbers(plan) == ["A-1", "A-2", "A-3"]
    assert (plan.picture_key, plan.picture_width) == ("k" * 32, 1280)
    assert stalls.kept_keys(["k" * 32, "z" * 32]) == {"k" * 32}
    with pytest.raises(refusals.PlanHasStalls):
        stalls.copy(plan, earlier, SYSTEM)


def test_the_plan_of_another_body_is_not_copied() -> None:
    with pytest.raises(NotFound):
        stalls.copy(a_plan(number=0), a_plan(), SYSTEM)


def test_an_empty_plan_is_not_shown() -> None:
    plan = a_plan(number=0)

    with pytest.raises(refusals.PlanIsEmpty):
        stalls.show(plan, SYSTEM, to_all=True)
    assert plan.shown_at is None


def test_a_picture_is_put_and_taken_away() -> None:
    plan = a_plan()

    stalls.set_picture(plan, Photo("k" * 32, 1280, 900, ""), SYSTEM)
    stalls.set_picture(plan, None, SYSTEM)

    assert (plan.picture_key, plan.picture_width, plan.picture_height) == ("", 0, 0)


def test_a_draft_that_is_dropped_takes_its_plan_along() -> None:
    exhibition = an_exhibition(state="draft")
    a_plan(exhibition, shown=False)

    exhibitions.drop(exhibition, SYSTEM)

    assert stalls.find(exhibition.id) is None
