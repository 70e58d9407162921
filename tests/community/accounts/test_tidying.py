"""What the worker throws away."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.community.accounts.models import OneTimeToken, SignIn
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.people import a_person, a_sign_in


def test_what_ended_a_month_ago_is_thrown_away(app: Flask) -> None:
    user = a_person()
    a_sign_in(user)
    with unit_of_work():
        accounts.ask_reset(user.email, place="home")

    with unit_of_work():
        assert accounts.sweep() == 0
    with clock.set_to(clock.now() + timedelta(days=61)), unit_of_work():
        assert accounts.sweep() == 2
    assert [db.session.scalar(select(func.count(table.id))) for table in (OneTimeToken, SignIn)] == [0, 0]
