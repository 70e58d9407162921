"""What was typed is kept, or what refuses it stands beside its field."""

from collections.abc import Callable, Mapping
from typing import Any

from storefront.kernel import units
from storefront.kernel.refusals import Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form


def keep(form: Form, fields: Mapping[type[Refusal], str], act: Callable[[], Any]) -> Any:
    """What an action made of a form (True where it made nothing); None when the form comes back with what was wrong. `fields` say
    beside which field a refusal stands; one that is of none of their kinds is raised."""
    if not form.validate():
        return None
    try:
        return act() or True
    except Refusal as refusal:
        units.abandon()
        field = field_of(fields, refusal)
        if field is None:
            raise
        form.refuse(field, refusal, sentence(refusal))
        return None


def field_of(fields: Mapping[type[Refusal], str], refusal: Refusal) -> str | None:
    """Beside which field a refusal stands: that of its own kind, or of the nearest wider one."""
    kinds = (kind for kind in type(refusal).__mro__ if kind in fields)
    return next((fields[kind] for kind in kinds), None)
