"""The forms with which an owner invites people and says what they may do. Commands check every rule again."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from storefront.community import team
from storefront.kernel.actors import RIGHTS
from storefront.kernel.refusals import NotValid, Refusal
from storefront.kernel.wording import LONGEST_EMAIL, LONGEST_NAME, EmailIsNotValid
from storefront.web.family.registration_forms import ticks
from storefront.web.kit.forms import Form, on_one_line, trimmed, upto
from storefront.web.kit.locale import gettext
from storefront.web.kit.rights import WORDS

FIELDS: dict[type[Refusal], str] = {
    EmailIsNotValid: "email",
    team.refusals.AlreadyAtDesk: "email",
    team.refusals.AlreadyInvited: "email",
    team.refusals.TeamIsFull: "email",
    team.refusals.RightsAreMissing: "rights",
    NotValid: "name",
}


class RightsForm(Form):
    """What somebody may do at the desk."""

    rights = ticks(lazy_gettext("ما يعمله في الدكّة"))

    @classmethod
    def offered(cls, **told: Any) -> "RightsForm":
        """The form with every right to be ticked."""
        form = cls(**told)
        form.rights.choices = [SelectChoice(right, gettext(WORDS[right].title)) for right in RIGHTS]
        return form

    @property
    def chosen(self) -> list[str]:
        return list(self.rights.data or ())


class InvitationForm(RightsForm):
    """Whom to ask, and to what."""

    name = StringField(
        lazy_gettext("الاسم"),
        [InputRequired(lazy_gettext("اكتبوا اسماً تعرفونه به.")), upto(LONGEST_NAME)],
        filters=[on_one_line],
    )
    email = StringField(
        lazy_gettext("البريد الإلكتروني"),
        [InputRequired(lazy_gettext("اكتبوا البريد الإلكتروني.")), upto(LONGEST_EMAIL)],
        filters=[trimmed],
    )

    @property
    def asked(self) -> team.Asked:
        """What was typed, of a form that was found valid."""
        return team.Asked(self.name.data or "", self.email.data or "", self.chosen)


def about_rights() -> dict[str, str]:
    """What each right opens, under its name."""
    return {right: gettext(words.about) for right, words in WORDS.items()}
