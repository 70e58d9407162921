"""A form meets a command: a refusal stands beside its field, or above the form; counted tries stay counted."""

import pytest
from flask import Flask, g

from storefront.community import accounts, addresses, passwords
from storefront.community.limits import TooManyTries
from storefront.kernel.addresses import NotAShortAddress
from storefront.kernel.phones import NotASaudiMobile
from storefront.kernel.refusals import NotAllowed, Refusal
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid
from storefront.web.account.attempts import FIELDS, say_no
from storefront.web.account.forms import AddressForm, CodeForm, PasswordForm, SignInForm, SignUpForm
from storefront.web.kit.forms import Form


@pytest.mark.parametrize(
    ("kind", "refusal", "field"),
    [
        (SignUpForm, NameIsNotValid(), "name"),
        (AddressForm, NameIsNotValid(), "receiver"),
        (SignUpForm, EmailIsNotValid(), "email"),
        (AddressForm, NotASaudiMobile(), "mobile"),
        (AddressForm, NotAShortAddress(), "short_address"),
        (AddressForm, addresses.AddressIsIncomplete(), "short_address"),
        (PasswordForm, accounts.refusals.WrongPassword(), "current"),
        (PasswordForm, passwords.refusals.PasswordIsTooCommon(), "new"),
        (SignUpForm, passwords.refusals.PasswordIsTooCommon(), "password"),
    ],
)
def test_a_refusal_stands_beside_the_field_it_is_about(
    app: Flask, kind: type[Form], refusal: Refusal, field: str
) -> None:
    with app.test_request_context("/"):
        form = kind(None)
        status = say_no(form, refusal)

        assert status == 422
        assert form[field].errors == [refusal.text]
        assert form.form_errors == []
        assert "keeps_work" not in g


def test_any_other_refusal_stands_above_the_form(app: Flask) -> None:
    with app.test_request_context("/"):
        form = SignInForm(None)

        assert say_no(form, NotAllowed()) == 422
        assert form.form_errors == [NotAllowed.text]


def test_a_counted_try_stays_and_too_many_say_so_in_the_status(app: Flask) -> None:
    with app.test_request_context("/"):
        form = SignInForm(None)

        assert say_no(form, TooManyTries(minutes=3), counted=True) == 429
        assert g.keeps_work is True
        assert "3" in form.form_errors[0]


def test_every_field_that_is_named_stands_on_some_form(app: Flask) -> None:
    with app.test_request_context("/"):
        names = {field.name for kind in (SignUpForm, AddressForm, PasswordForm, CodeForm) for field in kind(None)}

    assert {name for fields in FIELDS.values() for name in fields} <= names
