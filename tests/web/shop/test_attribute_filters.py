"""A category is filtered by what its craft says: offered where it divides the goods, kept in the address, let go by its chip."""

from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page

CANDLES = "/c/scented-candles"


def a_candle(category: str = "scented-candles", **said: object) -> Product:
    with unit_of_work():
        product = a_product(place=catalogue.Place(a_category(slug=category)))
        catalogue.describe(product, said)
    return product


def names(client: FlaskClient, where: str) -> str:
    return page(client.get(where)).one("main").words


def test_goods_that_say_otherwise_are_left_out(client: FlaskClient) -> None:
    light, strong = a_candle(intensity="light"), a_candle(intensity="strong")
    words = names(client, f"{CANDLES}?intensity=light")

    assert light.name_ar in words
    assert strong.name_ar not in words


def test_values_are_offered_with_how_many_they_show(client: FlaskClient) -> None:
    a_candle(intensity="light"), a_candle(intensity="light"), a_candle(intensity="strong")

    shown = page(client.get(f"/en{CANDLES}"))
    legends = [one.words for one in shown.all("legend")]
    radios = {one["value"] for one in shown.all("input", name="intensity")}

    assert "Strength" in legends
    assert radios == {"", "light", "strong"}


def test_what_all_goods_share_is_not_offered(client: FlaskClient) -> None:
    a_candle(intensity="light"), a_candle(intensity="light")

    assert page(client.get(CANDLES)).all("input", name="intensity") == []


def test_what_just_is_so_is_ticked(client: FlaskClient) -> None:
    safe, other = a_candle("trays-boxes", **{"food-safe": True}), a_candle("trays-boxes")

    shown = page(client.get("/c/trays-boxes"))
    words = names(client, "/c/trays-boxes?is=food-safe")

    assert [one["value"] for one in shown.all("input", name="is")] == ["food-safe"]
    assert safe.name_ar in words
    assert other.name_ar not in words


def test_a_choice_is_let_go_by_its_chip_and_carried_on_by_the_order(client: FlaskClient) -> None:
    a_candle(intensity="light"), a_candle(intensity="strong")

    shown = page(client.get(f"{CANDLES}?intensity=light&sort=price"))
    chip = shown.one("ul", class_="removable").one("button")

    assert (chip.words, chip["value"]) == ("إزالة هادئة", "intensity.light")
    assert client.get(f"{CANDLES}?intensity=light&sort=price&drop=intensity.light").location == f"{CANDLES}?sort=price"
    assert [one["value"] for one in shown.all("input", name="intensity", type="hidden")] == ["light"]


def test_a_group_is_asked_what_its_chosen_part_can_be_asked(client: FlaskClient) -> None:
    a_candle(intensity="light"), a_candle(intensity="strong")

    group = "/c/scented-candles-group"

    assert page(client.get(group)).all("input", name="intensity") == []
    assert page(client.get(f"{group}?part=scented-candles")).all("input", name="intensity") != []


def test_nonsense_asks_for_nothing(client: FlaskClient) -> None:
    candle = a_candle(intensity="light")

    for nonsense in ("intensity=deafening", "is=no-such", "is=intensity", "wax=%00", "burns-for=9"):
        assert candle.name_ar in names(client, f"{CANDLES}?{nonsense}"), nonsense
