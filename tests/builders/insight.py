"""Builders of what the search knows; only what a test cares about is said."""

from typing import Any

from storefront.insight.search import PRODUCT, Document


def a_document(number: int = 1, name_ar: str = "كليجا", *, kind: str = PRODUCT, **said: Any) -> Document:
    """A document named so; `said` are its other texts."""
    return Document(f"{kind}:{number}", kind, name_ar, said.pop("name_en", ""), **said)


def documents_named(*names: str) -> list[Document]:
    """A product for each Arabic name, numbered from 1."""
    return [a_document(number, name) for number, name in enumerate(names, start=1)]
