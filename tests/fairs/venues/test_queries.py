"""Reading venues."""

from collections.abc import Callable

import pytest

from storefront.fairs import venues
from storefront.kernel.refusals import NotFound
from tests.builders.fairs import a_body, a_venue

pytestmark = pytest.mark.usefixtures("app")


def test_a_body_has_its_venues_by_name_in_one_question(count_queries: Callable[..., object]) -> None:
    body, other = a_body(), a_body()
    for name in ("ميدان", "ساحة"):
        a_venue(body, name=(name, ""))
    a_venue(other)

    with count_queries() as asked:  # type: ignore[attr-defined]
        found = [(row.name_ar, row.city.name_en) for row in venues.of_body(body.id)]

    assert found == [("ساحة", "Riyadh"), ("ميدان", "Riyadh")]
    assert len(asked) == 1


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        venues.get(999)
