"""Reading agreements."""

from sqlalchemy import select

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.agreements.models import FiguresAgreement
from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.kernel import clock
from storefront.kernel.database import db


def find(exhibition_id: int, family_id: int) -> FiguresAgreement | None:
    """What a family said of an exhibition, withdrawn or not; nothing where it never did."""
    mine = (FiguresAgreement.exhibition_id == exhibition_id, FiguresAgreement.family_id == family_id)
    return db.session.scalar(select(FiguresAgreement).where(*mine))


def may_agree(exhibition: Exhibition) -> bool:
    """Until its last closing: then sums of those who did not agree are made, and nobody leaves them any more."""
    has_closed = exhibitions.days.has_ended(exhibition.closes_at, clock.now())
    return not has_closed and exhibition.state not in OVER | {"cancelled"} and not stall_stock.is_over(exhibition)
