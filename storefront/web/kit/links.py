"""Links: absolute ones are built from the configured address alone, never from what a request says of itself."""

from contextlib import suppress
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

from flask import Flask, current_app, g, request, url_for
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from storefront.kernel.memory import Memory
from storefront.web.kit.locale import LANGUAGES, PREFIX, language

LONGEST_QUERY = 500


def absolute(path: str) -> str:
    """An address of this site as others may keep it; `path` begins with a slash."""
    return str(current_app.config["SITE_URL"]) + path


def path_in(lang: str, path: str) -> str:
    """The same page in another language; `path` is without the language's prefix."""
    return (PREFIX if lang == "en" else "") + path


def page_path() -> str:
    """This page's own path without the language's prefix and without the query, percent-encoded."""
    return quoted(request.path)


def canonical() -> str:
    """The one address of this page in this language."""
    return absolute(path_in(language(), page_path()))


def alternates() -> dict[str, str]:
    """This page in each language, with its query, so that filters survive the change."""
    here = with_query(page_path())
    return {lang: path_in(lang, here) for lang in LANGUAGES}


def sisters(address: str) -> dict[str, str]:
    """A canonical address of this reader's language in each language."""
    path = address.removeprefix(absolute(path_in(language(), "")))
    return {lang: absolute(path_in(lang, path)) for lang in LANGUAGES}


def own_path(target: str | None, fallback: str) -> str:
    """Where to go next: `target` if it is a plain path of this site, otherwise the fallback."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return fallback
    parts = parts_of(target)
    printable = all(ord(letter) > 32 for letter in target) and "\\" not in target
    return target if printable and not parts.scheme and not parts.netloc else fallback


def is_own(origin: str) -> bool:
    """Whether an Origin header names this site."""
    ours = {urlsplit(str(current_app.config["SITE_URL"])).netloc, request.host}
    return parts_of(origin).netloc in ours


def parts_of(address: str | None) -> SplitResult:
    """An address somebody sent, in its parts; all of them empty for what is none, such as one with an open bracket."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return urlsplit("")


class Code(BaseConverter):
    """A reference or secret in an address: <code:reference>. Nothing else reaches the database."""

    regex = "[A-Za-z0-9_-]{1,80}"


def page_above() -> str:
    """The nearest address above this one that can be read, in this language; the first page if there is none."""
    part, adapter = request.path.rstrip("/"), request_ctx.url_adapter
    while "/" in part.lstrip("/") and adapter:
        part = part.rpartition("/")[0]
        with suppress(HTTPException):
            adapter.match(part, method="GET")
            return request.script_root + quoted(part)
    return request.script_root + "/"


def page_before() -> str:
    """The page of ours a form was sent from, as the browser names it; the nearest above this one where it does not."""
    before = parts_of(request.referrer)
    if not is_own(request.referrer or ""):
        return page_above()
    return own_path(before.path + (f"?{before.query}" if before.query else ""), page_above())


def without_slash() -> str | None:
    """This address without the slash at its end, with its query, if there is a page then; None when there is none."""
    part, adapter = request.path.rstrip("/"), request_ctx.url_adapter
    if part == request.path or adapter is None:
        return None
    with suppress(HTTPException):
        adapter.match(part, method="GET")
        return with_query(request.script_root + quoted(part))
    return None


def furnish(app: Flask) -> None:
    """Tells templates where they are, and gives them `path`: url_for with a memory, since every page asks for forty."""
    app.url_map.converters["code"] = Code
    known: Memory[str] = Memory(most=4096)

    def path(endpoint: str, **values: str | int | None) -> str:
        name = (request.script_root, endpoint, *values.items())
        return known.get(name, lambda: url_for(endpoint, **values))  # type: ignore[arg-type]  # values of the address

    app.jinja_env.globals.update(path=path, absolute=absolute, sisters=sisters)

    @app.context_processor
    def place() -> dict[str, object]:
        return {
            "canonical": canonical(),
            "alternates": alternates(),
            "here": request.script_root + with_query(page_path()),
        }


@lru_cache(maxsize=1024)
def quoted(path: str) -> str:
    """A path as it stands in an address: Arabic letters percent-encoded."""
    return quote(path, safe="/-_.~")


def say_shorter(query: str) -> None:
    """Says this request's query in fewer words than whoever asked; what leads back here is written so from then on."""
    g.own_query = query


def with_query(path: str) -> str:
    """A path with this request's query; one that is longer than any of ours says nothing to us, and is not carried on."""
    query: str = g.get("own_query", request.query_string.decode("ascii", "ignore"))
    return path + (f"?{query}" if query and ("own_query" in g or len(query) <= LONGEST_QUERY) else "")
