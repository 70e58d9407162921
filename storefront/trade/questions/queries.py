"""Reading questions: of a product as everybody sees them, a family's own, those the office is to look at."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel.database import db
from storefront.kernel.paging import Page
from storefront.kernel.refusals import NotFound
from storefront.trade.moderation import HIDDEN, Reports
from storefront.trade.questions.models import Question, QuestionReport

PAGE = 10  # questions on a page; they are long
ASKED, ANSWERED, DECLINED = "asked", "answered", "declined"
SHOWN = Question.state == ANSWERED
REPORTS = Reports(QuestionReport, QuestionReport.question_id)
reports_of, reports_by = REPORTS.of, REPORTS.by


def get(question_id: int) -> Question:
    """A question with its product and its family, in any state; raises NotFound."""
    return _one(Question.id == question_id)


def get_shown(question_id: int) -> Question:
    """One everybody may read; raises NotFound."""
    return _one(Question.id == question_id, SHOWN)


def get_of_family(family_id: int, question_id: int) -> Question:
    """One about a family's goods, in any state; raises NotFound for another family's."""
    return _one(Question.id == question_id, Question.family_id == family_id)


def _one(*where: ColumnElement[bool]) -> Question:
    around = (joinedload(Question.product), joinedload(Question.family))
    found: Question | None = db.session.scalar(select(Question).where(*where).options(*around))
    if found is None:
        raise NotFound()
    return found


def of_product(product_id: int, *, number: int = 1) -> Page[Question]:
    """A page of the answered questions about a product, the newest first."""
    return _page([Question.product_id == product_id, SHOWN], number)


def newest_of_product(product_id: int, size: int) -> Sequence[Question]:
    """The newest few of them; one query."""
    mine = select(Question).where(Question.product_id == product_id, SHOWN)
    return db.session.scalars(mine.order_by(Question.id.desc()).limit(size)).all()


def for_desk(family_id: int, state: str, *, number: int = 1) -> Page[Question]:
    """A page of the questions about a family's goods in a state: those that wait for an answer with the oldest first, all
    others with the newest."""
    return _page([Question.family_id == family_id, Question.state == state], number, oldest_first=state == ASKED)


def reported(show: str, *, number: int = 1) -> Page[Question]:
    """A page of questions for the office: with a report nobody has decided, or those that are hidden ("hidden")."""
    return _page([Question.state == HIDDEN] if show == HIDDEN else [REPORTS.is_open(Question.id)], number)


def _page(where: Sequence[ColumnElement[bool]], number: int, *, oldest_first: bool = False) -> Page[Question]:
    total = db.session.scalar(select(func.count(Question.id)).where(*where)) or 0
    statement = (
        select(Question)
        .where(*where)
        .options(joinedload(Question.product), joinedload(Question.family))
        .order_by(Question.id if oldest_first else Question.id.desc())
        .limit(PAGE)
        .offset(PAGE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total, PAGE)


def count_waiting(family_id: int) -> int:
    """How many questions wait for a family's answer."""
    mine = (Question.family_id == family_id, Question.state == ASKED)
    return db.session.scalar(select(func.count(Question.id)).where(*mine)) or 0


def count_reported() -> int:
    """How many questions the office is to look at."""
    return db.session.scalar(select(func.count(Question.id)).where(REPORTS.is_open(Question.id))) or 0


def of_member(user_id: int) -> Sequence[Question]:
    """Everything a member asked, the oldest first, with the goods it is about."""
    mine = select(Question).where(Question.user_id == user_id).options(joinedload(Question.product))
    return db.session.scalars(mine.order_by(Question.id)).all()
