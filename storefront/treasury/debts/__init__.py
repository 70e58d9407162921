"""What families owe the market, each halala of it with what made it."""

from storefront.treasury.debts.queries import BACK, CASH, DISPUTED, OTHER, WORDS, made_of, of_family, since_enough

__all__ = ["BACK", "CASH", "DISPUTED", "OTHER", "WORDS", "made_of", "of_family", "since_enough"]
