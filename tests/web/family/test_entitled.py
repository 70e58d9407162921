"""Whose the desk is, over the whole URL map: things of a family are not there for a guest, a stranger, another family, or one of
its own people without the right to them; and nothing of them is said on the way."""

from collections.abc import Iterable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from storefront.community import families
from storefront.kernel.actors import RIGHTS, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.family import desk
from storefront.web.family.entitled import NEEDS, PARTS, need_of
from tests.builders.browser import Browser, post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.reading import Element, page
from tests.builders.teams import a_mate, a_mates_desk
from tests.builders.walking import Whole, digest
from tests.builders.whole import a_whole_market
from tests.conftest import begin_anew

MARKS = ("بيت نورة للبخور", "Bayt Noura", "نورة آل سعيد", "الباب الأزرق", "huda@example.com", "سارة القحطاني")
OF_EVERY_DESK = {
    "kind",
    "step",
    "year",
    "number",
    "call_id",
    "exhibition_id",
    "slug",  # of a market that everybody may wait for
}  # in addresses: no thing of a family, a page every owner has
MATES = "messages"  # what the limited member of the whole market may do


@pytest.fixture(scope="module")
def whole(application: Flask) -> Iterator[Whole]:
    """One market for all of it, with a browser for everybody who has nothing to look for at its family's desk."""
    with application.app_context():
        begin_anew(application)
        market = a_whole_market(application)
        with unit_of_work():
            people = {
                "stranger": a_member(name="غريب"),
                "neighbour": a_member(name="جارة", of=a_family(name=("بيت", "B"))),
            }
        for name, person in people.items():
            market.readers[name] = Browser(application, application.response_class)
            sign_in(market.readers[name], person)
        yield market
        db.session.remove()


def at_desk(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("family.")]


def part_of(rule: Rule) -> str:
    return rule.endpoint.split(".")[1]


def tried(reader: FlaskClient, whole: Whole, rule: Rule) -> Iterator[tuple[str, TestResponse]]:
    """What a reader gets at the first two addresses of a rule: its page, or its form."""
    for path in list(whole.paths(rule))[:2]:
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield f"{method} {path}", reader.get(path) if method == "GET" else post(reader, path)


def wrongly_answered(whole: Whole, rules: Iterable[Rule], *names: str) -> list[tuple[str, str, int]]:
    """Where a thing of the family is not as if it were not there, for whoever it is not."""
    found = []
    for rule in (rule for rule in rules if rule.arguments):
        for name in names:
            if is_theirs(name, rule):
                continue
            expected = 303 if name == "guest" else 404
            for what, answer in tried(whole.readers[name], whole, rule):
                if answer.status_code != expected or any(mark in answer.text for mark in MARKS):
                    found.append((name, what, answer.status_code))
    return found


def is_theirs(name: str, rule: Rule) -> bool:
    """Whether a reader has such a page themselves."""
    if name == "neighbour":
        return rule.arguments <= OF_EVERY_DESK
    return name == "mate" and need_of(part_of(rule)) == MATES


def test_every_part_of_the_desk_says_what_it_takes(application: Flask) -> None:
    assert {part_of(rule) for rule in at_desk(application)} == NEEDS.keys()
    assert len(NEEDS) == sum(len(parts) for parts in PARTS.values())


def test_things_of_a_family_are_not_there_for_anybody_else(application: Flask, whole: Whole) -> None:
    before = digest()

    wrong = wrongly_answered(whole, at_desk(application), "guest", "stranger", "neighbour", "mate")

    assert wrong == []
    assert digest() == before


def test_what_a_member_may_do_is_there_for_them(application: Flask, whole: Whole) -> None:
    own = [rule for rule in at_desk(application) if rule.arguments and need_of(part_of(rule)) == MATES]

    answers = [answer for rule in own for _, answer in tried(whole.readers["mate"], whole, rule)]

    assert len(answers) > 5
    assert {answer.status_code for answer in answers} <= {200, 303, 422}


def test_a_missing_check_is_seen(application: Flask, whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "entitled", lambda _family_id: True)
    rules = [rule for rule in at_desk(application) if rule.endpoint in ("family.orders.show", "family.products.show")]

    assert len(wrongly_answered(whole, rules, "mate")) == 4


@pytest.mark.parametrize("right", RIGHTS)
def test_pages_a_member_may_not_use_say_so_kindly(application: Flask, whole: Whole, right: Right) -> None:
    reader = Browser(application, application.response_class)
    a_mates_desk(reader, right)
    pages = [rule for rule in at_desk(application) if not rule.arguments and "GET" in (rule.methods or ())]

    answers = {rule.rule: reader.get(rule.rule) for rule in pages}

    mine = {rule.rule for rule in pages if need_of(part_of(rule)) in (right, "anybody")}
    assert {path for path, answer in answers.items() if answer.status_code != 403} == mine
    refused = [answer.text for path, answer in answers.items() if path not in mine]
    assert all("هذه الصفحة ليست لك" in text for text in refused)
    assert not any(f'href="{path}"' in text for path in answers.keys() - mine for text in refused)
    assert len(mine) >= 3


@pytest.mark.parametrize("right", RIGHTS)
def test_no_page_of_a_member_leads_to_one_that_is_not_theirs(application: Flask, whole: Whole, right: Right) -> None:
    reader = Browser(application, application.response_class)
    with unit_of_work():
        person = a_mate(families.get(whole.values["account.desks.family_id"][0]), (right,))
    sign_in(reader, person)
    adapter = application.url_map.bind("localhost")
    mine = [rule for rule in at_desk(application) if need_of(part_of(rule)) == right and "GET" in (rule.methods or ())]

    leads = {
        (rule.rule, link["href"].partition("?")[0].partition("#")[0])
        for rule in mine
        for link in links(reader, whole, rule)
    }

    at_desks = [(rule, path) for rule, path in leads if path.startswith("/family/")]
    parts = {(rule, path): adapter.match(path, "GET")[0].split(".")[1] for rule, path in at_desks}
    assert {lead: part for lead, part in parts.items() if need_of(part) not in (right, "anybody")} == {}
    assert len(parts) > 2


def links(reader: FlaskClient, whole: Whole, rule: Rule) -> Iterator[Element]:
    """The links of the first pages of a rule."""
    for path in list(whole.paths(rule))[:3]:
        answer = reader.get(path)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            yield from (link for link in page(answer).all("a") if link.get("href"))
