"""What banks and spreadsheets export: tables of text, and the statements of an account in them. Pure: nothing is kept here."""

from storefront.treasury.extracts.answers import ANSWER_COLUMNS, Answer, read_answer
from storefront.treasury.extracts.days import First, Manner, both_of
from storefront.treasury.extracts.reading import Line, Reading, Wrong, decoded, read_statement
from storefront.treasury.extracts.refusals import (
    AnswerIsNotReadable,
    StatementIsInOtherMoney,
    StatementIsNotReadable,
    StatementIsOfAnotherAccount,
    StatementIsTooLarge,
)

__all__ = [
    "ANSWER_COLUMNS",
    "Answer",
    "AnswerIsNotReadable",
    "First",
    "Line",
    "Manner",
    "Reading",
    "StatementIsInOtherMoney",
    "StatementIsNotReadable",
    "StatementIsOfAnotherAccount",
    "StatementIsTooLarge",
    "Wrong",
    "both_of",
    "decoded",
    "read_answer",
    "read_statement",
]
