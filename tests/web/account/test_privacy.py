"""What every answer of the account part owes: kept nowhere, told to no other site, as slow as its sisters."""

import time

import pytest
from flask import Flask, Response, g

from storefront.web.account import privacy

PAGES = (
    "/account/sign-in",
    "/account/sign-up",
    "/account/reset",
    "/account/orders",
    "/account/nothing",
    "/account/reset/x",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_cache_keeps_a_page_and_no_other_site_learns_its_address(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert answer.headers["Cache-Control"] == "no-store" or path.endswith("nothing")
    assert answer.headers["Referrer-Policy"] in ("strict-origin", "same-origin")


@pytest.mark.parametrize("work", [0.0, 0.03])
def test_a_marked_view_answers_after_a_fixed_time(app: Flask, work: float) -> None:
    @privacy.steady
    def view(seconds: float) -> str:
        time.sleep(seconds)
        return "done"

    app.config["STEADY_SECONDS"] = 0.08
    with app.test_request_context("/account/reset"):
        begun = time.monotonic()
        privacy.begin()
        answer = view(seconds=work)
        privacy.keep_private(Response())
        took = time.monotonic() - begun
    app.config["STEADY_SECONDS"] = 0

    assert answer == "done"
    assert 0.08 <= took < 0.5


def test_a_view_that_took_longer_waits_no_more_and_others_never_wait(app: Flask) -> None:
    app.config["STEADY_SECONDS"] = 5
    with app.test_request_context("/account/orders"):
        privacy.begin()
        begun = time.monotonic()
        privacy.keep_private(Response())
        g.steady, g.begun = True, g.begun - 10
        privacy.keep_private(Response())
        took = time.monotonic() - begun
    app.config["STEADY_SECONDS"] = 0

    assert took < 1


def test_a_marked_view_keeps_its_name() -> None:
    @privacy.steady
    def create() -> None:
        """What it does."""

    assert (create.__name__, create.__doc__) == ("create", "What it does.")
