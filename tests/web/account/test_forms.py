"""The forms of a member's pages: what is missing or wrong is said at once, by the rules of the core."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.web.account import forms
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import read_in
from tests.builders.hostile import HOSTILE

KINDS = (
    forms.AddressForm, forms.ClosureForm, forms.ConfirmationForm, forms.EmailForm, forms.NewPasswordForm,
    forms.PasswordForm, forms.ProfileForm, forms.ResetForm, forms.SignInForm, forms.SignUpForm,
)  # fmt: skip
SIGN_UP = {"name": "سارة", "email": "Sara@Example.com ", "password": "نخلة في الفناء", "agreed": "y"}


def filled(app: Flask, kind: type[Form], typed: Mapping[str, Any]) -> Any:
    with app.test_request_context(method="POST"):
        form = kind(MultiDict(typed))
        form.validate()
        return form


def test_what_is_right_is_taken(app: Flask) -> None:
    assert filled(app, forms.SignUpForm, SIGN_UP).errors == {}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "يُرجى كتابة الاسم."),
        ("name", "ش" * 81, "النص طويل: لا يزيد على 80 حرفاً."),
        ("name", "س", "يُكتب الاسم بالحروف، من حرفين إلى 80 حرفاً."),
        ("email", "sara", "البريد الإلكتروني غير صحيح، مثال: name@example.com."),
        ("email", "a" * 255, "النص طويل: لا يزيد على 254 حرفاً."),
        ("password", "", "يُرجى كتابة كلمة المرور."),
        ("agreed", "", "يُرجى الموافقة على صفحة الخصوصية لإنشاء الحساب."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(app: Flask, field: str, typed: str, sentence: str) -> None:
    form = filled(app, forms.SignUpForm, {name: value for name, value in {**SIGN_UP, field: typed}.items() if value})

    assert form.errors == {field: [sentence]}


def test_everything_that_is_wrong_is_said_at_once_in_the_readers_language(app: Flask) -> None:
    with read_in("en"):
        form = filled(app, forms.SignUpForm, {})

    assert list(form.errors) == ["name", "email", "password", "agreed"]
    assert not [
        one for sentences in form.errors.values() for one in sentences if any(letter > "\u0600" for letter in one)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_input_breaks_a_form(app: Flask, kind: type[Form]) -> None:
    with app.test_request_context("/"):
        fields = [field.name for field in kind(None)]

    assert isinstance(filled(app, kind, {}).errors, dict)
    for words in HOSTILE.values():
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
        form = filled(app, kind, dict.fromkeys(fields, text))
        assert all(isinstance(one, str) for sentences in form.errors.values() for one in sentences)


def test_a_password_is_never_printed_again(app: Flask) -> None:
    form = filled(app, forms.PasswordForm, {"current": "سر قديم", "new": "سر جديد"})

    with app.test_request_context("/"):
        assert "سر" not in str(form.current()) + str(form.new())
