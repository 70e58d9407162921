"""What each step of registering asks and keeps: its form, filled with what was told before, and the command behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storefront.community import affiliations, families
from storefront.community.families import Family
from storefront.goods import crafts, taxonomy
from storefront.kernel import arabic, units, wording
from storefront.kernel.phones import NotASaudiMobile, as_dialled
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.family.registration_forms import WhatForm, WhereForm, WhoForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import in_language

FIELDS: dict[type[Refusal], str] = {
    families.refusals.NameIsTaken: "trade_name_ar",
    families.refusals.NameIsNotUsable: "trade_name_ar",
    wording.NameIsNotValid: "legal_name",
    NotASaudiMobile: "mobile",
    NotFound: "city",
    families.refusals.YearIsNotValid: "since_year",
    families.refusals.MembersAreNotValid: "members",
    families.refusals.PlaceIsUnknown: "places",
    families.refusals.NoWayToHandOver: "collects",
    affiliations.ConsentIsMissing: "consent",
    families.refusals.CraftIsMissing: "craft_ar",
    crafts.CraftsAreMissing: "crafts",
    crafts.TooManyCrafts: "crafts",
}

NO_WORDS = families.registering.Craft(("", ""), ("", ""))


def blank(step: str) -> Form:
    """The form of a step as it was sent."""
    made: Mapping[str, Callable[[], Form]] = {"who": WhoForm.offered, "where": WhereForm.offered, "what": WhatForm}
    return made[step]()


def filled(step: str, family: Family) -> Form:
    """The form of a step with what the family told before."""
    told: Mapping[str, Callable[[Family], dict[str, Any]]] = {"who": who, "where": where, "what": what}
    kinds: Mapping[str, Callable[..., Form]] = {"who": WhoForm.offered, "where": WhereForm.offered, "what": WhatForm}
    return kinds[step](formdata=None, data=told[step](family))


def who(family: Family) -> dict[str, Any]:
    file = families.file_of(family.id)
    told = {name: getattr(family, name) for name in ("trade_name_ar", "trade_name_en", "legal_name")}
    private = {"members": file.members, "languages": file.languages, "skills": file.skills}
    said = {"city": str(family.city_id), "mobile": as_dialled(family.mobile), "since_year": family.since_year or None}
    return told | said | private


def where(family: Family) -> dict[str, Any]:
    names = ("district_ar", "district_en", "collection_place", "collects", "by_courier")
    bodies = [one.slug for one in affiliations.of_family(family.id)]
    places = [one.slug for one in families.places.places_of(family.id)]
    told = {name: getattr(family, name) for name in names}
    return {**told, "places": places, "affiliations": bodies, "consent": bool(bodies)}


def what(family: Family) -> dict[str, Any]:
    chosen = [row.slug for row in crafts.of_family(family.id)]
    words = {"craft_ar": family.craft_ar, "craft_en": family.craft_en}
    return {**as_typed(family, words), "story_ar": family.story_ar, "crafts": chosen}


def as_typed(family: Family, words: dict[str, str]) -> dict[str, str]:
    """The words of a craft as they were typed: what was named after the goods stays empty, and follows them when they change."""
    arabic_words, english_words = named_after_goods(family, NO_WORDS).craft
    if words["craft_ar"] != arabic_words:
        return words
    english = "" if words["craft_en"] == english_words else words["craft_en"]
    return {"craft_ar": "", "craft_en": english}


def keep(form: Form, family: Family) -> bool:
    """Keeps a step; False when something is to be mended, which then stands beside its field."""
    if not form.validate():
        return False
    return accepted(form, lambda: tell(form, family))


def tell(form: Form, family: Family) -> None:
    """The commands of a step."""
    if isinstance(form, WhoForm):
        families.registering.tell_who(family, form.who, actor())
    elif isinstance(form, WhereForm):
        families.registering.tell_where(family, form.where, actor())
        affiliations.keep(family.id, form.affiliations.data or (), consent=bool(form.consent.data))
    elif isinstance(form, WhatForm):
        crafts.choose(family.id, form.crafts.data or ())
        told = form.craft
        families.registering.tell_craft(family, told if told.craft[0] else named_after_goods(family, told), actor())


def named_after_goods(family: Family, told: families.registering.Craft) -> families.registering.Craft:
    """What a family says of itself where it leaves its craft without words: the names of what it makes, as many as fit."""
    made = crafts.of_family(family.id)
    arabic_words = as_many(" و", [row.name_ar for row in made])
    return replace(told, craft=(arabic_words, told.craft[1] or as_many(", ", [row.name_en for row in made])))


def as_many(between: str, names: Sequence[str]) -> str:
    """The first of the names, joined, that fit into the words of a craft."""
    fitting = (between.join(names[:number]) for number in range(len(names), 0, -1))
    return next((text for text in fitting if len(text) <= families.registering.MOST_CRAFT), "")


def accepted(form: Form, act: Callable[[], object]) -> bool:
    """Whether a command took what a form says; what it refused stands beside its field, or above the form."""
    try:
        act()
    except (NotValid, NotFound) as refusal:
        units.abandon()
        field = FIELDS.get(type(refusal), "")
        if field in form:
            form.refuse(field, refusal, sentence(refusal))
        else:
            form.form_errors.append(sentence(refusal))
        return False
    return True


@dataclass(frozen=True)
class Shelf:
    """A group of the classification with those of its parts that are offered: slug, name, whether it is chosen."""

    name: str
    parts: Sequence[tuple[str, str, bool]]
    is_open: bool


def shelves_of(form: WhatForm) -> list[Shelf]:
    """The groups and their parts as the third step offers them: all, or those in whose names the words are; what is chosen
    is always among them."""
    chosen, words = set(form.crafts.data or ()), arabic.fold(form.words.data or "").strip()
    board, found = taxonomy.board(), []
    for group in board.groups:
        parts = [
            (row.slug, in_language(row, "name"), row.slug in chosen)
            for row in board.parts[group.id]
            if row.slug in chosen or not words or words in known_as(row, group)
        ]
        if parts:
            is_open = bool(words) or any(is_chosen for _, _, is_chosen in parts)
            found.append(Shelf(in_language(group, "name"), parts, is_open))
    return found


def known_as(*rows: Any) -> str:
    """Every name of a part and its group, as they are compared."""
    return arabic.fold(" ".join(f"{row.name_ar} {row.name_en}" for row in rows))
