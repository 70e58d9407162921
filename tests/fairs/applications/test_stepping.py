"""Steps of an application are those of its table, and each is told once."""

import pytest

from storefront.fairs import applications
from storefront.fairs.applications import APPLICATION
from storefront.fairs.applications.stepping import hold, step
from storefront.insight import journal
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, an_application

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("after", sorted(APPLICATION))
def test_only_steps_of_the_table_are_taken(after: str) -> None:
    application = an_application(a_call())

    if APPLICATION.allows("submitted", after) and after != "offered":
        step(application, after, SYSTEM)
        assert application.state == after
    elif after != "offered":
        with pytest.raises(NotNow):
            step(application, after, SYSTEM)


def test_a_step_is_in_the_journal_with_its_reason() -> None:
    with unit_of_work():
        application = an_application(a_call())
    with unit_of_work():
        application.reason = "لا يناسب"
        step(application, "declined", SYSTEM)

    entry = journal.page(subjects=[f"family:{application.family_id}"]).rows[0].entry
    assert (entry.kind, entry.values["state"], entry.reason) == ("ApplicationStepped", "declined", "لا يناسب")


def test_whoever_holds_it_reads_it_anew() -> None:
    application = an_application(a_call())

    call = hold(application)

    assert (call.id, application.state) == (application.call_id, "submitted")
    assert applications.get(application.id).call.exhibition.id == call.exhibition_id
