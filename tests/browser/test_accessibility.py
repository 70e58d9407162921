"""Every page, in both languages, on a phone and a desk: no rule broken, nothing complained of, nothing cut off."""

from itertools import groupby
from operator import attrgetter

import pytest
from flask import Flask

from tests.browser.forms import forms
from tests.browser.looking import bring_rules, faults, overflow, walk
from tests.browser.no_pages import NO_PAGES
from tests.browser.pages import FAILED, pages
from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.browser.wares import SHELF


def paths_for(who: str, stage: Stage) -> list[str]:
    """Every page somebody of the stage is to look at."""
    paths = [path for found in pages(stage).values() for reader, path in found if reader == who]
    return [*paths, *(() if who else FAILED)]


def first_of_each(stage: Stage) -> set[tuple[str, str]]:
    """For each address of the URL map one page, and who reads it; its other pages are the same page in another state."""
    return {found[0] for found in pages(stage).values()}


def readers(stage: Stage) -> list[str]:
    """Everybody of the stage, beginning with whoever has just come."""
    return ["", *stage.cookies]


def test_every_address_that_can_be_read_is_looked_at(market: Flask, stage: Stage) -> None:
    there = {rule.endpoint for rule in market.url_map.iter_rules() if "GET" in (rule.methods or ())}

    looked_at = pages(stage).keys()

    assert there - looked_at - NO_PAGES.keys() == set(), "a new page; say in pages.py who reads it and where"
    assert (looked_at | NO_PAGES.keys()) - there == set(), "no such address any more"
    assert [name for name, found in pages(stage).items() if not found] == []


def test_every_page_stands_where_it_is_said_to_stand(market: Flask, stage: Stage) -> None:
    addresses = market.url_map.bind("127.0.0.1")

    led = {
        path: addresses.match(path.partition("?")[0])[0] == endpoint
        for endpoint, found in pages(stage).items()
        for _, path in found
    }

    assert [path for path, is_right in led.items() if not is_right] == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_keep_the_rules_of_accessibility(door: Door, stage: Stage, lang: str) -> None:
    found, judged = {}, first_of_each(stage)  # every state in Arabic, on a phone; in English, at a desk, one of each
    for who in readers(stage):
        with door.visitor(lang, 390, who) as visitor:
            bring_rules(visitor)
            for path in paths_for(who, stage):
                visitor.go(path)
                found[path, who] = faults(visitor, judged=lang == "ar" or (who, path) in judged)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_forms_that_come_back_keep_them_too(door: Door, stage: Stage, lang: str) -> None:
    found, by_sender = {}, groupby(sorted(forms(stage), key=attrgetter("who")), attrgetter("who"))
    for who, sent in by_sender:
        with door.visitor(lang, 390, who) as visitor:
            bring_rules(visitor)
            for form in sent:
                visitor.go(form.path)
                form.send(visitor)
                found[form.path, form.button] = faults(visitor)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_runs_off_the_side_with_words_twice_as_large(door: Door, stage: Stage, lang: str) -> None:
    paths = ("/", f"/c/{SHELF}", stage.goods[0][0].path, "/cart", "/families", "/tracking")
    found = {}
    for width in (390, 1280):
        with door.visitor(lang, width) as visitor:
            for path in paths:
                visitor.go(path)
                visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
                found[path, width] = overflow(visitor.page)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_can_be_reached_by_keyboard_and_is_seen_there(door: Door, stage: Stage, width: int) -> None:
    with door.visitor(width=width) as visitor:
        for path, least in (("/", 20), (f"/c/{SHELF}", 15), (stage.goods[0][0].path, 10)):
            visitor.go(path)

            stops, wrong = walk(visitor.page)

            assert len(stops) >= least, path
            assert wrong == [], path


def test_the_first_stop_leads_past_the_header(door: Door) -> None:
    with door.visitor() as visitor:
        visitor.go("/")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")

        assert visitor.page.evaluate("document.activeElement.id") == "main"
