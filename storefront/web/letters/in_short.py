"""A notice of the inbox in words: the title of its letter and the line mail programs show beside it, in both languages, and
the page on which what it is about is done."""

import re
from collections.abc import Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup

from storefront.community import notices
from storefront.trade import orders
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import LANGUAGES
from storefront.web.letters.writing import reading_in, told_of

PREVIEW = re.compile(r'<div class="preview">(.*?)</div>', re.DOTALL)
NO_LINK = {notices.SECRET: "-"}  # secrets of links stand in letters alone; the words of the inbox name none

PLACES = ("page", "desk", "documents", "money")  # by what letters call it; the first that is there


def in_short(kind: str, values: Mapping[str, Any]) -> notices.inbox.Said:
    """What a notice says. Raises KeyError for a kind nobody wrote, NotFound when what it is about is gone."""
    known = {**NO_LINK, **values}
    if "order_id" in values:  # members read their orders without the private link, whatever it is by now
        known[notices.LINK] = orders.get(values["order_id"]).link_hash
    arabic, english = (in_language(kind, known, lang) for lang in LANGUAGES)
    return notices.inbox.Said((arabic[0], english[0]), (arabic[1], english[1]), arabic[2])


def in_language(kind: str, values: Mapping[str, Any], lang: str) -> tuple[str, str, str]:
    """Title, words and path, for a reader of one language."""
    with reading_in(lang):
        told = told_of(kind, values, lang)
        subject = render_template(f"letters/{kind}.{lang}.txt", **told).strip().partition("\n")[0]
        letter = render_template(f"letters/{kind}.{lang}.html", **told, subject=subject)
        found = PREVIEW.search(letter)
        words = Markup(found[1]).striptags() if found else ""  # noqa: S704 - what a template of ours escaped
        return " ".join(subject.split()), words, path_of(told)


def path_of(told: Mapping[str, Any]) -> str:
    """Where it is done, as a path of this site."""
    address = next(str(told[name]) for name in PLACES if name in told)
    return address.removeprefix(absolute(""))
