"""Where the office begins: what waits, counted; a page of few questions."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger

Counting = Callable[[], AbstractContextManager[list[str]]]


def test_the_office_begins_with_what_waits(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    with unit_of_work():
        for _ in range(3):
            a_family(status="submitted")

    with count_queries() as asked:
        page = client.get("/office").text

    assert "أسر تنتظر الموافقة" in page
    assert "<b><bdi>3</bdi></b>" in page
    assert len(asked) <= 14
    assert "Families waiting for approval" in client.get("/en/office").text


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_comes_in(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get("/office").status_code == 403
