"""Words of a family that everybody reads: a validator, and which field of a form says what does not belong there."""

from typing import Any

from wtforms import Field, HiddenField, ValidationError

from storefront.kernel import contacts, wording
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import gettext


def public(_: Form, field: Any) -> None:
    """A validator for what everybody reads."""
    try:
        wording.check_public(field.data or "")
    except wording.NoContactsInPublic as refusal:
        raise ValidationError(gettext(refusal.text)) from None


def blamed(*forms: Form) -> tuple[Form, str] | None:
    """The first field of these forms whose words lead shoppers elsewhere, with its form; None when none does."""
    found = ((form, field.short_name) for form in forms for field in form if leads_elsewhere(field))
    return next(found, None)


def leads_elsewhere(field: Field) -> bool:
    is_typed = isinstance(field.data, str) and not isinstance(field, HiddenField)
    return is_typed and contacts.leads_elsewhere(field.data)
