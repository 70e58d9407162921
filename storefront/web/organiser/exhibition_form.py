"""The form that describes an exhibition: strings in, an outline out."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Optional

from storefront.fairs import exhibitions, tills, venues
from storefront.fairs.exhibitions import Exhibition, Outline
from storefront.goods import seasons
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.kernel.wording import TextIsTooLong
from storefront.web.kit.fair_words import AUDIENCES, GATHERINGS, KINDS, LICENCE_CLASSES
from storefront.web.kit.forms import Form, WholeNumber, on_one_line, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of

MOST_NAME, MOST_ABOUT = exhibitions.outlines.MOST_NAME, exhibitions.outlines.MOST_ABOUT
NAMED = DataRequired(lazy_gettext(exhibitions.refusals.NameIsMissing.text))
FIELDS: Mapping[type[Refusal], str] = {
    exhibitions.refusals.NameIsMissing: "name_ar",
    exhibitions.refusals.LicenceIsNotValid: "licence_number",
    exhibitions.refusals.CapacityIsNotValid: "capacity",
    exhibitions.refusals.BeneficiaryIsMissing: "beneficiary_ar",
    exhibitions.refusals.SupportersAreTooMany: "supporters",
    tills.refusals.GoodsAreThere: "licence_class",
    TextIsTooLong: "name_ar",
    NotFound: "venue",
    NotValid: "name_ar",
}
BETWEEN_NAMES = "="  # in a line of supporters: Arabic before, English after


def choices(words: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(name, lazy_gettext(text)) for name, text in words.items()]


def name_field(label: Any, *checks: Any, lang: str = "") -> StringField:
    """A name of one line."""
    written = {"lang": lang, "dir": "ltr"} if lang == "en" else {}
    return StringField(
        label,
        [*(checks or [Optional()]), upto(MOST_NAME)],
        [on_one_line],
        render_kw={"maxlength": MOST_NAME, **written},
    )


def text_field(label: Any, lang: str = "") -> TextAreaField:
    """Several lines."""
    written = {"lang": lang, "dir": "ltr"} if lang == "en" else {}
    return TextAreaField(
        label,
        [Optional(), upto(MOST_ABOUT)],
        [trimmed, with_plain_ends],
        render_kw={"rows": 5, "maxlength": MOST_ABOUT, **written},
    )


class ExhibitionForm(Form):
    """What is said of an exhibition."""

    name_ar = name_field(lazy_gettext("اسم الفعالية"), NAMED)
    name_en = name_field(lazy_gettext("اسمها بالإنجليزية"), NAMED, lang="en")
    gathering = RadioField(lazy_gettext("ما هي؟"), choices=choices(GATHERINGS), default="exhibition")
    kind = RadioField(lazy_gettext("نوعها"), choices=choices(KINDS), default="seasonal")
    beneficiary_ar = name_field(lazy_gettext("الجهة المستفيدة"))
    beneficiary_en = name_field(lazy_gettext("الجهة المستفيدة بالإنجليزية"), lang="en")
    licence_class = RadioField(lazy_gettext("صنف الترخيص"), choices=choices(LICENCE_CLASSES), default="consumer")
    licence_number = StringField(
        lazy_gettext("رقم الترخيص"), [Optional(), upto(exhibitions.outlines.MOST_LICENCE)], [on_one_line]
    )
    season = SelectField(lazy_gettext("الموسم"), validate_choice=False)
    venue = SelectField(lazy_gettext("المكان"), validate_choice=False)
    audience = RadioField(lazy_gettext("لمن تُفتح؟"), choices=choices(AUDIENCES), default="all")
    capacity = WholeNumber(
        lazy_gettext("كم زائراً يسع المكان؟"),
        lazy_gettext(exhibitions.refusals.CapacityIsNotValid.text),
        low=1,
        high=exhibitions.outlines.MOST_CAPACITY,
        may_be_empty=True,
        validators=[Optional()],
    )
    about_ar = text_field(lazy_gettext("وصف الفعالية"))
    about_en = text_field(lazy_gettext("وصفها بالإنجليزية"), lang="en")
    patron_ar = name_field(lazy_gettext("برعاية"))
    patron_en = name_field(lazy_gettext("برعاية، بالإنجليزية"), lang="en")
    supporters = TextAreaField(lazy_gettext("الداعمون"), [Optional(), upto(5000)], [trimmed, with_plain_ends])

    def offered(self, body_id: int) -> "ExhibitionForm":
        """The form with the seasons and the venues of a body to choose from."""
        self.season.choices = [
            SelectChoice("", gettext("بلا موسم")),
            *(SelectChoice(str(row.id), in_language(row, "name")) for row in seasons.year()),
        ]
        self.venue.choices = [
            SelectChoice("", gettext("يُحدَّد لاحقاً")),
            *(SelectChoice(str(one.id), in_language(one, "name")) for one in venues.of_body(body_id)),
        ]
        return self

    def pair(self, name: str) -> tuple[str, str]:
        """What was typed in both languages."""
        return self[f"{name}_ar"].data or "", self[f"{name}_en"].data or ""

    @property
    def outline(self) -> Outline:
        """What was typed, of a form that was found valid."""
        return Outline(
            gathering=self.gathering.data or "",
            kind=self.kind.data or "",
            licence_class=self.licence_class.data or "",
            audience=self.audience.data or "",
            name=self.pair("name"),
            about=self.pair("about"),
            patron=self.pair("patron"),
            beneficiary=self.pair("beneficiary"),
            licence_number=self.licence_number.data or "",
            supporters=[pair_of(line) for line in (self.supporters.data or "").splitlines()],
            capacity=self.capacity.data,
            venue_id=key_of(self.venue.data),
            season_id=known_season(key_of(self.season.data)),
        )


PAIRS = ("name", "about", "patron", "beneficiary")


def pair_of(line: str) -> tuple[str, str]:
    """A supporter as a line says it: the Arabic name, and after a sign of equality the English."""
    arabic, _, english = line.partition(BETWEEN_NAMES)
    return arabic.strip(), english.strip()


def known_season(season_id: int | None) -> int | None:
    """A season there is; none for anything else."""
    return season_id if any(row.id == season_id for row in seasons.year()) else None


def filled(exhibition: Exhibition) -> ExhibitionForm:
    """The form with an exhibition as it is."""
    plain = {
        name: getattr(exhibition, name) for name in exhibitions.outlines.Outline.__dataclass_fields__ if name not in OWN
    }
    pairs = {f"{name}_{lang}": getattr(exhibition, f"{name}_{lang}") for name in PAIRS for lang in ("ar", "en")}
    lines = [f" {BETWEEN_NAMES} ".join(part for part in names if part) for names in exhibition.supporters]
    told = {**plain, **pairs, "supporters": "\n".join(lines)}
    told |= {"venue": str(exhibition.venue_id or ""), "season": str(exhibition.season_id or "")}
    return ExhibitionForm(formdata=None, data=told).offered(exhibition.body_id)


OWN = frozenset({*PAIRS, "supporters", "venue_id", "season_id"})
