"""Asking about goods, answering, declining; the office's look at what was reported. Every step holds the question's row."""

from sqlalchemy import delete, select, update

from storefront.community import limits, notices
from storefront.community.accounts import User
from storefront.goods import catalogue
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade import reviews
from storefront.trade.questions import facts
from storefront.trade.questions.models import Question, QuestionReport
from storefront.trade.questions.queries import ANSWERED, ASKED, DECLINED, HIDDEN
from storefront.trade.questions.refusals import OwnGoods, QuestionIsHidden, WordsAreMissing

MOST_WORDS, MOST_ANSWER, MOST_REASON = 500, 1000, 300
MOST_PER_HOUR = 10
FLOOD = limits.Limit("question", MOST_PER_HOUR, 60)


def ask(product_id: int, user: User, actor: Actor, *, words: str, language: str) -> Question:
    """A member's question about a product that is shown; the same words again are the same question while nobody answered.

    Raises NotFound, OwnGoods, WordsAreMissing, reviews.NoContacts, wording.TextIsTooLong, limits.TooManyTries.
    """
    seen = catalogue.shown(product_id)
    if actor.runs(seen.family.id):
        raise OwnGoods()
    words = check_words(words, most=MOST_WORDS)
    limits.take(FLOOD, str(user.id))
    mine = (Question.product_id == product_id, Question.user_id == user.id, Question.state == ASKED)
    before = db.session.scalar(select(Question).where(*mine, Question.words == words))
    if before:
        limits.give_back(FLOOD, str(user.id))
        return before
    question = Question(product_id=product_id, family_id=seen.family.id, user_id=user.id, state=ASKED)
    question.author, question.words, question.language = reviews.public_name(user.name), words, language
    question.asked_at = clock.now()
    db.session.add(question)
    db.session.flush()
    tell(facts.QuestionAsked(*about(question), by=user.id))
    return question


def check_words(words: str, *, most: int) -> str:
    """Words everybody will read, as they are kept; raises WordsAreMissing, reviews.NoContacts, wording.TextIsTooLong."""
    words = words.strip()
    if not words:
        raise WordsAreMissing()
    if len(words) > most:
        raise wording.TextIsTooLong(most=most)
    if wording.has_contact(words):
        raise reviews.NoContacts()
    return words


def answer(question: Question, actor: Actor, words: str) -> None:
    """The family answers, or answers anew; then everybody reads both. The same again changes nothing. Raises NotAllowed,
    QuestionIsHidden, WordsAreMissing, reviews.NoContacts, wording.TextIsTooLong."""
    _only_its_family(question, actor)
    words = check_words(words, most=MOST_ANSWER)
    _hold(question)
    if question.state == HIDDEN:
        raise QuestionIsHidden()
    if (question.state, question.answer) == (ANSWERED, words):
        return
    question.state, question.answer, question.answered_at = ANSWERED, words, clock.now()
    db.session.flush()
    tell(facts.QuestionAnswered(*about(question), by=actor.user_id))


def decline(question: Question, actor: Actor) -> None:
    """The family leaves it without an answer, or takes its answer away: nobody reads it any more. Doing it again changes
    nothing. Raises NotAllowed, QuestionIsHidden."""
    _only_its_family(question, actor)
    _hold(question)
    if question.state == HIDDEN:
        raise QuestionIsHidden()
    if question.state == DECLINED:
        return
    question.state, question.answer, question.answered_at = DECLINED, "", None
    _decide(question)
    db.session.flush()
    tell(facts.QuestionDeclined(*about(question), by=actor.user_id))


def _only_its_family(question: Question, actor: Actor) -> None:
    if not actor.runs(question.family_id):
        raise NotAllowed()


def report(question: Question, user_id: int, reason: str) -> None:
    """A person asks the office to look at a question and its answer; asking again changes nothing while the office has not
    decided, and is heard anew afterwards. Raises ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing()
    said = {"reason": reason[:MOST_REASON], "reported_at": clock.now(), "decided_at": None}
    row = insert_once(QuestionReport).values(question_id=question.id, user_id=user_id, **said)
    decided = QuestionReport.decided_at.is_not(None)
    once = row.on_conflict_do_update(index_elements=["question_id", "user_id"], set_=said, where=decided)
    if db.session.execute(once.returning(QuestionReport.id)).scalar_one_or_none() is not None:
        tell(facts.QuestionReported(*about(question), by=user_id, reason=reason[:MOST_REASON]))


def hide(question: Question, actor: Actor, *, reason: str) -> None:
    """The office takes an answered question out of sight; its family reads why. Doing it again changes nothing. Raises
    NotAllowed, ReasonIsMissing, NotFound for one that nobody sees anyway."""
    if not actor.is_staff:
        raise NotAllowed()
    if not reason.strip():
        raise ReasonIsMissing()
    _hold(question)
    if question.state == HIDDEN:
        return
    if question.state != ANSWERED:
        raise NotFound()
    question.state, question.hidden_reason = HIDDEN, reason[:MOST_REASON]
    _decide(question)
    tell(facts.QuestionHidden(*about(question), by=actor.user_id, reason=question.hidden_reason))


def show_again(question: Question, actor: Actor) -> None:
    """What was hidden can be read again; doing it again changes nothing. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    _hold(question)
    if question.state == HIDDEN:
        question.state, question.hidden_reason = ANSWERED, ""
        db.session.flush()
        tell(facts.QuestionShown(*about(question), by=actor.user_id))


def dismiss(question: Question, actor: Actor) -> None:
    """The office looked at it, and the question stays. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    if _decide(question):
        tell(facts.QuestionReportsDismissed(*about(question), by=actor.user_id))


def _decide(question: Question) -> int:
    """Ends every open report of a question; how many."""
    mine = (QuestionReport.question_id == question.id, QuestionReport.decided_at.is_(None))
    decided = update(QuestionReport).where(*mine).values(decided_at=clock.now()).returning(QuestionReport.id)
    return len(db.session.execute(decided.execution_options(synchronize_session=False)).all())


def _hold(question: Question) -> None:
    """Makes whoever changes this question at the same moment wait; raises NotFound when it is gone meanwhile."""
    if db.session.scalar(select(Question.id).where(Question.id == question.id).with_for_update()) is None:
        raise NotFound()
    db.session.refresh(question, ["state", "answer", "hidden_reason"])


def about(question: Question) -> tuple[int, int, int]:
    return question.id, question.product_id, question.family_id


def forget_member(user_id: int) -> None:
    """Throws away what a member asked, with its answers, which say little without, and what they reported."""
    mine = db.session.scalars(select(Question.id).where(Question.user_id == user_id)).all()
    notices.forget_about("product_question_id", mine)
    for table, rows in (
        (QuestionReport, QuestionReport.question_id.in_(mine) | (QuestionReport.user_id == user_id)),
        (Question, Question.id.in_(mine)),
    ):
        db.session.execute(delete(table).where(rows).execution_options(synchronize_session=False))
