"""The pattern book: every component in every state, and the pages made of them, with invented goods."""

import base64
import hashlib
import re

from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from storefront.web.kit.headers import POLICY
from storefront.web.kit.locale import language
from storefront.web.office.pattern_forms import clean_form, wrong_form
from storefront.web.office.pattern_samples import CHAPTERS, Addresses, samples
from storefront.web.shop.cards import cloth

patterns = Blueprint("patterns", __name__)
STYLE = re.compile(r"<style>(.*?)</style>", re.S)


@patterns.get("/patterns")
def index() -> WerkzeugResponse:
    """The book opens at its first chapter."""
    return redirect(url_for(".show", chapter=CHAPTERS[0][0]), 303)


@patterns.get("/patterns/<chapter>")
def show(chapter: str) -> Response:
    """A chapter of the book, or a whole page to compose from."""
    template = next((row[-1] for row in CHAPTERS if row[0] == chapter), None)
    if template is None:
        abort(404)
    addresses = Addresses(asset=current_app.extensions["assets"].__getitem__, cloth=cloth)
    html = render_template(
        template,
        samples=samples(chapter, language(), addresses),
        form=wrong_form(),
        clean_form=clean_form(),
    )
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = policy_for(html)
    return answer


def policy_for(html: str) -> str:
    """The usual policy. A letter carries its style in itself, as mail programs want it, and is let through by its hash."""
    style = STYLE.search(html)
    if style is None:
        return POLICY
    seal = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{seal}'")
