"""Writing a shop page: keeping it as a draft, publishing it, throwing it away."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storefront.community import cloths, families
from storefront.community.families import Family, FamilyShopChanged, is_owner
from storefront.community.shop_pages.models import ShopDraft
from storefront.community.shop_pages.refusals import (
    DraftHasChanged,
    DraftIsAnothers,
    LookIsNotKnown,
)
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

MOST_QUOTE = 200
SELLS = ("active", "suspended")  # the states in which a family has a shop page
COLUMNS = (
    "craft_ar",
    "craft_en",
    "story_ar",
    "story_en",
    "quote_ar",
    "quote_en",
    "dye",
    "languages",
    "skills_ar",
    "skills_en",
)


@dataclass(frozen=True)
class ShopPage:
    """What a family says of itself on its page; pairs are Arabic and English, which may be empty. `look` is one of
    cloths.LOOKS, `languages` are of families.registering.LANGUAGES."""

    craft: tuple[str, str]
    story: tuple[str, str]
    quote: tuple[str, str]
    look: str
    languages: frozenset[str] = frozenset()
    skills: tuple[str, str] = ("", "")


def find_draft(family_id: int) -> ShopDraft | None:
    """What is written and not published."""
    return db.session.get(ShopDraft, family_id)


def words_of(source: Family | ShopDraft) -> dict[str, Any]:
    """The page's columns, as they are published or drafted."""
    return {name: getattr(source, name) for name in COLUMNS}


def keep(family: Family, page: ShopPage, actor: Actor, *, seen: int) -> ShopDraft:
    """Keeps a page as the family's draft. `seen` is the version it was written over (0 for none).

    Raises NotAllowed, NotNow of a family that does not sell, DraftHasChanged, CraftIsMissing, LookIsNotKnown,
    NoContactsInPublic, TextIsTooLong.
    """
    columns = written(page)
    draft = hold(family, actor)
    if (draft.version if draft else 0) != seen:
        raise DraftHasChanged()
    if draft is None:
        draft = ShopDraft(family_id=family.id, version=0, begun_by=actor.user_id)
        db.session.add(draft)
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.version += 1
    draft.saved_at, draft.saved_by = clock.now(), actor.user_id
    db.session.flush()
    return draft


def written(page: ShopPage) -> dict[str, Any]:
    """The columns of a page that can be so; raises what speaks against it (see `keep`)."""
    if page.look not in cloths.LOOKS:
        raise LookIsNotKnown()
    columns: dict[str, Any] = {
        "dye": page.look,
        "languages": [one for one in families.registering.LANGUAGES if one in page.languages],
    }
    lines = {
        "craft": (page.craft, families.registering.MOST_CRAFT),
        "quote": (page.quote, MOST_QUOTE),
        "skills": (page.skills, families.registering.MOST_SKILLS),
    }
    for name, (pair, most) in lines.items():
        columns[f"{name}_ar"], columns[f"{name}_en"] = (wording.words(text, most=most) for text in pair)
    columns["story_ar"], columns["story_en"] = (
        wording.paragraphs(text, most=families.registering.MOST_STORY) for text in page.story
    )
    if not columns["craft_ar"]:
        raise families.refusals.CraftIsMissing()
    wording.check_public(*(text for text in columns.values() if isinstance(text, str)))
    return columns


def publish(family: Family, actor: Actor, *, seen: int) -> None:
    """Shoppers see the draft from now on, as its owner saw it in version `seen`. Raises NotAllowed for anybody but the owner,
    NotNow, DraftHasChanged."""
    draft = hold(family, actor)
    if not is_owner(actor.user_id, family.id):
        raise NotAllowed()
    if draft is None or draft.version != seen:
        raise DraftHasChanged()
    for name, value in words_of(draft).items():
        setattr(family, name, value)
    db.session.delete(draft)
    db.session.flush()
    tell(FamilyShopChanged(family.id, actor.user_id))


def forget(family_id: int) -> None:
    """What was written of a shop that is closed, and never published, goes."""
    draft = find_draft(family_id)
    if draft:
        db.session.delete(draft)
        db.session.flush()


def discard(family: Family, actor: Actor) -> None:
    """The draft is thrown away, if there is one. Raises NotAllowed, DraftIsAnothers, NotNow."""
    draft = hold(family, actor)
    if draft and not may_discard(draft, actor):
        raise DraftIsAnothers()
    if draft:
        db.session.delete(draft)
        db.session.flush()


def may_discard(draft: ShopDraft, actor: Actor) -> bool:
    """Who may throw a draft away: the owner of the shop, and who began it; others of its people go on writing on it."""
    return actor.owns(draft.family_id) or (actor.user_id is not None and actor.user_id == draft.begun_by)


def hold(family: Family, actor: Actor) -> ShopDraft | None:
    """The draft as it is now; whoever writes it too waits for the end of this unit. Raises NotAllowed, NotNow."""
    if not actor.may("shop", family.id):
        raise NotAllowed()
    db.session.flush()  # what this unit changed is not read over
    db.session.refresh(family, ["status"], with_for_update=True)
    if family.status not in SELLS:
        raise NotNow(state=family.status)
    return db.session.scalar(
        select(ShopDraft).where(ShopDraft.family_id == family.id).execution_options(populate_existing=True)
    )
