"""One sentence after a step, once; and none costs a session."""

import pytest
from flask import Flask

from storefront.web.kit.flashes import KINDS, flashes, say
from tests.builders.browser import Browser


def test_a_sentence_is_said_on_the_next_page_and_only_there(app: Flask) -> None:
    client = Browser(app, app.response_class)
    with client.session_transaction() as kept:
        kept["_flashes"] = [("good", "حُفظ <b>كل شيء</b>.")]

    first, second = client.get("/").text, client.get("/").text

    assert '<div class="notice good" role="status">' in first
    assert "حُفظ &lt;b&gt;كل شيء&lt;/b&gt;." in first
    assert "حُفظ" not in second


def test_what_is_bad_interrupts_a_screen_reader(app: Flask) -> None:
    client = Browser(app, app.response_class)
    with client.session_transaction() as kept:
        kept["_flashes"] = [("bad", "لم يُحفظ شيء.")]

    assert '<div class="notice bad" role="alert">' in client.get("/").text


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_kept(app: Flask, kind: str) -> None:
    with app.test_request_context("/"):
        say(kind, "كلمة")
        assert flashes() == [(kind, "كلمة")]


def test_another_kind_is_a_mistake(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(ValueError, match="great"):
        say("great", "كلمة")


def test_asking_for_sentences_begins_no_session(app: Flask) -> None:
    with app.test_request_context("/") as request:
        assert flashes() == []
        assert not request.session.accessed or not request.session.modified
