"""The browsers a member is signed in with."""

import re

import pytest
from flask import Flask

from storefront.community import accounts
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.hostile import HOSTILE

END = re.compile(r'name="end" value="(\d+)"')


@pytest.mark.parametrize(("language", "mark"), [("", "هذا المتصفح"), ("/en", "This browser")])
def test_one_browser_is_ended_from_another(app: Flask, language: str, mark: str) -> None:
    reader, user = a_member_reading(app, language=language)
    elsewhere = Reader(app)
    elsewhere.sign_in(user.email)
    page = reader.read("/account/browsers")
    ends = END.findall(page)

    assert page.count(mark) == 1
    assert len(ends) == 1
    assert reader.send("/account/browsers", {"end": ends[0]}).status_code == 303
    assert not elsewhere.is_in
    assert reader.is_in


def test_all_others_are_ended_at_once(app: Flask) -> None:
    reader, user = a_member_reading(app)
    others = [Reader(app) for _ in range(2)]
    for other in others:
        other.sign_in(user.email)
    reader.send("/account/browsers", {"end": "others"})

    assert [other.is_in for other in others] == [False, False]
    assert reader.is_in


def test_the_stranger_ends_nobody_elses(app: Flask) -> None:
    reader, user = a_member_reading(app)
    stranger, _ = a_member_reading(app)
    row = accounts.sign_ins_of(user.id)[0]

    assert stranger.send("/account/browsers", {"end": str(row.id)}).status_code == 404
    stranger.send("/account/browsers", {"end": "others"})
    assert reader.is_in


def test_visitors_and_forged_requests_end_nothing(app: Flask) -> None:
    reader, _ = a_member_reading(app)

    assert Reader(app).get("/account/browsers").status_code == 303
    assert reader.post("/account/browsers", data={"end": "others"}).status_code == 400


def test_hostile_words_end_nothing(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    for kind, words in HOSTILE.items():
        assert reader.send("/account/browsers", {"end": words}).status_code == 404, kind
    assert reader.is_in
