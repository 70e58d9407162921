"""What readers are told of allergens: which there are, that there are none, or that its family has not said."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.goods.catalogue import Making, Product
from storefront.kernel.units import unit_of_work
from storefront.web.kit.allergens import allergen_words, allergens_stated
from storefront.web.kit.locale import read_in
from tests.builders.desks import a_staff
from tests.builders.goods import a_category, a_product
from tests.builders.product_pages import shown

NONE = {
    "ar": "لا شيء من مسببات الحساسية المعروفة، كما ذكرت الأسرة",
    "en": "None of the usual allergens, as stated by the family",
}
UNSAID = {"ar": "لم تذكرها الأسرة", "en": "Not stated by the family"}


def a_food(said: list[str] | None, *, permit: str = "food") -> Product:
    with unit_of_work():
        place = catalogue.Place(a_category(slug=permit or "bukhoor", permit=permit))
        return a_product(place=place, making=Making(allergens=said))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.usefixtures("app")
def test_a_reader_is_told_one_of_three(lang: str) -> None:
    foods = [a_food(said) for said in (None, [], ["nuts", "milk"])]

    with read_in(lang):
        told = [allergens_stated(one) for one in foods]
        listed = allergen_words(["nuts", "milk"])

    assert told == [UNSAID[lang], NONE[lang], {"ar": "المكسرات، الحليب", "en": "Tree nuts, milk"}[lang]]
    assert listed.casefold() == told[2].casefold()


@pytest.mark.parametrize(("said", "told"), [(None, ""), ([], NONE["en"])])
@pytest.mark.usefixtures("app")
def test_of_goods_that_are_no_food_nobody_need_say_it(said: list[str] | None, told: str) -> None:
    pot = a_food(said, permit="")

    with read_in("en"):
        assert allergens_stated(pot) == told


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(("said", "told"), [(None, UNSAID), ([], NONE)])
def test_shoppers_read_it_and_are_led_to_ask_where_nobody_said(
    client: FlaskClient, lang: str, said: list[str] | None, told: dict[str, str]
) -> None:
    food = a_food(said)

    spec = shown(client, food, "/en" if lang == "en" else "").one("dl", class_="spec")

    assert told[lang] in spec.words
    assert [f"/{food.id}/" in link["href"] for link in spec.all("a")] == [True] * (said is None)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_office_reads_it_before_it_approves(client: FlaskClient, lang: str) -> None:
    a_staff(client)
    pages = {
        told: client.get(f"{'/en' if lang == 'en' else ''}/office/products/{a_food(said).id}").text
        for told, said in ((UNSAID[lang], None), (NONE[lang], []))
    }

    assert [told in page for told, page in pages.items()] == [True, True]
    assert NONE[lang] not in pages[UNSAID[lang]]
