"""Asking about goods, answering, declining; the office's look at what was reported. Every step holds the question's row."""

from sqlalchemy import delete, select

from storefront.community import limits, notices
from storefront.community.accounts import User
from storefront.goods import catalogue
from storefront.kernel import clock, contacts, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed
from storefront.trade import reviews
from storefront.trade.moderation import HIDDEN, Moderation, Verdicts
from storefront.trade.questions import facts
from storefront.trade.questions.models import Question, QuestionReport
from storefront.trade.questions.queries import ANSWERED, ASKED, DECLINED, REPORTS
from storefront.trade.questions.refusals import OwnGoods, QuestionIsHidden, WordsAreMissing

MOST_WORDS, MOST_ANSWER = 500, 1000
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
    if contacts.leads_elsewhere(words):
        raise reviews.NoContacts()
    return words


def answer(question: Question, actor: Actor, words: str) -> None:
    """The family answers, or answers anew; then everybody reads both. The same again changes nothing. Raises NotAllowed,
    QuestionIsHidden, WordsAreMissing, reviews.NoContacts, wording.TextIsTooLong."""
    _only_its_family(question, actor)
    words = check_words(words, most=MOST_ANSWER)
    OFFICE.hold(question)
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
    OFFICE.hold(question)
    if question.state == HIDDEN:
        raise QuestionIsHidden()
    if question.state == DECLINED:
        return
    question.state, question.answer, question.answered_at = DECLINED, "", None
    REPORTS.end(question.id)
    db.session.flush()
    tell(facts.QuestionDeclined(*about(question), by=actor.user_id))


def _only_its_family(question: Question, actor: Actor) -> None:
    if not actor.may("messages", question.family_id):
        raise NotAllowed()


def report(question: Question, user_id: int, reason: str) -> None:
    """A person asks the office to look at a question and its answer; see moderation. Raises ReasonIsMissing."""
    if kept := REPORTS.file(question.id, user_id, reason):
        tell(facts.QuestionReported(*about(question), by=user_id, reason=kept))


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


OFFICE = Moderation(
    shown=ANSWERED,  # the family reads why one is hidden; one without an answer nobody else sees anyway
    changing=("answer",),
    about=about,
    end_reports=lambda question: REPORTS.end(question.id),
    verdicts=Verdicts(facts.QuestionHidden, facts.QuestionShown, facts.QuestionReportsDismissed),
)
hide, show_again, dismiss = OFFICE.hide, OFFICE.show_again, OFFICE.dismiss
