"""Who issues documents, in both languages."""

import pytest

from storefront.community.permits import issuers


@pytest.mark.parametrize(
    ("typed", "arabic_name", "english_name"),
    [
        ("هيئة الغذاء والدواء", "هيئة الغذاء والدواء", "Saudi Food and Drug Authority"),
        ("هيئه الغذاء و الدواء", "هيئه الغذاء و الدواء", ""),
        ("امانة منطقة حائل", "امانة منطقة حائل", "Hail Region Municipality"),
        ("أمانة جدة", "أمانة جدة", "Jeddah Municipality"),
        ("saudi food and drug authority", "هيئة الغذاء والدواء", "Saudi Food and Drug Authority"),
        ("جمعية البر في ثادق", "جمعية البر في ثادق", ""),
        ("Some office", "Some office", "Some office"),
    ],
)
def test_known_ones_have_both_names_and_others_stay_as_typed(typed: str, arabic_name: str, english_name: str) -> None:
    issuer = issuers.named(typed)

    assert (issuer.name_ar, issuer.name_en) == (arabic_name, english_name)


def test_every_one_of_the_table_has_both_names_once() -> None:
    known = issuers.known().values()
    names = [issuers.read(issuer.name_ar) for issuer in set(known)]

    assert all(issuer.name_ar and issuer.name_en.isascii() for issuer in known)
    assert len(names) == len(set(names))
