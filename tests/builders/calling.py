"""Calls at the desks of organisers, families and jurors: signed in, with something to look at."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from flask import current_app
from flask.testing import FlaskClient

from storefront.fairs import applications, calls
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, an_application
from tests.builders.fairs import a_body, an_exhibition, in_days
from tests.builders.goods import a_category
from tests.builders.juries import measured
from tests.builders.organising import OrganisersDesk

LAST_MONTH = timedelta(days=30)


def a_call_of(desk: OrganisersDesk, *, published: bool = True, **terms: object) -> ExhibitorCall:
    """A call of the desk's body that is open, for three families of a sub-category."""
    with unit_of_work():
        exhibition = an_exhibition(desk.body, first=in_days(40))
        return a_call(exhibition, published=published, **terms)


def a_closed_call_of(
    desk: OrganisersDesk, *, applying: int = 3, by_jury: bool = True, places: int = 2
) -> tuple[ExhibitorCall, list[ExhibitApplication]]:
    """A call of the desk's body that closed an hour ago, with families that applied."""
    now = clock.now()
    with unit_of_work():
        with clock.set_to(now - LAST_MONTH):
            exhibition = an_exhibition(desk.body, first=in_days(60))
            days = {"closes_at": now - timedelta(hours=1), "decides_on": clock.riyadh(now + timedelta(days=2)).date()}
            selection = calls.terms.BY_JURY if by_jury else calls.terms.BY_ARRIVAL
            call = a_call(exhibition, quotas={a_category().id: places}, places=places, selection=selection, **days)
            rows = [an_application(call) for _ in range(applying)]
        while calls.turn_one():
            pass
        if by_jury:
            measured(call)
    return call, rows


def another_desk() -> OrganisersDesk:
    """The desk of another body, at which nobody sits."""
    with unit_of_work():
        return OrganisersDesk(a_body(), 0, FlaskClient(current_app))


def states_of(rows: Sequence[ExhibitApplication]) -> list[str]:
    """The states of applications as they are kept now."""
    look_again()
    return [applications.get(row.id).state for row in rows]


def look_again() -> None:
    """Whatever others have written is read anew."""
    db.session.rollback()
    db.session.expire_all()


@contextmanager
def once_closed(call: ExhibitorCall) -> Iterator[None]:
    """Inside the block the call has closed, for everybody."""
    with clock.set_to(call.closes_at + timedelta(minutes=1)):
        with unit_of_work():
            while calls.turn_one():
                pass
        yield
