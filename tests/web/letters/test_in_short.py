"""Notices of the inbox: every kind in both languages, short, with a way to where it is done and without any secret."""

import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from storefront.community.notices import LINK
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, orders
from storefront.web.letters import KINDS, in_short
from tests.builders.mail import Write
from tests.builders.telling import stage
from tests.web.letters.conftest import writing_of
from tests.web.letters.test_writing import ARABIC, EVIL

OWN_SIDE = re.compile("^/(account|exhibitions/tickets|family|jury|orders|organiser|p)(/|$)")


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


def of(kind: str, *name: str) -> dict[str, Any]:
    """What a notice of a kind carries: the letter's values, without its secrets."""
    values = {key: value for key, value in stage(*name).items() if key not in ("token", LINK)}
    if kind.startswith("transfer-"):
        values["order_id"] = values["transfer_id"]
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_has_the_title_of_its_letter_and_a_few_words(write: Write, opened: Flask, kind: str) -> None:
    said = in_short(kind, of(kind))

    assert said.title == tuple(write(kind, language, stage())["Subject"] for language in ("ar", "en"))
    assert all(10 <= len(words) <= 250 for words in said.words), said.words
    assert ARABIC.search(said.words[0])
    assert not ARABIC.search(in_short(kind, of(kind, "Sara")).words[1])


@pytest.mark.parametrize("kind", KINDS)
def test_it_leads_to_a_page_of_its_reader(opened: Flask, kind: str) -> None:
    path = in_short(kind, of(kind)).path

    assert OWN_SIDE.match(path), path
    try:
        opened.url_map.bind("localhost").match(path.partition("#")[0], method="GET")
    except HTTPException as error:
        pytest.fail(f"{path}: {error}")


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_no_private_link_and_no_markup(opened: Flask, kind: str) -> None:
    said = in_short(kind, of(kind, EVIL))

    everything = " ".join([*said.title, *said.words, said.path])
    assert "/link/" not in everything
    assert "{{" not in everything.replace("{{ 'run' * 3 }}", "")
    assert "runrunrun" not in everything
    assert "&lt;" not in everything


def test_a_notice_about_what_is_gone_says_nothing(opened: Flask) -> None:
    with unit_of_work():
        message = messages.get(stage()["message_id"])
        message.state = "hidden"

    with pytest.raises(NotFound):
        in_short("message-from-shopper", of("message-from-shopper"))


def test_a_shopper_reads_on_although_the_private_link_is_another_one(opened: Flask) -> None:
    values = of("order-confirmed")
    with unit_of_work():
        order = orders.get(values["order_id"])
        order.link_hash = "another"

    assert in_short("order-confirmed", values).path == f"/orders/{order.reference}"
