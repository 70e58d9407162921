"""What a first visit may cost on a phone. The limits are those beyond which a page is broken, not what we are proud of."""

from collections.abc import Iterator
from time import sleep

import pytest

from tests.browser.stage import Stage
from tests.browser.visiting import Door, Visitor
from tests.browser.wares import SHELF
from tests.browser.weighing import LARGEST, shifts, weighed

KIB = 1024
MOST = {"Document": 14 * KIB, "Stylesheet": 18 * KIB, "Script": 12 * KIB, "Font": 60 * KIB}
MOST_WITHOUT_PHOTOS, MOST_REQUESTS, MOST_FONTS, MOST_SHIFT = 150 * KIB, 40, 4, 0.05
AGAIN = 30 * KIB
MOST_SHIFT_BY_LETTERS, LATE = 0.01, 0.5  # seconds

PAGES = ["home", "category", "product", "family"]
each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("lang", ["ar", "en"])


def path_of(name: str, stage: Stage) -> str:
    """Where a page is."""
    paths = {"home": "/", "category": f"/c/{SHELF}", "product": stage.goods[0][0].path, "family": stage.shops[0]}
    return paths[name]


@pytest.fixture
def visitor(door: Door, lang: str) -> Iterator[Visitor]:
    """Somebody with a phone who has never been here."""
    with door.visitor(lang) as somebody:
        yield somebody


@each_language
@each_page
def test_a_first_visit_is_light(visitor: Visitor, stage: Stage, name: str) -> None:
    scale = weighed(visitor, path_of(name, stage))

    assert {kind: scale.sizes[kind] for kind, most in MOST.items() if not 0 < scale.sizes[kind] <= most} == {}
    assert scale.without_photos <= MOST_WITHOUT_PHOTOS
    assert scale.requests.total() <= MOST_REQUESTS
    assert scale.requests["Font"] <= MOST_FONTS


@each_language
@each_page
def test_nothing_moves_and_what_is_seen_first_is_fetched_first(visitor: Visitor, stage: Stage, name: str) -> None:
    weighed(visitor, path_of(name, stage))
    largest = visitor.page.evaluate(LARGEST)

    assert largest["tag"] != "IMG" or largest["priority"] == "high", largest["text"]
    assert shifts(visitor.page) <= MOST_SHIFT


@each_language
def test_letters_that_come_late_move_next_to_nothing(visitor: Visitor, stage: Stage) -> None:
    fonts: list[str] = []
    visitor.page.route("**/fonts/*", lambda route: [fonts.append(route.request.url), sleep(LATE), route.continue_()])

    weighed(visitor, path_of("home", stage))

    assert fonts
    assert shifts(visitor.page) <= MOST_SHIFT_BY_LETTERS


@pytest.mark.parametrize("lang", ["ar"])
def test_the_next_page_fetches_little_but_itself(visitor: Visitor, stage: Stage) -> None:
    weighed(visitor, path_of("category", stage))

    scale = weighed(visitor, path_of("product", stage))

    assert scale.sizes["Document"] > 0
    assert scale.sizes["Font"] + scale.sizes["Stylesheet"] == 0
    assert scale.without_photos <= AGAIN


@pytest.mark.parametrize("lang", ["ar"])
def test_the_scale_sees_what_is_too_heavy(visitor: Visitor, stage: Stage) -> None:
    visitor.page.route("**/c/*", lambda route: route.fulfill(body="<title>x</title>" + "ش" * MOST["Document"]))

    scale = weighed(visitor, path_of("category", stage))

    assert scale.sizes["Document"] > MOST["Document"]
