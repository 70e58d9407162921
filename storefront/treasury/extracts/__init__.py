"""What banks and spreadsheets export: tables of text, and the statements of an account in them. Pure: nothing is kept here."""

from storefront.treasury.extracts import figures, tables
from storefront.treasury.extracts.days import First, Manner, both_of
from storefront.treasury.extracts.reading import Line, Reading, Wrong, decoded, read_statement
from storefront.treasury.extracts.refusals import StatementIsNotReadable, StatementIsTooLarge

__all__ = [
    "First",
    "Line",
    "Manner",
    "Reading",
    "StatementIsNotReadable",
    "StatementIsTooLarge",
    "Wrong",
    "both_of",
    "decoded",
    "figures",
    "read_statement",
    "tables",
]
