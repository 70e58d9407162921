"""An organiser at their desk: the body they act for, a browser that is signed in."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from storefront.community.bodies import Body
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from tests.builders.community import sign_in
from tests.builders.fairs import a_body, an_exhibition, an_organiser


@dataclass(frozen=True)
class OrganisersDesk:
    """A body, the user id of who acts for it, the browser they use."""

    body: Body
    user_id: int
    browser: FlaskClient

    @property
    def actor(self) -> Actor:
        return Actor(self.user_id, bodies=frozenset({self.body.id}))


def a_desk_of_exhibitions(client: FlaskClient) -> OrganisersDesk:
    """A body, and somebody signed in who acts for it."""
    with unit_of_work():
        body = a_body(name=("غرفة الرياض", "Riyadh Chamber"))
        person = an_organiser(body)
    sign_in(client, person)
    return OrganisersDesk(body, person.id, client)


def one_of(desk: OrganisersDesk | None = None, **words: Any) -> Exhibition:
    """An exhibition of the body of a desk, or of another body."""
    with unit_of_work():
        return an_exhibition(desk.body if desk else a_body(), **words)
