"""Visits by a share link: /visits is told by the page's script that somebody came; counted once in a browser."""

import re

from flask import Blueprint, request, session

from storefront.goods import sharing

visits = Blueprint("visits", __name__)
CODE = re.compile("[a-z0-9]{6,12}")


def is_code(text: str | None) -> bool:
    """Whether a text can be the code of a share link."""
    return bool(text and CODE.fullmatch(text))


@visits.post("/visits")
def create() -> tuple[str, int]:
    """Somebody came by a link; the basket will remember it."""
    code = request.form.get("via", "")
    link = sharing.find_open(code) if is_code(code) else None
    if link:
        count_visit(link)
    return "", 204


def count_visit(link: sharing.ShareLink) -> None:
    """Counts who came by a link, once in a browser, which remembers the last one."""
    if session.get("via") != link.code:
        sharing.count_open(link.code)
        session["via"] = link.code
