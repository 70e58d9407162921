"""Questions: what a member asks a family about goods before buying, and the answer everybody reads."""

from storefront.trade.moderation import MOST_REASON
from storefront.trade.questions import facts
from storefront.trade.questions.commands import (
    MOST_ANSWER,
    MOST_PER_HOUR,
    MOST_WORDS,
    answer,
    ask,
    check_words,
    decline,
    dismiss,
    forget_member,
    hide,
    report,
    show_again,
)
from storefront.trade.questions.models import Question, QuestionReport
from storefront.trade.questions.queries import (
    count_reported,
    count_waiting,
    for_desk,
    get,
    get_of_family,
    get_shown,
    newest_of_product,
    of_member,
    of_product,
    reported,
    reports_by,
    reports_of,
)
from storefront.trade.questions.refusals import OwnGoods, QuestionIsHidden, WordsAreMissing

__all__ = [
    "MOST_ANSWER",
    "MOST_PER_HOUR",
    "MOST_REASON",
    "MOST_WORDS",
    "OwnGoods",
    "Question",
    "QuestionIsHidden",
    "QuestionReport",
    "WordsAreMissing",
    "answer",
    "ask",
    "check_words",
    "count_reported",
    "count_waiting",
    "decline",
    "dismiss",
    "facts",
    "for_desk",
    "forget_member",
    "get",
    "get_of_family",
    "get_shown",
    "hide",
    "newest_of_product",
    "of_member",
    "of_product",
    "report",
    "reported",
    "reports_by",
    "reports_of",
    "show_again",
]
