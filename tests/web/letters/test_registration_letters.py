"""What letters about registering and documents say, and never say: no number, no legal name, nobody who vouches."""

from datetime import timedelta
from typing import Any

import pytest

from storefront.community import affiliations, families, permits
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.mail import Write, page_of, text_of
from tests.builders.registering import LEGAL_NAME, NUMBER, OFFICE, a_document, a_submitted

KINDS = (
    "registration-sent", "registration-question", "registration-closed", "shop-closed", "document-decided", "document-ends",
    "documents-asked", "goods-hidden",
)  # fmt: skip


def a_registration(*, state: str = "confirmed") -> dict[str, Any]:
    """A registered family that was asked something, with a document in a state; what letters about it may be told."""
    with unit_of_work():
        family = a_submitted().family
        affiliations.keep(family.id, {"social-security"}, consent=True)
        question = families.deciding.ask(family, OFFICE, words="أين تطبخون؟")
        document = a_document(family, state=state)
        families.file_of(family.id).documents_due = clock.today() + timedelta(days=60)
        about = {"family_id": family.id, "question_id": question.id, "document_id": document.id}
        return {**about, "reason": "خارج المملكة", "kinds": ["home-kitchen"], "products": 3}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_is_written(write: Write, kind: str) -> None:
    values = a_registration()

    for language in ("ar", "en"):
        letter = write(kind, language, values)
        told = text_of(letter) + page_of(letter) + str(letter["Subject"])
        assert [word for word in (LEGAL_NAME, NUMBER, "559876543", "الضمان", "Social security") if word in told] == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("registration-question", "أين تطبخون؟"),
        ("registration-question", "/family/registration#answer"),
        ("registration-closed", "خارج المملكة"),
        ("shop-closed", "خارج المملكة"),
        ("document-ends", "تنتهي وثيقة «تصريح المطبخ المنزلي»"),
        ("documents-asked", "تصريح المطبخ المنزلي"),
        ("goods-hidden", "3 منتجات"),
    ],
)
def test_what_it_is_about_is_said(write: Write, kind: str, words: str) -> None:
    letter = write(kind, "ar", a_registration())

    assert words in text_of(letter)
    assert words in page_of(letter)


@pytest.mark.parametrize(
    ("state", "said"), [("confirmed", "أكّد مكتب دكّة «تصريح المطبخ المنزلي»"), ("refused", "الصورة غير واضحة")]
)
def test_a_decision_is_told_with_its_words(write: Write, state: str, said: str) -> None:
    values = a_registration(state=state)

    assert said in text_of(write("document-decided", "ar", values))
    assert permits.get(values["family_id"], values["document_id"]).state == state
