"""Reading seasons by their address."""

import pytest

from storefront.goods import seasons
from storefront.kernel.refusals import NotFound
from tests.builders.goods import a_season

pytestmark = pytest.mark.usefixtures("app")


def test_a_season_is_found_by_its_address_and_no_other_is() -> None:
    season = a_season(slug="ramadan")

    assert seasons.get("ramadan").id == season.id
    with pytest.raises(NotFound):
        seasons.get("ramadhan")


def test_seasons_are_listed_as_they_were_added() -> None:
    for slug in ("hajj", "ramadan"):
        a_season(slug=slug)

    assert [season.slug for season in seasons.seasons()] == ["hajj", "ramadan"]
