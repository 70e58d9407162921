"""One press: taken and told, taken before, refused in a sentence, or refused for a page of its own; nothing half done stays."""

from collections.abc import Callable

import pytest
from flask import Flask, get_flashed_messages

from storefront.community.accounts import User
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.steps import take
from tests.builders.community import a_member


def refusing(refusal: Refusal) -> Callable[[], None]:
    """A step that writes something and is refused then."""

    def step() -> None:
        a_member()
        raise refusal

    return step


def people() -> int:
    return db.session.query(User).count()


def heard() -> list[tuple[str, str]]:
    return [(kind, str(words)) for kind, words in get_flashed_messages(with_categories=True)]


@pytest.mark.parametrize("done", ["أُغلق", lambda: "أُغلق"])
def test_a_step_is_taken_and_told(app: Flask, done: str | Callable[[], str]) -> None:
    with app.test_request_context():
        assert take(a_member, done, late="من قبل")
        assert (heard(), people()) == ([("good", "أُغلق")], 1)


def test_words_of_what_came_of_it_are_asked_for_afterwards(app: Flask) -> None:
    with app.test_request_context():
        take(a_member, lambda: f"{people()}", late="من قبل")

        assert heard() == [("good", "1")]


@pytest.mark.parametrize(
    ("refusal", "kind", "words"), [(NotNow(), "warn", "من قبل"), (NotAllowed(), "bad", NotAllowed.text)]
)
def test_what_stands_in_its_way_is_told_and_nothing_stays(app: Flask, refusal: Refusal, kind: str, words: str) -> None:
    with app.test_request_context():
        assert not take(refusing(refusal), "أُغلق", late="من قبل")
        assert (heard(), people()) == ([(kind, words if kind == "warn" else sentence(refusal))], 0)


def test_what_has_a_page_of_its_own_is_not_told_here(app: Flask) -> None:
    with app.test_request_context():
        with pytest.raises(NotFound):
            take(refusing(NotFound()), "أُغلق", late="من قبل", but=(NotFound,))

        assert heard() == []
