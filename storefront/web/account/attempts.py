"""A form meets a command: what the command refuses is said beside the field it is about, and wrong tries stay counted."""

from storefront.community import accounts, addresses, mobiles, passwords
from storefront.community.limits import TooManyTries
from storefront.kernel.addresses import NotAShortAddress
from storefront.kernel.phones import NotASaudiMobile
from storefront.kernel.refusals import Refusal
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form
from storefront.web.kit.requests import keep_work

FIELDS: dict[type[Refusal], tuple[str, ...]] = {
    NameIsNotValid: ("name", "receiver"),
    EmailIsNotValid: ("email",),
    NotASaudiMobile: ("mobile",),
    NotAShortAddress: ("short_address",),
    addresses.AddressIsIncomplete: ("short_address",),
    mobiles.refusals.WrongCode: ("code",),
    accounts.refusals.WrongPassword: ("current", "password"),
    passwords.refusals.PasswordIsTooShort: ("new", "password"),
    passwords.refusals.PasswordIsTooLong: ("new", "password"),
    passwords.refusals.PasswordIsTooCommon: ("new", "password"),
    passwords.refusals.PasswordSaysTooMuch: ("new", "password"),
}


def say_no(form: Form, refusal: Refusal, *, counted: bool = False) -> int:
    """Puts a refusal beside its field, or above the form; the status of the page that comes back.

    `counted`: the command counts tries, and this one is to stay counted.
    """
    if counted:
        keep_work()
    field = next((name for name in FIELDS.get(type(refusal), ()) if name in form), None)
    if field:
        form.refuse(field, refusal, sentence(refusal))
    else:
        form.form_errors.append(sentence(refusal))
    return refusal.status if isinstance(refusal, TooManyTries) else 422
