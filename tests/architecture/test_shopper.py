"""Whoever buys is a shopper in every English text, and never a buyer, a customer or a client."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from babel.messages.pofile import read_po

from tests.architecture.house import CODE
from tests.architecture.sentences import letters

OTHERWISE = re.compile(r"\b(?:buyer|customer|client)s?\b", re.IGNORECASE)


def catalogues() -> Iterator[tuple[str, Path]]:
    """Every English text of the catalogues, with where it stands."""
    for path in sorted((CODE / "locale").glob("*/en.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                for text in [message.string] if isinstance(message.string, str) else message.string:
                    yield text, path


def test_whoever_buys_is_called_a_shopper() -> None:
    said = chain(catalogues(), letters("en"))

    assert sorted({f"{path.parent.name}: {text}" for text, path in said if OTHERWISE.search(text)}) == []


def test_the_catalogues_are_read() -> None:
    assert sum(1 for text, _ in catalogues() if "shopper" in text) > 50
