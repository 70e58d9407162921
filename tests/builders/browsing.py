"""A browser as a test uses it: it reads pages, and sends forms with the token that stands on them.

Every request gets an application context of its own, as on a server: nothing is remembered from the one before.
"""

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from storefront.community.accounts import User
from storefront.kernel.database import db
from tests.builders.people import PASSWORD, a_person

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Reader:
    """Somebody with a browser. `language` is "" for Arabic pages, "/en" for English ones."""

    def __init__(self, app: Flask, *, language: str = "", place: str = "127.0.0.1") -> None:
        self.app, self.client = app, app.test_client()
        self.language, self.place = language, place

    def open(self, method: str, path: str, **request: Any) -> TestResponse:
        """One request, and nothing in memory afterwards that it may have changed."""
        with self.app.app_context():
            request = {"environ_base": {"REMOTE_ADDR": self.place}, **request}
            answer = self.client.open(self.language + path, method=method, **request)
        db.session.rollback()
        db.session.expire_all()
        return answer

    def get(self, path: str, **request: Any) -> TestResponse:
        return self.open("GET", path, **request)

    def post(self, path: str, **request: Any) -> TestResponse:
        """A form without the token."""
        return self.open("POST", path, **request)

    def read(self, path: str) -> str:
        """The text of a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def send(self, path: str, values: Any = None, *, at: str = "/account/sign-in", **headers: str) -> TestResponse:
        """Posts a form, with the token of the page it stands on."""
        page = self.get(at)
        if page.status_code == 303:  # signed in already
            page = self.get("/account/profile")
        found = TOKEN.search(page.text)
        return self.post(path, data={**(values or {}), "csrf_token": found[1] if found else ""}, headers=headers)

    def sign_in(self, email: str, password: str = PASSWORD, **values: str) -> TestResponse:
        return self.send("/account/sign-in", {"email": email, "password": password, **values})

    def cookie(self, name: str) -> str:
        kept = self.client.get_cookie(name)
        return kept.value if kept else ""

    @property
    def is_in(self) -> bool:
        """Whether a member's page opens."""
        return self.get("/account/profile").status_code == 200


def a_member_reading(app: Flask, *, language: str = "", **person: Any) -> tuple[Reader, User]:
    """A person who is signed in, and their browser."""
    user, reader = a_person(**person), Reader(app, language=language)
    assert reader.sign_in(user.email).status_code == 303
    return reader, user
