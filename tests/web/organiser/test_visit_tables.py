"""Visitors as tables for Excel: words as they are, figures as figures, nothing that calculates."""

from datetime import date

from flask import Flask

from storefront.fairs.visits import Entered, Visit
from storefront.web.kit.locale import read_in
from storefront.web.organiser.visit_tables import hours_csv, visits_csv

DAY = date(2031, 5, 1)


def test_a_party_is_a_line_without_its_address(app: Flask) -> None:
    one = Visit(
        day=DAY, name="=هند", party=3, children=1, email="hind@example.com", short_code="4F22NKRN", state="registered",
        gate="",
    )  # fmt: skip

    with app.test_request_context(), read_in("en"):
        head, line = visits_csv([one]).decode("utf-8-sig").splitlines()

    assert head.split(",")[:4] == ["Day", "Name", "Number", "Children among them"] or head.count(",") == 7
    assert line == "2031-05-01,'=هند,3,1,4F22NKRN,Coming,,"


def test_an_hour_at_a_gate_is_a_line(app: Flask) -> None:
    with app.test_request_context(), read_in("en"):
        _, *lines = (
            hours_csv([Entered(DAY, "North", 7, True, 4), Entered(DAY, "", 17, False, -2)]).decode().splitlines()
        )

    assert lines == ["2031-05-01,North,07:00,Yes,4", "2031-05-01,,17:00,No,-2"]
