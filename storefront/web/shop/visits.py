"""Visits by a share link: /visits is told by the page's script that somebody came; counted once in a browser. /l/<code> is the
short form of a link to a shop whose address is in Arabic letters."""

import re

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.goods import sharing
from storefront.kernel.refusals import NotFound
from storefront.web.kit.doors import actor

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


@visits.get("/l/<code:code>")
def show(code: str) -> Response:
    """Leads to the shop, whose page tells of the visit; to any other kind of link there is no short form."""
    link = sharing.find_share_link(code)
    if link is None or link.kind != sharing.SHOP:
        raise NotFound()
    slug = families.get(link.family_id).slug
    return redirect(f"{url_for('shop.families.show', slug=slug)}?via={code}")


def count_visit(link: sharing.ShareLink) -> None:
    """Counts who came by a link, once in a browser, which remembers the last one. Whoever works at the family's desk comes to
    see whether it works: nobody is counted, and no order of theirs."""
    if session.get("via") != link.code and not actor().runs(link.family_id):
        sharing.count_open(link.code)
        session["via"] = link.code
