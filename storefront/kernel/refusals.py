"""Refusals: the polite no. A command raises one, the unit of work is undone, the web says it in the reader's language."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Named:
    """What something is called in both languages: a value of a refusal, said in its reader's. An empty English is none."""

    ar: str
    en: str = ""

    @classmethod
    def of(cls, row: Any, field: str) -> "Named":
        """The names of a row: `row.<field>_ar` and `row.<field>_en`."""
        return cls(getattr(row, f"{field}_ar"), getattr(row, f"{field}_en"))


@dataclass(frozen=True)
class Counted:
    """So many of something (piece, letter, minute ...): a value of a refusal, said as its reader counts. `oblique`: after a
    preposition."""

    noun: str
    number: int
    oblique: bool = False


@dataclass(frozen=True)
class Weighed:
    """So many grams: a value of a refusal, said in grams or kilograms."""

    grams: int


def N_(text: str) -> str:  # noqa: N802 - the name translation tools look for
    """Marks an Arabic sentence for translation; the web translates it when it is shown."""
    return text


class Refusal(Exception):
    """A rule said no. `text` is an Arabic sentence with %(named)s places, `values` fill them;
    what reads otherwise in another language goes in as Named, Counted or Weighed."""

    text = N_("تعذّر إتمام ذلك.")
    status = 409

    def __init__(self, **values: Any) -> None:
        super().__init__(type(self).__name__, values)
        self.values = values


class NotAllowed(Refusal):
    """The person may not do this."""

    text = N_("هذا الإجراء غير متاح لهذا الحساب.")
    status = 403


class NotFound(Refusal):
    """There is no such thing, or it belongs to somebody else."""

    text = N_("لم نجد المطلوب.")
    status = 404


class NotValid(Refusal):
    """A value cannot be taken as it is."""

    text = N_("القيمة المدخلة غير صحيحة.")
    status = 422


class ReasonIsMissing(NotValid):
    """What takes something away from somebody needs a reason they will read."""

    text = N_("السبب مطلوب.")


class NotNow(Refusal):
    """The state of the thing does not allow this step any more, or not yet."""

    text = N_("لا يمكن ذلك في المرحلة الحالية.")
