"""A juror at their desk."""

from flask.testing import FlaskClient

from storefront.community.accounts import User
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import Juror
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import sign_in
from tests.builders.juries import a_juror


def a_seat(client: FlaskClient, call: ExhibitorCall) -> Juror:
    """Somebody in the jury of a call, signed in in this browser."""
    with unit_of_work():
        juror = a_juror(call)
        person = db.session.get_one(User, juror.user_id)
    sign_in(client, person)
    return juror
