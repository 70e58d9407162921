"""Every channel has one name, on pages and on paper, in both languages."""

from flask import Flask

from storefront.insight.income import STALL
from storefront.trade.checkouts.channels import CHANNELS
from storefront.web.family.income_words import channel_words
from storefront.web.kit import channels
from storefront.web.kit.locale import LANGUAGES, gettext, read_in
from storefront.web.paper import statements


def test_income_and_statements_call_a_channel_the_same(app: Flask) -> None:
    for lang in LANGUAGES:
        with app.test_request_context("/en" if lang == "en" else "/"), read_in(lang):
            pages = [channel_words(channel)[0] for channel in CHANNELS]
            papers = [statements.channel_words(channel).main for channel in CHANNELS]

            assert pages == papers == [gettext(channels.name_of(channel)) for channel in CHANNELS]
            assert len(set(pages)) == len(CHANNELS)


def test_a_channel_of_other_days_has_a_name_too() -> None:
    assert channels.name_of("bazaar") == channels.OTHER
    assert set(channels.NAMES) == {*CHANNELS, STALL}
