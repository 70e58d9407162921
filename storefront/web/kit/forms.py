"""Forms: Flask-WTF with our words, Arabic digits understood everywhere, and the token against forged requests."""

from typing import Any

from flask import Flask, request, session
from flask_babel import LazyString
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup
from wtforms import Field

from storefront.kernel.refusals import Refusal
from storefront.web.kit.requests import SAFE_METHODS

# pages anybody may read without a session, so without a token either; hearts stand on them and ask to sign in
OPEN = {"shop", "account.favourites"}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
csrf = CSRFProtect()


class Form(FlaskForm):
    """A form of ours. The token is checked for the whole request, not per form."""

    class Meta(FlaskForm.Meta):
        csrf = False

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


def western(text: str | None) -> str | None:
    """A filter for fields that take numbers: Arabic and Persian digits become 0-9."""
    return text.translate(DIGITS).strip() if text else text


def trimmed(text: str | None) -> str | None:
    """A filter for fields that take text: no spaces at the ends, no invisible marks, no NUL."""
    if text is None:
        return None
    visible = "".join(letter for letter in text if letter in "\n\r\t" or letter.isprintable())
    return visible.strip()


def csrf_input() -> Markup:
    """The token as a hidden field; nothing on an open page whose reader has no session (there is nothing to forge)."""
    if is_open() and not session:
        return Markup("")
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def is_open() -> bool:
    """Whether this request is to a page that asks nobody for a session."""
    whole = request.blueprint or ""
    return bool({whole, whole.split(".")[0]} & OPEN)


def guard() -> None:
    """Every unsafe request of somebody with a session, and every one to a closed part, carries the session's token."""
    part = (request.blueprint or "").split(".")[0]
    if request.method not in SAFE_METHODS and part != "hooks" and (session or not is_open()):
        csrf.protect()


def furnish(app: Flask) -> None:
    """Binds the token and the guard."""
    csrf.init_app(app)
    app.before_request(guard)
    app.jinja_env.globals["csrf_input"] = csrf_input


def field_values(form: Form) -> dict[str, Any]:
    """What was typed, by field name."""
    return {name: value for name, value in form.data.items() if name != "csrf_token"}
