"""A family's documents: sent, taken back, confirmed, refused. Whoever calls has stored the photograph, apart from public ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import delete, select, update

from storefront.community.families import Family, FamilyFile, only_verifiers
from storefront.community.permits import refusals
from storefront.community.permits.facts import DocumentConfirmed, DocumentRefused, DocumentSent
from storefront.community.permits.models import DocumentKind, FamilyDocument
from storefront.community.permits.states import DOCUMENT
from storefront.kernel import clock, governed, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotAllowed, NotValid, ReasonIsMissing

MOST_NUMBER, MOST_ISSUER, MOST_WORDS = 60, 120, 300


@dataclass(frozen=True)
class Terms:
    """What stands on a document."""

    number: str
    issuer: str
    issued_on: date | None
    expires_on: date | None


def add_all() -> None:
    """Every kind of the list beside this module that is not there yet; done when a market is set up."""
    rows = governed.table(Path(__file__).parent / "kinds.csv")
    governed.add_missing(DocumentKind, [{**row, "ends": row["ends"] == "yes"} for row in rows])


def check(kind: DocumentKind, terms: Terms) -> Terms:
    """What a document may say, its words cleaned. Raises NumberIsMissing, IssuerIsMissing, TextIsTooLong, EndIsMissing,
    HasEnded, DatesAreTurned, IssuedInFuture."""
    number = wording.words(terms.number, most=MOST_NUMBER)
    issuer = wording.words(terms.issuer, most=MOST_ISSUER)
    said = Terms(number, issuer, terms.issued_on, terms.expires_on)
    for refusal in against(kind, said):
        raise refusal
    return said


def against(kind: DocumentKind, terms: Terms) -> Iterator[NotValid]:
    """Everything that speaks against what a document is to say."""
    today = clock.today()
    if not terms.number:
        yield refusals.NumberIsMissing()
    if not terms.issuer:
        yield refusals.IssuerIsMissing()
    if kind.ends and terms.expires_on is None:
        yield refusals.EndIsMissing()
    if terms.issued_on and terms.issued_on > today:
        yield refusals.IssuedInFuture()
    if terms.expires_on and terms.issued_on and terms.expires_on < terms.issued_on:
        yield refusals.DatesAreTurned()
    if terms.expires_on and terms.expires_on < today:
        yield refusals.HasEnded()


def send(family: Family, kind: DocumentKind, terms: Terms, photo: Photo, actor: Actor) -> FamilyDocument:
    """A document for the office to look at, in the place of one of its kind that waits or was refused; one that was
    confirmed holds until the new one is. Raises NotAllowed for anybody but the family's people, and what speaks against
    the document (see `check`)."""
    if not actor.owns(family.id):
        raise NotAllowed()
    said = check(kind, terms)
    hold(family.id)
    _replace(family.id, kind.id, ("waiting", "refused"))
    document = FamilyDocument(family_id=family.id, kind_id=kind.id, **vars(said), state="waiting")
    document.photo_key, document.photo_width, document.photo_height = photo.key, photo.width, photo.height
    document.sent_at = clock.now()
    db.session.add(document)
    db.session.flush()
    tell(DocumentSent(family.id, document.id, kind.slug, actor.user_id))
    return document


def take_back(family: Family, kind: DocumentKind, actor: Actor) -> None:
    """The family takes back what waits or was refused of a kind; its photograph goes with the worker's sweep. Nothing when
    there is nothing. Raises NotAllowed."""
    if not actor.owns(family.id):
        raise NotAllowed()
    hold(family.id)
    _replace(family.id, kind.id, ("waiting", "refused"))


def forget(family_id: int) -> None:
    """Throws every document of a family away."""
    gone = delete(FamilyDocument).where(FamilyDocument.family_id == family_id)
    db.session.execute(gone.execution_options(synchronize_session="fetch"))


def hold(family_id: int) -> None:
    """Makes whoever sends or decides a document of this family wait for the end of this unit."""
    db.session.execute(select(FamilyFile.family_id).where(FamilyFile.family_id == family_id).with_for_update())


def _replace(family_id: int, kind_id: int, states: Sequence[str]) -> None:
    """Documents in these states hold no more. Nothing of them is kept but that they were there, so that their number is
    never another's and nobody decides on one they have not seen."""
    mine = (FamilyDocument.family_id == family_id, FamilyDocument.kind_id == kind_id)
    emptied = {"state": "replaced", "number": "", "issuer": "", "photo_key": "", "words": ""}
    gone = update(FamilyDocument).where(*mine, FamilyDocument.state.in_(states)).values(emptied)
    db.session.execute(gone.execution_options(synchronize_session="fetch"))


def confirm(family: Family, document: FamilyDocument, actor: Actor) -> None:
    """The document is as the family says, in the place of the one that held. Raises NotAllowed
    for anybody who may not verify families, HasEnded, DocumentWasChanged when it does not wait any more."""
    only_verifiers(actor, family)
    if document.expires_on and document.expires_on < clock.today():
        raise refusals.HasEnded()
    hold(family.id)
    _replace(family.id, document.kind_id, ("confirmed",))
    _decide(document, "confirmed", actor)
    tell(DocumentConfirmed(family.id, document.id, document.kind.slug, actor.user_id))


def refuse(family: Family, document: FamilyDocument, actor: Actor, *, words: str) -> None:
    """The document cannot be taken, and the family reads why. Raises NotAllowed, ReasonIsMissing, TextIsTooLong,
    DocumentWasChanged."""
    only_verifiers(actor, family)
    said = wording.words(words, most=MOST_WORDS)
    if not said:
        raise ReasonIsMissing()
    hold(family.id)
    document.words = said
    _decide(document, "refused", actor)
    tell(DocumentRefused(family.id, document.id, document.kind.slug, actor.user_id, said))


def _decide(document: FamilyDocument, state: str, actor: Actor) -> None:
    """By a guarded statement: of two decisions at the same moment one comes too late."""
    values = {"state": state, "words": document.words, "decided_at": clock.now(), "decided_by": actor.user_id}
    with db.session.no_autoflush:
        moved = db.session.scalar(
            update(FamilyDocument)
            .where(FamilyDocument.id == document.id, FamilyDocument.state.in_(_before(state)))
            .values(values)
            .returning(FamilyDocument.id)
            .execution_options(synchronize_session=False)
        )
    if moved is None:
        raise refusals.DocumentWasChanged()
    db.session.refresh(document, list(values))


def _before(state: str) -> list[str]:
    return [one for one in DOCUMENT if DOCUMENT.allows(one, state)]
