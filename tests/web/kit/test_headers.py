"""Headers of every answer, of errors and files too: nothing from elsewhere, nothing private kept, no cookie in public."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from storefront.kernel.refusals import Refusal
from tests.builders.browser import Browser, post, token_of
from tests.builders.providers import SITE
from tests.builders.walking import Whole, pages_of
from tests.builders.whole import NOBODY

GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
LEAD_ON = {  # pages whose forms end on a company's, and where that is
    re.compile(r"/(payment|checkout/review|invoice|rents/\d+)$"): SITE,
    re.compile("/money/connection$"): NOBODY,
}
DIRECTIVES = {
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def check_guards(answer: TestResponse, path: str) -> None:
    for name, value in GUARDS.items():
        assert answer.headers.get(name) == value, (path, name)
    policy = answer.headers["Content-Security-Policy"]
    for pages, site in LEAD_ON.items():
        policy = policy.removesuffix(f" {site}") if pages.search(path) else policy
    assert set(policy.split("; ")) >= DIRECTIVES, path
    assert not any(site in policy for site in LEAD_ON.values()), path
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] in ("same-origin", "strict-origin", "no-referrer"), path
    assert answer.headers["Cache-Control"], path


def test_every_answer_is_guarded_and_nothing_of_a_person_is_kept(application: Flask, whole: Whole) -> None:
    for reader, path in pages_of(whole, application, ("shop", "account", "family", "organiser", "office", "hooks")):
        answer = reader.get(path)
        kept = answer.headers["Cache-Control"]
        check_guards(answer, path)
        is_picture = path == "/favicon.ico" or (kept.endswith("immutable") and path.startswith(("/media/", "/cloths/")))
        assert kept in ("no-store", "private, no-store") or is_picture, path


def test_a_public_page_sets_no_cookie_and_may_be_kept(application: Flask, whole: Whole) -> None:
    private = ("account", "family", "organiser", "office")

    for rule in application.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith(private):
            for path in whole.paths(rule):
                answer = Browser(application, application.response_class).get(path)
                if answer.headers["Cache-Control"].startswith("public"):
                    assert "Set-Cookie" not in answer.headers, path
                assert answer.status_code != 200 or "Cookie" in answer.headers.get("Vary", "Cookie"), path


PUBLIC = (
    "/",
    "/en/",
    "/c/bukhoor",
    "/f/{}",
    "/seasons",
    "/search?q=x",
    "/families",
    "/pages/help",
    "/cart",
    "/tracking",
)


def test_what_everybody_may_see_may_be_kept_by_everybody(application: Flask, whole: Whole) -> None:
    slug = whole.values["shop.families.slug"][0]

    for path in PUBLIC:
        answer = Browser(application, application.response_class).get(path.format(slug))
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate", path
        assert set(answer.headers["Vary"].split(", ")) == {"Cookie", "Accept-Encoding"}, path


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/c/nothing", 404),
        ("GET", "/en/nothing", 404),
        ("POST", "/", 405),
        ("DELETE", "/cart", 405),
        ("TRACE", "/cart", 405),
        ("PUT", "/checkout/contact", 405),
        ("POST", "/account/addresses/new", 400),
        ("HEAD", "/", 200),
        ("OPTIONS", "/", 200),
        ("GET", "/robots.txt", 200),
    ],
)
def test_errors_are_guarded_too(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = client.open(path, method=method)

    assert answer.status_code == status
    check_guards(answer, path)


@pytest.mark.parametrize(("trouble", "status"), [(Refusal(), 409), (OperationalError("", {}, Exception()), 503)])
def test_a_broken_page_is_guarded_too(
    app: Flask, monkeypatch: pytest.MonkeyPatch, trouble: Exception, status: int
) -> None:
    def fails() -> None:
        raise trouble

    monkeypatch.setitem(app.view_functions, "shop.home.index", fails)
    answer = app.test_client().get("/")

    assert answer.status_code == status
    check_guards(answer, "/")


def test_another_host_is_guarded_too(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    check_guards(answer, "/")


def test_files_are_guarded_and_kept_for_ever(app: Flask, client: FlaskClient) -> None:
    for name in ("css/app.css", "js/app.js", "images/mark.svg", "fonts/text-400.woff2"):
        answer = client.get(app.extensions["assets"][name], buffered=True)
        assert answer.status_code == 200, name
        assert "immutable" in answer.headers["Cache-Control"], name
        check_guards(answer, name)


def test_an_answer_to_a_form_is_never_kept(client: FlaskClient) -> None:
    token_of(client)

    assert post(client, "/tracking").headers["Cache-Control"] == "no-store"
    assert client.open("/cart", method="HEAD").headers["Cache-Control"] == "no-store"


def test_an_encrypted_site_is_to_stay_encrypted(app: Flask, client: FlaskClient) -> None:
    plain = client.get("/").headers
    app.config["SESSION_COOKIE_SECURE"] = True
    try:
        encrypted = client.get("/").headers
    finally:
        app.config["SESSION_COOKIE_SECURE"] = False

    assert "Strict-Transport-Security" not in plain
    assert encrypted["Strict-Transport-Security"] == "max-age=31536000"


def test_asking_for_the_head_of_a_page_is_answered_as_asking_for_the_page(app: Flask) -> None:
    kept = [
        Browser(app, app.response_class).open("/", method=method).headers["Cache-Control"] for method in ("GET", "HEAD")
    ]

    assert kept[0] == kept[1] != "no-store"
