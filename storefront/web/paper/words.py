"""What papers say twice: a label in the reader's language, and small beside it in the other."""

from datetime import datetime
from typing import NamedTuple

from storefront.kernel import calendars, clock
from storefront.web.kit.locale import LANGUAGES, language, translations


class Both(NamedTuple):
    """A sentence in the reader's language and in the other one."""

    main: str
    other: str

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.main} · {self.other}"


def said(lang: str, sentence: str, **values: object) -> str:
    """A sentence in a given language, its named places filled."""
    text = translations(lang).gettext(sentence)
    return text % values if values else text


def both(sentence: str, **values: object) -> Both:
    """A sentence (marked by N_) in both languages, the reader's first."""
    return Both(said(language(), sentence, **values), said(other(), sentence, **values))


def other() -> str:
    """The language the reader does not read in."""
    return next(lang for lang in LANGUAGES if lang != language())


def of_both(row: object, field: str) -> Both:
    """`row.<field>_<language>` in both languages; what is missing is taken from the other, and said once."""
    texts = {lang: str(getattr(row, f"{field}_{lang}")) for lang in LANGUAGES}
    main = texts[language()] or texts[other()]
    return Both(main, texts[other()] if texts[other()] != main else "")


def day_of(moment: datetime) -> str:
    """A day with its year, so that it reads the same for ever: "28 نوفمبر 2026"."""
    day = clock.riyadh(moment).date()
    return f"{day.day} {calendars.MONTHS[language()][day.month - 1]} {day.year}"
