"""Folding, skeletons and slugs on the spellings people really type."""

import time

import pytest

from storefront.kernel import arabic

NULL, HALF = "\x00", "\ud800"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("أَبها", "ابها"),
        ("إبها", "ابها"),
        ("فَطِيرَةٌ", "فطيره"),
        ("كليجة", "كليجه"),
        ("ذكرى", "ذكري"),
        ("هدایا", "هدايا"),
        ("مسؤول", "مسوول"),
        ("مائدة", "مايده"),
        ("عباءة", "عباه"),
        ("مـــعمول", "معمول"),
        ("رائعععع", "رايع"),
        ("كيك\u200cه", "كيكه"),
        ("\u202bكيك\u202c", "كيك"),
        ("گهوة", "كهوه"),
        ("پيتزا", "بيتزا"),
        ("ڤانيلا", "فانيلا"),
        ("چكليت", "جكليت"),
        ("طقم ١٢ و ۱۲", "طقم 12 و 12"),
        ("ﻛﻴﻚ", "كيك"),
        ("DÉCOR", "decor"),
        ("ＡＢＣ", "abc"),
        ("10000", "10000"),
    ],
)
def test_every_spelling_of_a_word_folds_to_one(typed: str, folded: str) -> None:
    assert arabic.fold(typed) == folded


def test_folding_twice_changes_nothing_more() -> None:
    once = arabic.fold("أُمُّ عَلِي بالمُكَسَّرَات ١٢ Crème")

    again = arabic.fold(once)

    assert again == once


def test_folding_keeps_what_is_no_letter_for_others_to_judge() -> None:
    assert arabic.fold(f"كيك{NULL}({HALF})") == f"كيك{NULL}({HALF})"


def test_a_long_text_folds_in_a_moment() -> None:
    started = time.process_time()

    arabic.fold("أُمُّ عَلِي " * 50_000)

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("honest", "alike"),
    [
        ("متجر أم سارة", "متجر ام ساره"),
        ("متجر أم سارة", "متجر اُمّ ســارة"),
        ("بيت الكليجا", "بيت الكليچا"),
        ("هدايا", "هدایا"),
        ("كيكة", "کیکة"),
        ("ركن ١", "ركن ا"),
        ("دار ٥", "دار ه"),
        ("Dakkah", "Dаkkаh"),
        ("Kleija", "K1eija"),
        ("Oud Home", "0ud Home"),
        ("Illia", "lllia"),
        ("Maamoul", "Mamoul"),
        ("Sadu-House", "sadu  house!"),
    ],
)
def test_names_that_could_be_taken_for_each_other_share_a_skeleton(honest: str, alike: str) -> None:
    assert arabic.skeleton(honest) == arabic.skeleton(alike)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أم سارة", "أم سارا"), ("متجر 100", "متجر 1000"), ("بيت التمر", "بيت الثمر"), ("Oud", "Aud"), ("سدو", "سرو")],
)
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert arabic.skeleton(one) != arabic.skeleton(other)


@pytest.mark.parametrize("name", ["", "...", "🌴🌴", "ــــ", "!!!", "\u200f \u200f", "$$"])
def test_a_name_without_a_letter_has_no_skeleton(name: str) -> None:
    assert arabic.skeleton(name) == ""


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("فَطِيرَة الجُبن", "فطيرة-الجبن"),
        ("أكواب قهوة — ١٢ حبة!", "أكواب-قهوة-12-حبة"),
        ("مـــعمول", "معمول"),
        ("Date & Walnut Cake", "date-walnut-cake"),
        ("décor", "décor"),
        ("a_b/c?d#e", "a-b-c-d-e"),
        ("...", ""),
        ("🌴", ""),
        ("", ""),
        (f"كيك{NULL}{HALF}", "كيك"),
    ],
)
def test_a_slug_stays_readable(text: str, slug: str) -> None:
    assert arabic.slug(text) == slug


def test_different_names_have_different_slugs() -> None:
    assert arabic.slug("بن") != arabic.slug("بُنّي") != arabic.slug("ابن")


def test_a_long_slug_ends_with_a_whole_word() -> None:
    slug = arabic.slug("معمول " * 40)

    assert len(slug) <= arabic.SLUG_LENGTH
    assert set(slug.split("-")) == {"معمول"}


def test_one_endless_word_is_cut() -> None:
    assert len(arabic.slug("م" + "عم" * 100)) == arabic.SLUG_LENGTH


@pytest.mark.parametrize(
    ("taken", "free"),
    [((), "khus"), (("khus-2",), "khus"), (("khus",), "khus-2"), (("khus", "khus-2", "khus-4"), "khus-3")],
)
def test_a_slug_somebody_has_is_numbered(taken: tuple[str, ...], free: str) -> None:
    assert arabic.free_slug("khus", taken) == free
