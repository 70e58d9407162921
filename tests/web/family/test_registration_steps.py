"""What each step asks is filled with what was told before; the categories that are offered follow the words."""

import pytest
from flask import Flask

from storefront.community import affiliations
from storefront.web.family.registration_forms import WhatForm
from storefront.web.family.registration_steps import filled, shelves_of
from tests.builders.registering import a_draft, a_food, a_whole_draft


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("who", {"mobile": "055 987 6543", "members": 3, "languages": ["ar", "sign"], "since_year": 2019}),
        ("where", {"district_ar": "النرجس", "collects": True, "by_courier": False, "places": ["home", "fairs"]}),
        ("what", {"craft_ar": "كليجا", "crafts": ["kleija-maamoul"]}),
    ],
)
def test_a_step_comes_back_as_it_was_told(app: Flask, step: str, told: dict[str, object]) -> None:
    family = a_whole_draft().family

    with app.test_request_context():
        form = filled(step, family)

    assert {name: form[name].data for name in told} == told


def test_consent_stands_with_what_it_is_for(app: Flask) -> None:
    family = a_draft().family
    affiliations.keep(family.id, {"charity"}, consent=True)

    with app.test_request_context():
        form = filled("where", family)

    assert (form["affiliations"].data, form["consent"].data) == (["charity"], True)


@pytest.mark.parametrize(
    ("words", "offered"),
    [("", ["cakes", "kleija-maamoul"]), ("كِليجا", ["cakes", "kleija-maamoul"]), ("zzz", ["cakes"])],
)
def test_what_is_chosen_is_always_offered(app: Flask, words: str, offered: list[str]) -> None:
    a_food()
    a_food(slug="cakes")
    with app.test_request_context():
        form = WhatForm(formdata=None, data={"words": words, "crafts": ["cakes"]})
        found = [slug for shelf in shelves_of(form) for slug, _, _ in shelf.parts]

    assert sorted(found) == offered
