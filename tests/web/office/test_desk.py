"""The office's navigation: every part there, the open one marked, the money pages under one door."""

import re

import pytest
from flask.testing import FlaskClient

from tests.builders.desks import a_staff

MARKED = re.compile(r'<a href="([^"]+)" aria-current="page"')


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/office", {"/office"}),
        ("/office/families", {"/office/families"}),
        ("/office/money", {"/office/money"}),
        ("/office/payouts", {"/office/money", "/office/payouts", "/office/payouts?state=planned"}),
        ("/office/bank-files", {"/office/money", "/office/bank-files"}),
        ("/office/ledger/transactions", {"/office/money", "/office/ledger"}),
        ("/office/ledger/movements", {"/office/money", "/office/ledger"}),
        ("/office/commissions", {"/office/money", "/office/commissions"}),
    ],
)
def test_the_open_part_is_marked(client: FlaskClient, path: str, marked: set[str]) -> None:
    a_staff(client)

    assert set(MARKED.findall(client.get(path).text)) == marked


def test_every_part_of_the_office_is_one_step_away(client: FlaskClient) -> None:
    a_staff(client)

    page = client.get("/office").text

    for part in ("families", "products", "money", "journal", "patterns"):
        assert f'href="/office/{part}"' in page
