"""Shoppers as the tests of the shop's pages know them."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, sign_in


@pytest.fixture(params=["guest", "member"])
def shopper(request: pytest.FixtureRequest, client: FlaskClient) -> FlaskClient:
    """A browser that buys, without an account and with one."""
    if request.param == "member":
        with unit_of_work():
            user = a_member()
        sign_in(client, user)
    return client
