"""What a reader sees when something does not work: refusals in their language, pages for 404, 500 and the rest."""

import uuid
from datetime import date

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from gunicorn.http.errors import NoMoreData, ParseException
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from storefront.kernel import money
from storefront.kernel.money import Money
from storefront.kernel.refusals import Counted, Named, Refusal, Weighed
from storefront.web.kit import doors, formats, links
from storefront.web.kit.locale import gettext, language
from storefront.web.kit.requests import SAFE_METHODS

NOT_FOUND, METHOD_NOT_ALLOWED = 404, 405
Answer = tuple[str, int] | tuple[str, int, dict[str, str]]


def sentence(refusal: Refusal) -> str:
    """A refusal in the reader's language, and so are the names, numbers, days and sums in it."""
    return str(gettext(refusal.text, **{name: said(value) for name, value in refusal.values.items()}))


def said(value: object) -> object:
    """A value of a refusal as its reader says it."""
    if isinstance(value, Named):
        return (value.en if language() == "en" else "") or value.ar
    if isinstance(value, Counted):
        return formats.count_of(value.noun, value.number, oblique=value.oblique)
    if isinstance(value, Weighed):
        return formats.weight(value.grams)
    if isinstance(value, Money):
        return money.shown(value.minor)
    return formats.day(value) if isinstance(value, date) else value


def page(status: int, *, told: str = "", code: str = "", again: str = "") -> str:
    """The error page of a status; `again` is the address of a page that is worth opening anew."""
    is_order = status == NOT_FOUND and request.path.startswith(
        "/orders/"
    )  # perhaps its reader's own, were they signed in
    return render_template(
        "layouts/error.html",
        status=status,
        told=told,
        code=code,
        again=again,
        is_order=is_order,
        sign_in=to_sign_in() if is_order else "",
    )


def to_sign_in() -> str:
    """Where a visitor signs in and comes back to the order they asked for; nothing for who is signed in."""
    if doors.actor().user_id is not None:
        return ""
    asked = request.full_path.rstrip("?") if request.method in SAFE_METHODS else "/".join(request.path.split("/")[:3])
    return url_for("account.sign_in.new", next=request.script_root + asked)


def refused(refusal: Refusal) -> Answer:
    return page(refusal.status, told=sentence(refusal)), refusal.status


def http_error(error: HTTPException) -> Answer | HTTPException | Response:
    """A page for every error of HTTP. An address that takes forms alone leads whoever only wants to read it (again, or
    in the other language) to the page the form stands on; one of machines has no such page. One with a slash too many leads
    to the page itself."""
    if error.response is not None or error.code is None or error.code < 400:
        return error
    if error.code == METHOD_NOT_ALLOWED and request.method == "GET" and not request.path.startswith("/hooks/"):
        return redirect(links.page_above(), 303)
    if error is request.routing_exception and request.method in SAFE_METHODS and (page_meant := links.without_slash()):
        return redirect(page_meant, 301)
    told = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # such as the methods allowed
    return page(error.code), error.code, told


def not_our_host(_error: SecurityError) -> Answer:
    """A request that names another host gets a bare answer: for a page of ours addresses would have to be built."""
    return "400 Bad Request\n", 400, {"Content-Type": "text/plain; charset=utf-8"}


def forged(error: CSRFError) -> Answer:
    told = gettext("انتهت صلاحية هذه الصفحة. يُرجى فتحها من جديد ثم إعادة المحاولة.")
    return page(400, told=told, again=links.page_before()), 400


def not_a_body(_error: Exception) -> Answer:
    """What was sent breaks off, or is not cut into pieces as it says; the server finds that only while we read it."""
    return page(400), 400


def database_busy(error: OperationalError) -> Answer:
    """The database cannot be written or reached now: nothing was changed, and it is worth trying again."""
    current_app.logger.exception("database unavailable for %s", request.path)
    again = "" if request.method in SAFE_METHODS else links.page_before()
    return page(503, again=again), 503, {"Retry-After": "5"}


def broken(error: Exception) -> Answer:
    code = uuid.uuid4().hex[:8]
    current_app.logger.exception("error %s on %s %s", code, request.method, request.path)
    return page(500, code=code), 500


def furnish(app: Flask) -> None:
    """Registers every page of this module."""
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(CSRFError, forged)
    app.register_error_handler(SecurityError, not_our_host)
    app.register_error_handler(ParseException, not_a_body)
    app.register_error_handler(NoMoreData, not_a_body)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(OperationalError, database_busy)
    if not app.testing and not app.debug:
        app.register_error_handler(Exception, broken)
