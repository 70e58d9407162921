"""The documents of a family as its pages show them: each kind with what is held of it, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from storefront.community import permits
from storefront.community.permits import DocumentKind, FamilyDocument
from storefront.goods import crafts
from storefront.kernel import clock


@dataclass(frozen=True)
class Card:
    """A kind of document, whether the family needs it, the one that holds or held, the one on its way, how it stands:
    "missing" (needed and not there), "none", "waiting", "refused", "confirmed", "ends_soon" or "ended"."""

    kind: DocumentKind
    is_needed: bool
    held: FamilyDocument | None
    sent: FamilyDocument | None
    state: str

    @property
    def shown(self) -> FamilyDocument | None:
        """The one to look at first."""
        return self.sent or self.held

    @property
    def is_lacking(self) -> bool:
        """Whether the family needs one and nothing it has holds today."""
        ends = self.held.expires_on if self.held else None
        return self.is_needed and (self.held is None or (ends is not None and ends < clock.today()))

    @property
    def issuer(self) -> permits.issuers.Issuer | None:
        """Who issued that one."""
        return permits.issuers.named(self.shown.issuer) if self.shown else None


def wallet_of(family_id: int) -> list[Card]:
    """Every kind, those the family needs first."""
    kinds, sent = permits.wallet(family_id)
    needed = crafts.needed(family_id, kinds)
    cards = [card_of(kind, kind.slug in needed, sent) for kind in kinds]
    return sorted(cards, key=lambda card: (not card.is_needed, card.shown is None))


def card_of(kind: DocumentKind, is_needed: bool, documents: Sequence[FamilyDocument]) -> Card:
    mine = [one for one in documents if one.kind_id == kind.id]
    held = next((one for one in mine if one.state == "confirmed"), None)
    sent = next((one for one in mine if one.state in ("waiting", "refused")), None)
    return Card(kind, is_needed, held, sent, state_of(held, sent, is_needed=is_needed))


def state_of(held: FamilyDocument | None, sent: FamilyDocument | None, *, is_needed: bool) -> str:
    """How a kind stands: what is on its way comes first, then how long what is held still holds."""
    if sent:
        return sent.state
    if held is None:
        return "missing" if is_needed else "none"
    today = clock.today()
    if held.expires_on is None or held.expires_on > today + timedelta(days=permits.ending.FIRST_DAYS):
        return "confirmed"
    return "ends_soon" if held.expires_on >= today else "ended"
