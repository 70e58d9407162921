"""Pieces of pages that are printed again and again, such as outlines and prices: rendered once, then remembered."""

from collections.abc import Callable
from functools import lru_cache, wraps

from flask import Flask
from markupsafe import Markup

from storefront.web.kit.locale import language

KEPT = 2048  # of each macro
Macro = Callable[..., Markup]


def remembered(macro: Macro) -> Macro:
    """The same macro, its latest results kept by language and arguments.

    For macros that print nothing but their arguments, all of them values that never change.
    """

    @lru_cache(maxsize=KEPT, typed=True)  # "<b>" and Markup("<b>") are equal, and printed differently
    def kept(_language: str, *args: object, **options: object) -> Markup:
        return macro(*args, **options)

    @wraps(macro, assigned=(), updated=())
    def call(*args: object, **options: object) -> Markup:
        return kept(language(), *args, **options)

    return call


def furnish(app: Flask) -> None:
    """Lets templates say which of their macros are worth remembering."""
    app.jinja_env.globals["remembered"] = remembered
