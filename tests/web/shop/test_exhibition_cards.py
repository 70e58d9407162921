"""What the card of an exhibition says."""

import pytest
from flask import Flask

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Wanted
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.shop.exhibition_cards import kind_words, tickets
from storefront.web.shop.tickets import Ticket
from tests.builders.fairs import an_exhibition, in_days


def the_ticket(app: Flask, lang: str = "ar") -> Ticket:
    with app.test_request_context("/"), read_in(lang):
        return tickets(exhibitions.soonest(Wanted(), size=3))[0]


def test_it_says_when_where_and_for_whom(app: Flask) -> None:
    with unit_of_work():
        an_exhibition(audience="families", kind="seasonal", gathering="festival")

    card = the_ticket(app)

    assert card.number == in_days(10).day
    assert card.text == "مهرجان موسمي · للعائلات"
    assert [icon for icon, _ in card.facts] == ["calendar-days", "clock", "map-pin"]
    assert card.facts[2][1] == "مركز المعارض، الرياض"
    assert card.flag == ("warn", "قريباً")


def test_english_puts_the_kind_first(app: Flask) -> None:
    with unit_of_work():
        an_exhibition(kind="charity", beneficiary=("جمعية", "Society"))

    assert the_ticket(app, "en").text == "Charity exhibition"


def test_one_day_is_one_day_and_what_is_far_has_no_flag(app: Flask) -> None:
    with unit_of_work():
        an_exhibition(number=1, first=in_days(90))

    card = the_ticket(app)

    assert card.facts[1][1] == "يوم واحد"
    assert card.flag is None


@pytest.mark.parametrize(
    ("state", "flag"), [("call_open", ("good", "باب المشاركة مفتوح")), ("live", ("good", "قائمة هذه الأيام"))]
)
def test_what_is_to_be_known_at_once_is_flagged(app: Flask, state: str, flag: tuple[str, str]) -> None:
    with unit_of_work():
        an_exhibition().state = state

    assert the_ticket(app).flag == flag


def test_what_is_over_or_off_says_so(app: Flask) -> None:
    with unit_of_work():
        over, off = an_exhibition(), an_exhibition()
        over.state = "settled"
        exhibitions.cancel(off, ("سبب", ""), SYSTEM)

    with app.test_request_context("/"):
        past = tickets(exhibitions.past(Wanted()).rows)
        coming = tickets(exhibitions.coming(Wanted()).rows)

    assert [card.flag for card in past] == [("", "انتهت")]
    assert [card.flag for card in coming] == [("bad", "ملغاة")]


def test_what_is_for_everybody_says_nothing_of_it(app: Flask) -> None:
    with unit_of_work():
        exhibition = an_exhibition()

    with app.test_request_context("/"):
        assert kind_words(exhibition) == "معرض موسمي"
