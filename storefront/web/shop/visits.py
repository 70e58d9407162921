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
    if is_code(code) and session.get("via") != code and sharing.find_share_link(code):
        sharing.count_open(code)
        session["via"] = code
    return "", 204
