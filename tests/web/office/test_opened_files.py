"""A family's file is open for an hour, in one browser, for an officer who may; the journal keeps who opened it."""

from datetime import timedelta

import pytest
from flask import Flask, g, session

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed
from storefront.web.office import opened_files
from tests.builders.community import a_family, a_member


def test_it_is_open_for_an_hour_and_noted(app: Flask) -> None:
    family, other, officer = a_family(), a_family(), a_member(role="staff")
    with app.test_request_context():
        g.actor = Actor(user_id=officer.id, roles=frozenset({"staff"}))
        before = opened_files.is_open(family.id)
        opened_files.open_file(family)
        open_now = [opened_files.is_open(one.id) for one in (family, other)]
        with clock.set_to(clock.now() + timedelta(minutes=61)):
            later = opened_files.is_open(family.id)

    (row,) = journal.page(kind="PrivateFactsRead").rows
    assert (before, open_now, later) == (False, [True, False], False)
    assert (row.entry.subject, row.entry.actor_id) == (f"family:{family.id}", officer.id)


def test_who_may_not_verify_opens_nothing_and_a_taken_role_closes_it(app: Flask) -> None:
    family = a_family()
    with app.test_request_context():
        g.actor = Actor(user_id=1, roles=frozenset({"staff"}), families=frozenset({family.id}))
        with pytest.raises(NotAllowed):
            opened_files.open_file(family)
        session[opened_files.OPENED] = {str(family.id): clock.now().timestamp() + 600}
        g.actor = Actor(user_id=1)

        assert not opened_files.is_open(family.id)


def test_old_ones_are_forgotten(app: Flask) -> None:
    first, second = a_family(), a_family()
    with app.test_request_context():
        g.actor = Actor(user_id=a_member(role="staff").id, roles=frozenset({"staff"}))
        opened_files.open_file(first)
        with clock.set_to(clock.now() + timedelta(minutes=90)):
            opened_files.open_file(second)

        assert list(session[opened_files.OPENED]) == [str(second.id)]
