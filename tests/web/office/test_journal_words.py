"""Every fact the diary keeps has words, and what it is about has a page where there is one."""

import pytest
from flask import Flask

from storefront.reactions import REACTIONS, diary
from storefront.web.office.journal_words import KINDS, kind_words, subject_href, subject_words


def test_everything_the_diary_keeps_has_words() -> None:
    kept = {fact.__name__ for fact, reactions in REACTIONS.items() if diary.noted in reactions}

    assert kept - KINDS.keys() == set()


def test_what_has_no_words_is_named_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert kind_words("SomethingNew") == "SomethingNew"
        assert subject_words("comet:3") == "comet:3"


@pytest.mark.parametrize(
    ("subject", "href"),
    [
        ("family:12", "/office/families/12"),
        ("product:7", "/office/products/7"),
        ("parcel:3", ""),
        ("family:abc", ""),
        ("family:", ""),
        ("family:٣", ""),
        (f"family:{2**70}", ""),
        ("market", ""),
    ],
)
def test_a_subject_leads_to_its_page(app: Flask, subject: str, href: str) -> None:
    with app.test_request_context():
        assert subject_href(subject) == href
