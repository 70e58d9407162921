"""Which field of a family's form says what everybody may not read."""

from wtforms import Field, HiddenField

from storefront.kernel import contacts
from storefront.web.kit.forms import Form


def blamed(*forms: Form) -> tuple[Form, str] | None:
    """The first field of these forms whose words lead shoppers elsewhere, with its form; None when none does."""
    found = ((form, field.short_name) for form in forms for field in form if leads_elsewhere(field))
    return next(found, None)


def leads_elsewhere(field: Field) -> bool:
    is_typed = isinstance(field.data, str) and not isinstance(field, HiddenField)
    return is_typed and contacts.leads_elsewhere(field.data)
