"""Setting up the seasons of the market, once."""

import pytest

from storefront.community import cloths
from storefront.goods import seasons
from storefront.kernel import clock

pytestmark = pytest.mark.usefixtures("app")


def test_setting_up_again_adds_nothing() -> None:
    seasons.add_all()
    first = [(season.id, season.slug) for season in seasons.seasons()]

    seasons.add_all()

    assert [(season.id, season.slug) for season in seasons.seasons()] == first
    assert len(first) == 6


def test_every_season_has_its_words_its_dye_and_a_day_to_come() -> None:
    seasons.add_all()

    for season in seasons.seasons():
        assert all((season.name_ar, season.name_en, season.about_ar, season.about_en)), season.slug
        assert season.dye in cloths.DYES
        assert season.days >= 1
        assert season.lead_days >= 1
        assert seasons.next_turn(season, clock.today()).last >= clock.today()
