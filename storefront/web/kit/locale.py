"""Two languages: Arabic at /, English at /en/. Sentences stand in Arabic in the code, their English in locale/<area>/en.po."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask
from flask_babel import Babel, Domain

LOCALE = Path(__file__).parents[2] / "locale"
LANGUAGES = ("ar", "en")
PREFIX = "/en"
ARABIC = re.compile("[\u0600-\u06ff]")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


_reader: ContextVar[str] = ContextVar("reader", default="ar")


class LanguagePrefix:
    """Moves a leading /en from the path into the mount point, so that every link made from there stays English."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(PREFIX + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path.removeprefix(PREFIX) or "/"
            with read_in("en"):
                return self.app(environ, start_response)
        with read_in("ar"):
            return self.app(environ, start_response)


class SentenceDomain(Domain):
    """Translations read straight from the .po files of every area; nothing has to be compiled."""

    def get_translations(self) -> NullTranslations:
        return translations(language())

    def gettext(self, string: str, **variables: object) -> str:
        return gettext(string, **variables)


@cache
def translations(language: str) -> NullTranslations:
    """Every area's sentences of one language, joined."""
    joined = Translations()
    for area in sorted(LOCALE.glob(f"*/{language}.po")):
        compiled = BytesIO()
        with area.open("rb") as file:
            write_mo(compiled, read_po(file, locale=language))
        compiled.seek(0)
        joined.merge(Translations(compiled))
    return joined


def language() -> str:
    """The reader's language: "ar" or "en"."""
    return _reader.get()


@contextmanager
def read_in(lang: str) -> Iterator[None]:
    """Inside the block whatever is written is for a reader of this language."""
    before = _reader.set(lang)
    try:
        yield
    finally:
        _reader.reset(before)


def gettext(sentence: str, **values: object) -> str:
    """A sentence in the reader's language, its named places filled. Pages say hundreds; this way costs a dictionary."""
    said = translations(language()).gettext(sentence)
    return said % {name: apart(value) for name, value in values.items()} if values else said


def apart(value: object) -> object:
    """Arabic words that go into an English sentence, marked so that they do not turn its stops and numbers round."""
    foreign = language() == "en" and isinstance(value, str) and ARABIC.search(value)
    return isolated(str(value)) if foreign else value


def isolated(words: str) -> str:
    """Words or a number, marked so that they read in their own direction in a sentence of the other."""
    return f"{ISOLATE}{words}{END_OF_ISOLATE}"


def language_in(words: str) -> str:
    """The language somebody wrote in, by its letters."""
    return "ar" if ARABIC.search(words) else "en"


def direction() -> str:
    """Which way the page reads: "rtl" or "ltr"."""
    return "ltr" if language() == "en" else "rtl"


def in_language(row: Any, field: str) -> str:
    """`row.<field>_<language>`, or the Arabic where the English is empty."""
    return getattr(row, f"{field}_{language()}") or str(getattr(row, f"{field}_ar"))


def language_of(row: Any, field: str) -> str:
    """In which language `in_language` answers, for the lang attribute."""
    return language() if getattr(row, f"{field}_{language()}") else "ar"


def furnish(app: Flask) -> None:
    """Sets up the reader's language and what templates say it with."""
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]  # the documented way to wrap
    babel = Babel(app, locale_selector=language, configure_jinja=False)
    babel.domain_instance = SentenceDomain()
    app.jinja_env.globals.update(_=gettext, here_in=in_language, language_of=language_of, language_in=language_in)

    @app.context_processor
    def reader() -> dict[str, str]:
        return {"lang": language(), "dir": direction()}
