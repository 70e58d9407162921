"""One request is one unit of work, ended here and nowhere else: a safe method never writes, a refusal undoes everything."""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask, g, request
from flask.templating import Environment
from jinja2 import StrictUndefined
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter, ValidationError
from werkzeug.wrappers import Response

from storefront.kernel import units

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
MACHINES, MOST_BYTES_OF_MACHINES = "hooks", 256 * 1024  # what programs send us, and how much of it at once
LARGEST_KEY = 2**63 - 1
MOST_FIGURES = len(str(LARGEST_KEY))


def keep_work() -> None:
    """Says that this request's writes stay although its answer is a refusal, as counted tries must."""
    g.keeps_work = True


def key_of(text: str | None) -> int | None:
    """The number of a row that a form or the query names; None for what no row can have."""
    if text and text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES:
        return int(text) if int(text) <= LARGEST_KEY else None
    return None


class Key(IntegerConverter):
    """A number in an address; one that no row can have is no address of ours."""

    def __init__(self, url_map: Map, *args: Any, **options: Any) -> None:
        super().__init__(url_map, *args, **{"max": LARGEST_KEY, **options})


class Word(UnicodeConverter):
    """A word in an address; one with a NUL, which no text of a database can hold, is no address of ours."""

    def to_python(self, value: str) -> str:
        if "\0" in value:
            raise ValidationError()
        return value


class Templates(Environment):
    """Jinja's environment, its templates sharing one set of globals.

    Jinja lays a second, empty set over them for each template and compares both at every import, which cost a page
    a third of a millisecond.
    """

    def make_globals(self, own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(own) if own else self.globals


class Market(Flask):
    """Flask with a unit of work round each request."""

    jinja_environment = Templates
    jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.url_map.converters.update(int=Key, string=Word, default=Word)

    def preprocess_request(self) -> Any:
        if MACHINES in request.blueprints:
            request.max_content_length = MOST_BYTES_OF_MACHINES
        elif request.mimetype != "multipart/form-data":  # files alone may be large
            request.max_content_length = self.config["MAX_FORM_MEMORY_SIZE"]
        units.begin(writing=request.method not in SAFE_METHODS)
        if request.method not in SAFE_METHODS:
            # before the database is asked anything: whoever sends slowly holds up nobody who writes
            request.get_data(parse_form_data=MACHINES not in request.blueprints)
        return super().preprocess_request()

    def dispatch_request(self) -> Any:
        try:
            response: Response = self.make_response(super().dispatch_request())
        except BaseException:
            units.abandon()
            raise
        refused = response.status_code >= 400 and not g.get("keeps_work")
        if request.method in SAFE_METHODS or refused:
            units.abandon()
        else:
            units.finish()
        return response
