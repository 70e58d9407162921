"""In what the desks of reported reviews, questions and messages differ: where each is read, how it looks, what is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NamedTuple

from flask_babel import gettext

from storefront.trade import messages, questions, reviews
from storefront.trade.messages import Message
from storefront.trade.questions import Question
from storefront.trade.reviews import Review
from storefront.web.kit.locale import in_language
from storefront.web.office.reported_words import OF_MESSAGES, OF_QUESTIONS, OF_REVIEWS, Words
from storefront.web.shop import question_rows, review_rows
from storefront.web.shop.message_rows import MessageRow


class Face(NamedTuple):
    """One thing as a page shows it: its heading, the row its component prints, whose it is, the goods it is about."""

    heading: str
    row: Any
    family_id: int
    product_id: int | None = None


class Told(NamedTuple):
    """A report, read like one of those that are rows."""

    reason: str
    reported_at: Any
    decided_at: Any


@dataclass(frozen=True)
class Kind:
    """One kind of thing. `trade` has its `reported`, `hide`, `show_again` and `dismiss`; `get` finds what the office may
    read, `reports` by thing; in the state `shown` it can be hidden."""

    name: str
    trade: ModuleType
    get: Callable[[int], Any]
    reports: Callable[[Sequence[Any]], Mapping[int, Sequence[Any]]]
    face: Callable[[Any], Face]
    shown: str
    words: Words


def of_review(review: Review) -> Face:
    row = review_rows.rows_of([review], review.family)[0]
    return Face(gettext("تقييم %(name)s", name=row.name), row, review.family_id, review.product_id)


def of_question(question: Question) -> Face:
    heading = gettext("سؤال عن %(name)s", name=in_language(question.product, "name"))
    row = question_rows.rows_of([question], question.family)[0]
    return Face(heading, row, question.family_id, question.product_id)


def of_message(message: Message) -> Face:
    """The message with whose it is; the office reads what is hidden, too."""
    parcel = message.thread.parcel
    family = in_language(parcel.family, "trade_name")
    author = family if message.side == messages.FAMILY else gettext("المشتري")
    row = MessageRow(message.id, author, False, message.words, message.written_at, False, False, "", "")
    return Face(gettext("رسالة عن الطلب %(code)s", code=parcel.reference), row, parcel.family_id)


def reports_in(rows: Sequence[Message]) -> dict[int, list[Told]]:
    """A message carries its one report itself."""
    told = [row for row in rows if row.report_reason]
    return {row.id: [Told(row.report_reason, row.reported_at, row.decided_at)] for row in told}


REVIEWS = Kind(
    "reviews",
    reviews,
    reviews.get,
    lambda rows: reviews.reports_of([row.id for row in rows]),
    of_review,
    "shown",
    OF_REVIEWS,
)
QUESTIONS = Kind(
    "questions",
    questions,
    questions.get,
    lambda rows: questions.reports_of([row.id for row in rows]),
    of_question,
    "answered",
    OF_QUESTIONS,
)
MESSAGES = Kind("messages", messages, messages.get_reported, reports_in, of_message, "shown", OF_MESSAGES)
