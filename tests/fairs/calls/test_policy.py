"""When a call is open: by the clock of the server, to the second."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.fairs import calls, exhibitions
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.calls import a_call

pytestmark = pytest.mark.usefixtures("app")
MOMENT = timedelta(microseconds=1)


def test_it_is_open_from_its_first_moment_and_not_one_after_its_end() -> None:
    call = a_call(opens_at=clock.now() + timedelta(hours=1))
    moments = (call.opens_at - MOMENT, call.opens_at, call.closes_at - MOMENT, call.closes_at)

    assert [calls.is_open(call, call.exhibition, one) for one in moments] == [False, True, True, False]
    assert [calls.was_open(call, one) for one in moments] == [False, True, True, True]
    assert [calls.has_closed(call, one) for one in moments] == [False, False, False, True]


def test_one_of_an_exhibition_that_was_put_off_is_not_open() -> None:
    call = a_call()

    exhibitions.postpone(call.exhibition, ("تأخر التجهيز.", ""), SYSTEM)

    assert not calls.is_open(call, call.exhibition, clock.now())


def test_what_nobody_published_is_never_due() -> None:
    call = a_call(published=False)
    due = select(ExhibitorCall.id).join(Exhibition).where(calls.policy.is_due(call.closes_at))

    assert db.session.scalars(due).all() == []
    calls.publish(call, SYSTEM)
    assert db.session.scalars(due).all() == [call.id]
