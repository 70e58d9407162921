"""Finding visits: at the gate by either code, in the list by name."""

from dataclasses import replace

import pytest

from storefront.fairs import exhibitions, visits
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotFound
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.visiting import a_visit

pytestmark = pytest.mark.usefixtures("app")


def test_a_ticket_is_found_at_its_own_exhibition_by_both_codes() -> None:
    exhibition, other = an_exhibition(), an_exhibition()
    visit = a_visit(exhibition)

    for text in (visit.code, visit.short_code, visit.short_code.lower()):
        assert visits.find_at_gate(exhibition.id, text) is visit
        assert visits.find_at_gate(other.id, text) is None
    assert visits.of_code(visit.code) is visit
    with pytest.raises(NotFound):
        visits.of_code("no-such-code")


def test_a_list_is_narrowed_by_name_day_and_state() -> None:
    exhibition = an_exhibition()
    first = a_visit(exhibition, name="أحلام الغامدي")
    second = a_visit(exhibition, name="Sara", day=in_days(11))
    visits.cancel(second, VISITOR)
    a_visit(an_exhibition())

    assert [one.id for one in visits.page_of(exhibition.id).rows] == [first.id, second.id]
    assert [one.id for one in visits.page_of(exhibition.id, asked="احلام").rows] == [first.id]
    assert [one.id for one in visits.page_of(exhibition.id, asked=second.short_code).rows] == [second.id]
    assert [one.id for one in visits.page_of(exhibition.id, day=in_days(11)).rows] == [second.id]
    assert [one.id for one in visits.page_of(exhibition.id, state="registered").rows] == [first.id]
    assert (visits.page_of(exhibition.id, number=3).rows, visits.page_of(exhibition.id, number=3).total) == ([], 2)


def test_days_closed_to_the_public_are_not_offered() -> None:
    exhibition = an_exhibition(audience="closed", number=2)
    own, fair = exhibitions.days_of(exhibition.id)

    offered = visits.days_left(exhibition, [own, replace(fair, audience="all")])

    assert [one.day for one in offered] == [fair.day]
