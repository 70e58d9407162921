"""Pieces of pages are rendered once for each language and each set of values, and never mistaken for one another."""

from flask import Flask
from markupsafe import Markup, escape

from storefront.web.kit.fragments import remembered
from storefront.web.kit.locale import language, read_in


class Macro:
    """A macro that counts how often it is rendered."""

    def __init__(self) -> None:
        self.rendered = 0

    def __call__(self, text: object, *, big: bool = False) -> Markup:
        self.rendered += 1
        return Markup("{}:{}:{}").format(language(), escape(text), big)


def test_the_same_values_are_rendered_once() -> None:
    macro = Macro()
    piece = remembered(macro)

    assert piece("a") == piece("a") == "ar:a:False"
    assert macro.rendered == 1


def test_other_values_and_other_languages_are_other_pieces() -> None:
    macro = Macro()
    piece = remembered(macro)

    with read_in("en"):
        english = piece("a", big=True)

    assert [piece("a"), piece("a", big=True), english] == ["ar:a:False", "ar:a:True", "en:a:True"]
    assert macro.rendered == 3


def test_words_and_markup_that_look_alike_are_not_mistaken_for_each_other() -> None:
    piece = remembered(Macro())

    assert piece("<b>") == "ar:&lt;b&gt;:False"
    assert piece(Markup("<b>")) == "ar:<b>:False"


def test_one_and_true_are_not_the_same() -> None:
    piece = remembered(Macro())

    assert [piece(1), piece(True), piece(1.0)] == ["ar:1:False", "ar:True:False", "ar:1.0:False"]


def test_templates_know_it(app: Flask) -> None:
    assert app.jinja_env.globals["remembered"] is remembered
