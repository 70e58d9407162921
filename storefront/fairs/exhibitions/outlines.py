"""What a body says of an exhibition, and whether it can be so. Pure: plain values, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from storefront.fairs.exhibitions import refusals
from storefront.kernel import wording

GATHERINGS = ("exhibition", "festival", "bazaar")
KINDS = ("seasonal", "charity", "international", "general")
# classes of the authority for exhibitions: where goods are only shown, nothing is sold (scega.gov.sa, regulations)
LICENCE_CLASSES = ("consumer", "charity", "trade", "introduction")
WITHOUT_SALE = frozenset({"trade", "introduction"})
AUDIENCES = ("all", "families", "women", "closed")
MOST_NAME, MOST_ABOUT, MOST_LICENCE, MOST_SUPPORTERS = 120, 4000, 40, 30
MOST_CAPACITY = 500_000
NEEDED = ("venue", "days", "about")  # before everybody may see it


@dataclass(frozen=True)
class Outline:
    """Pairs are Arabic and English; `capacity` are visitors at one time, `venue_id` and `season_id` may be open."""

    gathering: str
    kind: str
    licence_class: str
    name: tuple[str, str]
    licence_number: str = ""
    about: tuple[str, str] = ("", "")
    patron: tuple[str, str] = ("", "")
    supporters: Sequence[tuple[str, str]] = ()
    beneficiary: tuple[str, str] = ("", "")
    audience: str = "all"
    capacity: int | None = None
    venue_id: int | None = None
    season_id: int | None = None


def may_sell(licence_class: str) -> bool:
    """Whether goods may be sold on the spot: in trade and introduction exhibitions they are only shown."""
    return licence_class not in WITHOUT_SALE


def columns(outline: Outline) -> dict[str, object]:
    """The columns of an exhibition so described. Raises NameIsMissing, ChoiceIsUnknown, LicenceIsNotValid, CapacityIsNotValid,
    BeneficiaryIsMissing, SupportersAreTooMany, TextIsTooLong."""
    check_choices(outline)
    pairs = {
        "name": pair(outline.name),
        "patron": pair(outline.patron),
        "beneficiary": pair(outline.beneficiary) if outline.kind == "charity" else ("", ""),
        "about": tuple(wording.paragraphs(text, most=MOST_ABOUT) for text in outline.about),
    }
    if not all(pairs["name"]):
        raise refusals.NameIsMissing()
    if outline.kind == "charity" and not pairs["beneficiary"][0]:
        raise refusals.BeneficiaryIsMissing()
    return {
        **{
            f"{name}_{lang}": text
            for name, texts in pairs.items()
            for lang, text in zip(("ar", "en"), texts, strict=True)
        },
        "gathering": outline.gathering,
        "kind": outline.kind,
        "licence_class": outline.licence_class,
        "licence_number": licence(outline.licence_number),
        "supporters": supporters(outline.supporters),
        "audience": outline.audience,
        "capacity": outline.capacity,
    }


def check_choices(outline: Outline) -> None:
    known = (
        (outline.gathering, GATHERINGS),
        (outline.kind, KINDS),
        (outline.licence_class, LICENCE_CLASSES),
        (outline.audience, AUDIENCES),
    )
    if any(chosen not in choices for chosen, choices in known):
        raise refusals.ChoiceIsUnknown()
    if outline.capacity is not None and not 1 <= outline.capacity <= MOST_CAPACITY:
        raise refusals.CapacityIsNotValid()


def pair(texts: tuple[str, str]) -> tuple[str, str]:
    arabic, english = (wording.words(text, most=MOST_NAME) for text in texts)
    return arabic, english


def licence(number: str) -> str:
    """As it is kept; may be empty. Raises LicenceIsNotValid."""
    plain = wording.line(number[: MOST_LICENCE * 2])
    if len(plain) > MOST_LICENCE or not all(letter.isalnum() or letter in " /-." for letter in plain):
        raise refusals.LicenceIsNotValid()
    return plain


def supporters(names: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Those that have a name."""
    kept = [list(pair(one)) for one in names if any(text.strip() for text in one)]
    if len(kept) > MOST_SUPPORTERS:
        raise refusals.SupportersAreTooMany(most=MOST_SUPPORTERS)
    return [[arabic or english, english] for arabic, english in kept]
