"""What an owner types of somebody: one line of a name, an address, rights out of those there are."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.kernel.actors import RIGHTS
from storefront.web.family.team_forms import InvitationForm, about_rights


def test_a_form_offers_every_right_and_reads_what_is_ticked(app: Flask) -> None:
    typed = [("name", " هدى\n "), ("email", " huda@example.com "), ("rights", "orders"), ("rights", "\u202emoney")]
    with app.test_request_context(method="POST"):
        form = InvitationForm.offered(formdata=MultiDict(typed))

        assert form.validate()
        assert [choice.value for choice in form.rights.choices] == list(RIGHTS)
        assert (form.asked.name, form.asked.email, form.asked.rights) == (
            "هدى",
            "huda@example.com",
            ["orders", "money"],
        )


def test_every_right_says_what_it_opens(app: Flask) -> None:
    with app.test_request_context():
        assert about_rights().keys() == set(RIGHTS)
