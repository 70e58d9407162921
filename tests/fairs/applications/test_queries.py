"""Applications as desks read them."""

import pytest

from storefront.fairs import applications, calls
from storefront.fairs.applications import Verdict
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from tests.builders.calls import a_call, after_closing, an_application
from tests.builders.community import a_family
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")


def test_a_familys_own_are_its_own() -> None:
    application = an_application(a_call())

    found = applications.of_family(application.family_id, application.id)
    assert found.call.exhibition.name_ar == "معرض رمضان"
    assert [one.id for one in applications.page_of_family(application.family_id).rows] == [application.id]
    assert applications.of_calls(application.family_id, [application.call_id])[application.call_id].id == application.id
    with pytest.raises(NotFound):
        applications.of_family(a_family().id, application.id)


def test_an_organiser_reads_those_of_a_call() -> None:
    call, other = a_call(), a_call()
    first, second = an_application(call), an_application(call)
    elsewhere = an_application(other)

    assert applications.of_call(call.id, first.id).family.id == first.family_id
    with pytest.raises(NotFound):
        applications.of_call(call.id, elsewhere.id)
    page = applications.page_of_call(call.id, number=2, size=1)
    assert ([one.id for one in page.rows], page.total) == ([second.id], 2)
    assert applications.page_of_call(call.id, states=["offered"]).total == 0
    assert applications.page_of_call(call.id, category_id=a_category().id).total == 2
    assert applications.counts_of_call(call.id) == {"submitted": 2}
    assert applications.counts_by_category(call.id, ["submitted"]) == {a_category().id: 2}


def test_decided_ones_stand_by_their_rank_and_know_who_is_ahead() -> None:
    call = a_call(places=1, quotas={a_category().id: 1})
    rows = [an_application(call) for _ in range(3)]
    ranks = {rows[2].id: ("offered", 1), rows[1].id: ("waitlisted", 2), rows[0].id: ("waitlisted", 3)}
    with after_closing(call):
        applications.decide(calls.lock(call.id), {one: Verdict(*told) for one, told in ranks.items()}, SYSTEM)

    assert [one.id for one in applications.page_of_call(call.id).rows] == [rows[2].id, rows[1].id, rows[0].id]
    assert [applications.ahead_of(applications.get(one.id)) for one in rows] == [1, 0, 0]
    assert applications.exhibiting(call.exhibition_id) == []
    with after_closing(call):
        applications.accept(applications.get(rows[2].id), SYSTEM)
    assert applications.exhibiting(call.exhibition_id) == [rows[2].family_id]


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        applications.get(999)
    assert applications.find_of_family(999, 999) is None
