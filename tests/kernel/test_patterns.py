"""Part of a name as a pattern: signs stand for themselves, forms of one letter for each other."""

import pytest
from sqlalchemy import create_engine, literal, select

from storefront.kernel.patterns import ESCAPE, part_of


def finds(words: str, name: str) -> bool:
    statement = select(literal(name).ilike(part_of(words), escape=ESCAPE))
    with create_engine("sqlite://").connect() as connection:
        return bool(connection.scalar(statement))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("نوره", "بيت نورة للبخور"),
        ("اسره", "أسرة القصيم"),
        ("كليجى", "كليجي بريدة"),
        ("noura", "Bayt Noura"),
        ("50%", "قطن 50% صوف"),
        ("a_b", "a_b"),
        ("\\", "a\\b"),
    ],
)
def test_a_part_of_a_name_is_found(words: str, name: str) -> None:
    assert finds(words, name)


@pytest.mark.parametrize(("words", "name"), [("%", "بيت نورة"), ("_", "noura"), ("a_b", "axb"), ("\\", "noura")])
def test_signs_of_patterns_stand_for_themselves(words: str, name: str) -> None:
    assert not finds(words, name)
