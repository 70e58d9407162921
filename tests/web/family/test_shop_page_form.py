"""The form of the shop page: what it makes of a family's words, of a look nobody offered, of a page as it is."""

import pytest
from flask import Flask

from storefront.web.family.shop_page_form import ShopPageForm

WORDS = {
    **dict.fromkeys(("craft_en", "story_ar", "story_en", "quote_ar", "quote_en", "skills_ar", "skills_en"), ""),
    "craft_ar": "خوص",
    "dye": "palm.3",
    "languages": ["ar"],
}


def test_a_page_comes_back_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        form = ShopPageForm.filled(WORDS, 4)

        assert (form.dye.data, form.weave.data, form.version) == ("palm", "3", 4)
        assert (form.page.look, form.page.languages) == ("palm.3", frozenset({"ar"}))


@pytest.mark.parametrize(
    ("dye", "weave", "look"),
    [("palm", "0", "palm"), ("palm", "", "palm"), ("palm", "99999", "palm.99999"), ("", "", "")],
)
def test_a_look_is_taken_as_it_comes(app: Flask, dye: str, weave: str, look: str) -> None:
    with app.test_request_context():
        form = ShopPageForm(formdata=None, data={"dye": dye, "weave": weave})

        assert form.look == look
