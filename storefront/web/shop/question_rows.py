"""Questions about goods as pages print them, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storefront.trade.questions import Question
from storefront.web.kit.locale import in_language
from storefront.web.shop.cards import cloth


@dataclass(frozen=True)
class QuestionRow:
    """One question of components/question.html, with the family's answer, if there is one."""

    id: int
    author: str
    words: str
    lang: str
    asked_at: datetime
    answer: str
    family: str
    weave: str


def rows_of(questions: Iterable[Question], family: Any) -> list[QuestionRow]:
    """The questions about one family's goods."""
    return [
        QuestionRow(
            one.id,
            one.author,
            one.words,
            one.language,
            one.asked_at,
            one.answer,
            in_language(family, "trade_name"),
            cloth(family.slug, family.dye),
        )
        for one in questions
    ]
