"""Looking words up: by the full form, phrases whole, narrow things under wide ones; and the list that comes with us."""

import pytest

from storefront.insight.language import Entry, read_entries, standard, words
from storefront.insight.language import lexicon as thesaurus
from storefront.insight.language.lexicon import Lexicon

ENTRIES = (Entry("basket", ("سلة", "زبيل", "basket")), Entry("rose-water", ("ماء ورد",), wider=("rose",)))


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(ENTRIES, words)


def test_a_form_is_found_however_it_was_written(lexicon: Lexicon) -> None:
    assert lexicon.group("سله") == lexicon.group("زبيل") == "basket"


def test_a_stem_is_no_form(lexicon: Lexicon) -> None:
    assert lexicon.group("سل") is None


def test_a_phrase_is_found_whole(lexicon: Lexicon) -> None:
    assert lexicon.phrase(["ما", "ورد", "طايفي"]) == (2, "rose-water")
    assert lexicon.phrase(["ما", "زهر"]) is None
    assert lexicon.phrase(["ما"]) is None


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon([Entry("two", ("زيت زيتون",)), Entry("three", ("زيت زيتون بكر",))], words)

    assert lexicon.phrase(["زيت", "زيتون", "بكر"]) == (3, "three")


def test_a_group_knows_what_it_belongs_to(lexicon: Lexicon) -> None:
    assert lexicon.wider("rose-water") == ("rose",)
    assert lexicon.wider("basket") == lexicon.wider("unheard of") == ()


def test_rows_become_entries() -> None:
    rows = ["# a remark", "", "date\tتمر، تمور, date", "ajwa\tعجوة\tdate"]

    assert list(read_entries(rows)) == [Entry("date", ("تمر", "تمور", "date")), Entry("ajwa", ("عجوة",), ("date",))]


def test_the_list_of_the_market_names_every_form_once() -> None:
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for entry in thesaurus.standard():
        for form in entry.forms:
            if seen.setdefault(tuple(words(form)), entry.group) != entry.group:
                twice.append((form, entry.group))

    assert twice == []


def test_the_list_of_the_market_leads_nowhere_unknown() -> None:
    groups = [entry.group for entry in thesaurus.standard()]

    assert len(groups) == len(set(groups))
    assert {wide for entry in thesaurus.standard() for wide in entry.wider} <= set(groups)


def test_no_form_of_the_market_is_too_long_to_be_found() -> None:
    assert [form for entry in thesaurus.standard() for form in entry.forms if len(words(form)) > 3] == []
    assert standard().lexicon.group("كليجه") == "kleija"
