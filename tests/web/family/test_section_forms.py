"""Sections know when somebody else changed them, and show both."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.goods.catalogue import Product
from storefront.web.family.section_forms import SECTIONS, PreparationForm, WordsForm, seal

WORDS = {"name_ar": "كليجا", "name_en": "", "about_ar": "تُخبز صباحاً", "about_en": ""}


def sent(app: Flask, product: Product, **typed: str) -> WordsForm:
    """The words as they came back from a page that showed WORDS, held against what is now."""
    told = {f"words-{name}": text for name, text in {**WORDS, "seen": seal(WORDS), **typed}.items()}
    with app.test_request_context(method="POST"):
        form = WordsForm(MultiDict(told), prefix="words-")
        form.validate()
        form.met_another(product)
        return form


def test_nothing_is_met_where_nothing_changed(app: Flask) -> None:
    assert sent(app, Product(**WORDS), name_ar="كليجا حائل").errors == {}


def test_what_another_saved_stands_beside_what_was_typed(app: Flask) -> None:
    product = Product(**{**WORDS, "name_ar": "كليجا القصيم"})

    form = sent(app, product, name_ar="كليجا حائل", about_ar="تُخبز فجراً")

    assert set(form.errors) == {"name_ar", "about_ar"}
    assert "كليجا القصيم" in form.errors["name_ar"][0]
    assert form.name_ar.data == "كليجا حائل"
    assert form.seen.data == seal(WordsForm.now(product))


def test_who_typed_the_same_as_another_meets_nobody(app: Flask) -> None:
    product = Product(**{**WORDS, "name_ar": "كليجا القصيم"})

    assert sent(app, product, name_ar="كليجا القصيم").errors == {}


def test_a_choice_is_shown_by_its_words(app: Flask) -> None:
    with app.test_request_context():
        form = PreparationForm(formdata=None)

        assert form.in_words("stock_mode", "made_to_order") == "يُصنع بالطلب"
        assert form.in_words("lead_days", 0) == "0"
        assert form.in_words("stock_mode", "") == "فارغ"


def test_every_section_has_a_name_of_its_own() -> None:
    assert [name for name, form in SECTIONS.items() if form.name != name] == []
    assert len({form.icon for form in SECTIONS.values()}) == len(SECTIONS)
