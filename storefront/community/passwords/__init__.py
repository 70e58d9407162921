"""Passwords: how they are kept, and which are refused."""

from storefront.community.passwords import refusals
from storefront.community.passwords.hashing import hashed, is_outdated, is_safely_kept, matches
from storefront.community.passwords.judging import check

__all__ = ["check", "hashed", "is_outdated", "is_safely_kept", "matches", "refusals"]
