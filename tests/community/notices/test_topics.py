"""Every kind of notice belongs to one topic; what the law and safety ask for cannot be turned off."""

import pytest

from storefront.community.notices.topics import (
    BY_NAME,
    FAMILIES,
    MAIL,
    OF_KIND,
    TEXT,
    TOPICS,
    may_choose,
    of_reader,
    usual,
)
from storefront.web.letters import KINDS


def test_every_kind_belongs_to_one_topic() -> None:
    named = [kind for topic in TOPICS for kind in topic.kinds]

    assert sorted(named) == sorted(KINDS)
    assert len(set(named)) == len(named)
    assert len(BY_NAME) == len(TOPICS)


@pytest.mark.parametrize(
    "kind",
    ["order-confirmed", "password-changed", "reset-password", "confirm-address", "money-sent-back", "payout-account"],
)
def test_letters_the_law_or_safety_asks_for_always_come(kind: str) -> None:
    assert not may_choose(OF_KIND[kind], MAIL)
    assert may_choose(OF_KIND[kind], TEXT)


@pytest.mark.parametrize("kind", ["followed-goods", "restocked", "review-written", "parcel-moved", "payout-done"])
def test_the_others_may_be_turned_off(kind: str) -> None:
    assert may_choose(OF_KIND[kind], MAIL)


def test_letters_come_as_usual_and_texts_about_orders_and_places_alone() -> None:
    assert all(usual(topic, MAIL) for topic in TOPICS)
    assert {topic.name for topic in TOPICS if usual(topic, TEXT)} == {"sales", "progress", "fairs"}


def test_who_has_no_shop_is_not_asked_about_one() -> None:
    assert not [topic for topic in of_reader(owns=False) if topic.readers == FAMILIES]
    assert of_reader(owns=True) == TOPICS
