"""Asking, answering, declining, reporting, hiding: who may, what is refused, what everybody reads."""

import pytest

from storefront.community.limits import TooManyTries
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, Refusal
from storefront.kernel.wording import TextIsTooLong
from storefront.trade import questions, reviews
from storefront.trade.questions import Question
from tests.builders.asking import a_question, an_answered
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_draft, a_product
from tests.builders.reviewing import STAFF

pytestmark = pytest.mark.usefixtures("app")


def house(question: Question) -> Actor:
    return Actor(families=frozenset({question.family_id}))


def shown(question: Question) -> list[str]:
    return [one.answer for one in questions.newest_of_product(question.product_id, 5)]


def test_a_question_is_read_by_everybody_once_it_is_answered() -> None:
    question = a_question()
    before = shown(question)

    questions.answer(question, house(question), "نعم، تناسبها")

    assert (before, shown(question), question.author) == ([], ["نعم، تناسبها"], "سارة")
    questions.decline(question, house(question))
    assert (shown(question), question.answer, question.answered_at) == ([], "", None)


def test_asked_twice_it_stands_once() -> None:
    product, member = a_product(), a_member()

    first, again = (a_question(product, by=member) for _ in range(2))

    assert first.id == again.id
    assert a_question(product, by=a_member()).id != first.id


def test_a_family_does_not_ask_itself_and_nobody_about_what_is_not_shown() -> None:
    family = a_family()
    person = a_member(of=family)

    with pytest.raises(questions.OwnGoods):
        questions.ask(a_product(of=family).id, person, desk(family), words="كم؟", language="ar")
    with pytest.raises(NotFound):
        a_question(a_draft(of=family))
    assert db.session.query(Question).count() == 0


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (" ", questions.WordsAreMissing),
        ("ن" * 501, TextIsTooLong),
        ("راسلوني على 0551234567", reviews.NoContacts),
        ("على https://noor-shop.com", reviews.NoContacts),
        ("حسابنا @bayt_noura", reviews.NoContacts),
    ],
)
def test_what_cannot_be_asked_or_answered(words: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        a_question(words=words)
    question = a_question()
    with pytest.raises(refusal):
        questions.answer(question, house(question), words * 2)


def test_sizes_days_and_hours_may_be_asked_about() -> None:
    assert a_question(words="هل تتوفر المقاسات 38 40 42 44 46 قبل 10-12-2026 16:30؟").id


def test_floods_are_stopped() -> None:
    product, member = a_product(), a_member()
    for number in range(questions.MOST_PER_HOUR):
        a_question(product, f"سؤال {number}؟", by=member)

    with pytest.raises(TooManyTries):
        a_question(product, "وسؤال آخر؟", by=member)


def test_only_its_own_family_answers() -> None:
    question = a_question()

    with pytest.raises(NotAllowed):
        questions.answer(question, VISITOR, "لست منهم")
    with pytest.raises(NotAllowed):
        questions.decline(question, desk(a_family()))


def test_what_is_hidden_is_read_by_nobody_and_not_answered() -> None:
    question = an_answered()

    questions.hide(question, STAFF, reason="فيه إعلان")
    hidden = shown(question)
    with pytest.raises(questions.QuestionIsHidden):
        questions.answer(question, house(question), "جواب آخر")
    questions.show_again(question, STAFF)

    assert (hidden, shown(question)) == ([], [question.answer])


def test_who_leaves_takes_their_questions_along() -> None:
    member = a_member()
    mine, other = an_answered(by=member), an_answered()
    questions.report(other, member.id, "إعلان")

    questions.forget_member(member.id)

    assert [row.id for row in db.session.query(Question)] == [other.id]
    assert (questions.of_member(member.id), questions.count_reported(), mine.author) == ([], 0, "سارة")
