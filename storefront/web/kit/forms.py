"""Forms: Flask-WTF with our words, Arabic digits understood everywhere, and the token against forged requests."""

import inspect
import re
from collections.abc import Callable
from typing import Any

from flask import Flask, request, session
from flask_babel import LazyString, gettext, lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import Field, FileField, IntegerField, ValidationError
from wtforms.validators import Length

from storefront.kernel import figures, wording
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import Refusal
from storefront.web.kit.formats import count_of
from storefront.web.kit.links import is_own
from storefront.web.kit.requests import SAFE_METHODS

# pages anybody may read without a session, so without a token either; hearts stand on them and ask to sign in. Letters are
# ended by mail programs, which have neither: the secret of the address stands for both
OPEN = {"shop", "account.favourites", "account.follows", "account.restocks", "account.stopping"}
FORM_OF_THE_REQUEST = inspect.signature(FlaskForm.__init__).parameters["formdata"].default
BETWEEN = re.compile(r"[\s.\u00ad\u200b-\u200f\u2010-\u2015\u2212_-]")
csrf = CSRFProtect()
BESIDE: dict[str, Callable[[], Markup]] = {}  # what the forms of a part carry beside the token
GIVEN = re.compile(r"[0-9A-Za-z-]{1,40}")  # a name of a form


class Form(FlaskForm):
    """A form of ours: of what a page sends, never of JSON, whose numbers and lists no field expects. The token is checked for
    the whole request, not per form."""

    class Meta(FlaskForm.Meta):
        csrf = False

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """What was posted into its fields; nothing of a request that only reads."""
            if formdata is not FORM_OF_THE_REQUEST:
                return formdata
            return posted_into(form) if request.method not in SAFE_METHODS else None

    def validate(self, extra_validators: Any = None) -> bool:
        """As WTForms does it; what is wrong is said in the reader's language at once."""
        valid: bool = super().validate(extra_validators)
        for field in self:
            if isinstance(field.errors, list | tuple):
                field.errors = [str(error) if isinstance(error, LazyString) else error for error in field.errors]
        return valid

    def refuse(self, field: str, refusal: Refusal, sentence: str) -> None:
        """Puts what a command refused beside the field it is about."""
        target: Field = self[field]
        target.errors = [*target.errors, sentence]


def posted_into(form: FlaskForm) -> MultiDict[str, Any]:
    """The files of fields that take files, and the words of all others: a picture where words are wanted is nothing, and so
    are words where a picture is."""
    of_files = {field.name for field in form if isinstance(field, FileField)}
    files = [(name, file) for name, file in request.files.items(multi=True) if name in of_files]
    words = [(name, word) for name, word in request.form.items(multi=True) if name not in of_files]
    return MultiDict([*files, *words])


class WholeNumber(IntegerField):
    """A whole number as people type it: Western or Arabic digits and nothing else, once. Anything else, a number out of
    range and, unless it `may_be_empty`, no number at all get the one sentence that says what is wanted; what was typed comes
    back."""

    def __init__(
        self, label: Any, sentence: Any, *, low: int, high: int, may_be_empty: bool = False, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.sentence, self.low, self.high, self.may_be_empty = sentence, low, high, may_be_empty

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        typed = western(valuelist[0]) or "" if len(valuelist) == 1 else ""
        if self.may_be_empty and valuelist in ([], [""]):
            return
        if not WHOLE.fullmatch(typed) or not self.low <= int(typed) <= self.high:
            raise ValueError(self.sentence)
        self.data = int(typed)


def western(text: str | None) -> str | None:
    """A filter for fields that take numbers: Arabic and Persian digits become 0-9."""
    return figures.western(text) if text else text


def amount(text: str | None) -> str | None:
    """A filter for sums in riyals as people type them (see kernel/figures.py)."""
    return figures.amount(text) if text else text


def together(text: str | None) -> str | None:
    """A filter for codes people read out: the spaces and dashes they put between the digits say nothing."""
    return BETWEEN.sub("", text) if text else text


def trimmed(text: str | None) -> str | None:
    """A filter for fields that take text: no spaces at the ends, no invisible marks, no NUL."""
    if text is None:
        return None
    visible = "".join(letter for letter in text if letter in "\n\r\t" or letter.isprintable())
    return visible.strip()


def given_name(text: str | None) -> str | None:
    """A filter for the hidden name of a form that is taken once: one that may have been given to it, or none."""
    return text if text and GIVEN.fullmatch(text) else None


def on_one_line(text: str | None) -> str | None:
    """A filter for names: one line, nothing invisible, no towers of marks."""
    return None if text is None else wording.line(text)


def with_plain_ends(text: str | None) -> str | None:
    """A filter for text of several lines: each ends as we write it, however the browser sent it."""
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def upto(most: int) -> Length:
    """A limit for what is typed, in letters."""
    letters = LazyString(count_of, "letter", most, oblique=True)
    return Length(max=most, message=lazy_gettext("النص طويل: لا يزيد على %(letters)s.", letters=letters))


def without_contacts(_: Form, field: Field) -> None:
    """A validator for what a shopper and a family tell each other of an order."""
    try:
        wording.check_told(field.data or "")
    except wording.NoContactsHere as refusal:
        raise ValidationError(gettext(refusal.text)) from None


def csrf_input() -> Markup:
    """The token as a hidden field; nothing on an open page whose reader has no session (there is nothing to forge)."""
    if is_open() and not session:
        return Markup("")
    beside = BESIDE.get((request.blueprint or "").split(".")[0])
    token = Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
    return token + beside() if beside else token


def is_open() -> bool:
    """Whether this request is to a page that asks nobody for a session."""
    whole = request.blueprint or ""
    return bool({whole, whole.split(".")[0]} & OPEN)


def guard() -> None:
    """Every unsafe request of somebody with a session, and every one to a closed part, carries the session's token.

    A request to an open part needs none when the browser itself says that it comes from our page: that page may be older
    than the session, such as a product in one tab while somebody filled a basket, or signed in, in another.
    """
    if (
        request.routing_exception
    ):  # nothing will be done: the answer says that there is no such address, or no such method
        return
    part = (request.blueprint or "").split(".")[0]
    if request.method in SAFE_METHODS or part == "hooks":
        return
    if not is_open() or (session and not is_vouched_for()):
        csrf.protect()


def is_vouched_for() -> bool:
    """Whether the browser says that a page of this site sent the request; no page of another can make it say so."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    return site == "same-origin" if site else bool(origin and is_own(origin))


def furnish(app: Flask) -> None:
    """Binds the token and the guard."""
    csrf.init_app(app)
    app.before_request(guard)
    app.jinja_env.globals["csrf_input"] = csrf_input
