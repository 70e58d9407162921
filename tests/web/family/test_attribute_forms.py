"""The form of a craft's attributes: fields as the list has them, values as commands want them."""

from flask import Flask

from storefront.goods import attributes
from storefront.web.family.attribute_forms import LEAST_ROWS, MORE_ROWS, form_for
from storefront.web.kit.locale import read_in

TOYS = attributes.fitting("dolls", "toys")
ABAYAS = attributes.fitting("abayas", "sewing")


def test_ages_are_chosen_and_weights_are_typed(app: Flask) -> None:
    with app.test_request_context(), read_in("en"):
        form = form_for(TOYS, {"age-from": 24, "small-parts": "none"})

    assert form["age-from"].data == "24"
    assert "2 years" in [choice.label for choice in form["age-from"].choices]
    assert form["height"].label.text == "Height (in centimetres)"
    assert form["small-parts"].data == "none"


def test_a_table_has_room_for_more_sizes_than_were_kept(app: Flask) -> None:
    five = [{"size": str(size), "length": size} for size in range(52, 62, 2)]
    with app.test_request_context():
        assert form_for(ABAYAS, {}).rows == LEAST_ROWS
        assert form_for(ABAYAS, {"size-chart": five}).rows == len(five) + MORE_ROWS
        assert form_for(ABAYAS, {"size-chart": five * 4}).rows == attributes.MOST_SIZES
        assert form_for(TOYS, {}).rows == 0


def test_what_was_sent_is_read_as_the_command_wants_it(app: Flask) -> None:
    sent = {"age-from": "36", "small-parts": "", "washable": "y", "height": "٢٤"}
    with app.test_request_context(method="POST", data=sent):
        form = form_for(TOYS)
        assert form.validate()

    said = {slug: value for slug, value in form.said.items() if value}
    assert said == {"age-from": 36, "washable": True, "height": 24}
