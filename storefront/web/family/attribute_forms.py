"""The form of what a product says of itself: made anew from the attributes of its sub-category."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField, Field, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Length, Optional, Regexp

from storefront.goods import attributes
from storefront.goods.attributes import Attribute
from storefront.web.kit.attributes import amount_in_words, named
from storefront.web.kit.forms import Form, trimmed, western
from storefront.web.kit.locale import gettext, language

LEAST_ROWS, MORE_ROWS = 4, 2  # of a table of sizes: so many at first, and empty ones below what was kept
UNSAID = ""
UNITS = {
    "g": lazy_gettext("بالغرام"),
    "ml": lazy_gettext("بالملّيلتر"),
    "cm": lazy_gettext("بالسنتيمتر"),
    "hour": lazy_gettext("بالساعات"),
    "day": lazy_gettext("بالأيام"),
}


class AttributesForm(Form):
    """Whatever the sub-category's goods can say; see `form_for`."""

    asked: Sequence[Attribute] = ()
    rows: int = 0

    def name_of(self, attribute: Attribute) -> str:
        """What it is called."""
        return named(attribute)

    def help_of(self, attribute: Attribute) -> str:
        """What a family has to know to answer."""
        return attribute.help_en if language() == "en" else attribute.help_ar

    def size_rows(self, attribute: Attribute) -> list[list[Field]]:
        """The fields of a table of sizes, row by row."""
        columns = ("size", *(column.slug for column in attribute.columns))
        return [[self[cell(attribute, row, column)] for column in columns] for row in range(self.rows)]

    @property
    def said(self) -> dict[str, Any]:
        """What was chosen and typed, of a form that was found valid; by attribute."""
        return {one.slug: self._said(one) for one in self.asked}

    def _said(self, attribute: Attribute) -> Any:
        if attribute.kind == "chart":
            rows = [self._size(attribute, row) for row in range(self.rows)]
            return [row for row in rows if any(row.values())]
        if attribute.kind == "text":
            return {lang: self[f"{attribute.slug}-{lang}"].data or "" for lang in ("ar", "en")}
        data = self[attribute.slug].data
        return int(data) if attribute.kind == "amount" and data else data or None

    def _size(self, attribute: Attribute, row: int) -> dict[str, Any]:
        measures = {column.slug: self[cell(attribute, row, column.slug)].data for column in attribute.columns}
        size = self[cell(attribute, row, "size")].data or ""
        return {"size": size, **{name: int(typed) for name, typed in measures.items() if typed}}


def cell(attribute: Attribute, row: int, column: str) -> str:
    """The name of a field of a table."""
    return f"{attribute.slug}-{row}-{column}"


def form_for(asked: Sequence[Attribute], kept: Mapping[str, Any] | None = None) -> AttributesForm:
    """The form for these attributes: with what was sent, or with what is kept of them where that is given."""
    chart = next((one.slug for one in asked if one.kind == "chart"), "")
    there = len((kept or {}).get(chart, ())) if kept is not None else attributes.MOST_SIZES
    rows = min(max(LEAST_ROWS, there + MORE_ROWS), attributes.MOST_SIZES) if chart else 0
    fields = {name: field for one in asked for name, field in fields_of(one, rows).items()}
    made = type("AttributesForm", (AttributesForm,), {**fields, "asked": asked, "rows": rows})
    form: AttributesForm = made() if kept is None else made(formdata=None, data=data_of(asked, kept))
    return form


def fields_of(attribute: Attribute, rows: int) -> dict[str, Any]:
    """The fields of one attribute, by name."""
    name = named(attribute)
    if attribute.kind == "choice":
        return {
            attribute.slug: RadioField(
                name, choices=or_unsaid((v.slug, named(v)) for v in attribute.values), default=UNSAID
            )
        }
    if attribute.kind == "yes":
        return {attribute.slug: BooleanField(name)}
    if attribute.kind == "text":
        both = (("ar", name), ("en", gettext("%(name)s بالإنجليزية", name=name)))
        return {f"{attribute.slug}-{lang}": words(label, attributes.MOST_WORDS) for lang, label in both}
    if attribute.kind == "amount":
        return {attribute.slug: usual_amounts(attribute) if attribute.usual else amount(with_unit(attribute))}
    columns = (("size", gettext("المقاس")), *((one.slug, named(one)) for one in attribute.columns))
    return {
        cell(attribute, row, slug): words(label, 20) if slug == "size" else amount(label)
        for row in range(rows)
        for slug, label in columns
    }


def with_unit(attribute: Attribute) -> str:
    """The name of an amount with what it is counted in."""
    unit = UNITS.get(attribute.unit)
    return f"{named(attribute)} ({unit})" if unit else named(attribute)


def usual_amounts(attribute: Attribute) -> SelectField:
    """An amount that people choose rather than type."""
    amounts = ((str(one), amount_in_words(one, attribute.unit, oblique=attribute.oblique)) for one in attribute.usual)
    return SelectField(named(attribute), choices=or_unsaid(amounts), default=UNSAID)


def or_unsaid(values: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """The choices with the one that says nothing, first."""
    return [SelectChoice(UNSAID, gettext("لا نذكره")), *(SelectChoice(*one) for one in values)]


def amount(label: Any) -> StringField:
    whole = Regexp(r"[1-9][0-9]{0,5}\Z", message=lazy_gettext("اكتبوا عدداً صحيحاً، مثل 250."))
    return StringField(label, [Optional(), whole], filters=[trimmed, western])


def words(label: Any, most: int) -> StringField:
    return StringField(label, [Optional(), Length(0, most, lazy_gettext("النص طويل."))], filters=[trimmed])


def data_of(asked: Sequence[Attribute], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept, by field."""
    found: dict[str, Any] = {}
    for one in asked:
        value = kept.get(one.slug)
        if one.kind == "chart":
            found |= {
                cell(one, row, name): str(typed) for row, size in enumerate(value or ()) for name, typed in size.items()
            }
        elif one.kind == "text":
            found |= {f"{one.slug}-{lang}": (value or {}).get(lang, "") for lang in ("ar", "en")}
        else:
            found[one.slug] = str(value) if one.kind == "amount" and value else value or UNSAID
    return found
