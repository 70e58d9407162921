"""The form of an exhibition: what was typed becomes an outline, and what is there fills it."""

from flask import Flask

from storefront.goods import seasons
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.exhibition_form import ExhibitionForm, filled, known_season, pair_of
from tests.builders.fairs import an_exhibition


def test_a_line_of_supporters_has_a_name_in_both_languages() -> None:
    assert pair_of("بنك التنمية = Development Bank") == ("بنك التنمية", "Development Bank")
    assert pair_of(" بنك التنمية ") == ("بنك التنمية", "")


def test_what_is_there_fills_the_form_and_comes_back_the_same(app: Flask) -> None:
    with unit_of_work():
        seasons.add_all()
        exhibition = an_exhibition(
            season_id=seasons.get("ramadan").id, capacity=300, supporters=[("غرفة", "Chamber"), ("جمعية", "")]
        )

    with app.test_request_context("/"):
        form = filled(exhibition)
        told = form.outline

    assert form.supporters.data == "غرفة = Chamber\nجمعية"
    assert told.name == (exhibition.name_ar, exhibition.name_en)
    assert (told.venue_id, told.season_id, told.capacity) == (exhibition.venue_id, exhibition.season_id, 300)
    assert told.supporters == [("غرفة", "Chamber"), ("جمعية", "")]


def test_a_season_nobody_knows_is_none(app: Flask) -> None:
    assert known_season(999) is None
    assert known_season(None) is None


def test_only_the_venues_of_its_body_are_offered(app: Flask) -> None:
    with unit_of_work():
        mine, theirs = an_exhibition(), an_exhibition()

    with app.test_request_context("/"):
        offered = ExhibitionForm(formdata=None).offered(mine.body_id).venue.choices

    assert [choice.value for choice in offered] == ["", str(mine.venue_id)]
    assert theirs.venue_id != mine.venue_id
