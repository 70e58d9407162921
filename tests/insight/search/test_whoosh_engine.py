"""Asking the engine: spellings, order, kinds, pages, phrases, suggestions; what an index that is not there says."""

import shutil
import time
from pathlib import Path

import pytest

from storefront.insight.language import Analyser, Entry
from storefront.insight.search import CATEGORY, FAMILY, PRODUCT, Document, Found, WhooshEngine
from tests.builders.insight import a_document, documents_named


def names(engine: WhooshEngine, catalogue: list[Document], text: str) -> list[str]:
    titles = {document.id: document.name_ar for document in catalogue}
    return [titles[each] for each in engine.search(text, kind=PRODUCT, limit=None).ids]


@pytest.mark.parametrize("typed", ["ابها", "أبها", "أَبها", "إبها", "أبهـــا"])
def test_every_spelling_of_abha_finds_the_same(market: WhooshEngine, typed: str) -> None:
    assert market.search(typed).ids == ("family:1",)


def test_keek_finds_every_cake(market: WhooshEngine, catalogue: list[Document]) -> None:
    found = names(market, catalogue, "كيك")

    assert {"كيكة شوكولاتة بلجيكية", "كيك تمر وجوز", "كعكة عيد ميلاد أطفال", "تشيزكيك التوت"} <= set(found)


def test_the_word_itself_stands_before_its_relatives(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("فطائر سبانخ", "الفطيرة البلدية", "معجنات مشكلة", "فطيرة لحم"))

    found = engine.search("فطيرة").ids

    assert found[:2] == ("product:4", "product:2")
    assert set(found[2:]) == {"product:1", "product:3"}


def test_what_a_thing_is_stands_before_what_it_is_for(market: WhooshEngine, catalogue: list[Document]) -> None:
    found = names(market, catalogue, "خبز")

    assert found[-1] == "سلة خوص للخبز"


def test_english_names_are_found_too(market: WhooshEngine, catalogue: list[Document]) -> None:
    assert set(names(market, catalogue, "lanterns")) == {"فانوس رمضان خشب", "فوانيس معدنية صغيرة"}


def test_kinds_are_found_together_or_apart(market: WhooshEngine) -> None:
    assert {"category:1", "family:1"} < set(market.search("كليجا").ids)
    assert market.search("كليجا", kind=FAMILY).ids == ("family:1",)
    assert market.search("كليجا", kind=CATEGORY).ids == ("category:1",)
    assert market.search("كليجا", kind="unheard of").ids == ()


def test_pages_follow_each_other(market: WhooshEngine) -> None:
    whole = market.search("قهوة", limit=None)

    pages = [market.search("قهوة", limit=3, offset=offset) for offset in range(0, whole.total, 3)]

    assert tuple(each for page in pages for each in page.ids) == whole.ids
    assert {page.total for page in pages} == {whole.total} == {len(whole.ids)}


@pytest.mark.parametrize(("limit", "offset"), [(5, 10**9), (0, 0), (-3, 0)])
def test_a_page_beyond_the_last_is_empty(market: WhooshEngine, limit: int, offset: int) -> None:
    found = market.search("قهوة", limit=limit, offset=offset)

    assert found.ids == ()
    assert found.total > 0


def test_nothing_stands_before_the_first_page(market: WhooshEngine) -> None:
    assert market.search("قهوة", limit=3, offset=-7) == market.search("قهوة", limit=3)


def test_scores_fall(market: WhooshEngine) -> None:
    scores = [hit.score for hit in market.search("خشب", limit=None).hits]

    assert scores == sorted(scores, reverse=True)


def test_before_the_first_build_nothing_is_found(engine: WhooshEngine) -> None:
    assert engine.search("كيك") == Found()
    assert engine.suggest("كيك") == []


def test_an_empty_index_answers(engine: WhooshEngine) -> None:
    engine.rebuild([])

    assert engine.search("كيك -تمر", kind=PRODUCT) == Found()
    assert engine.suggest("ك") == []


def test_suggestions_go_on_as_the_visitor_began(market: WhooshEngine) -> None:
    found = market.suggest("كلي")

    assert (found[0].id, found[0].text) == ("category:1", "كليجا ومعمول")
    assert found[1].text == "كليجة حائل الأصلية"
    assert found[-1].text in {"بيت الكليجا", "آيس كريم كليجا"}


@pytest.mark.parametrize(("begun", "text"), [("السد", "ركن السدو"), ("سد", "ركن السدو"), ("دلالُ وفـ", "دلال وفناجين")])
def test_an_article_or_a_mark_does_not_hinder_a_suggestion(market: WhooshEngine, begun: str, text: str) -> None:
    assert text in [found.text for found in market.suggest(begun)]


def test_latin_letters_suggest_english_names(market: WhooshEngine) -> None:
    assert market.suggest("SADU")[0].text == "Sadu Corner"


def test_suggestions_keep_to_their_number(market: WhooshEngine) -> None:
    assert len(market.suggest("م", limit=3)) == 3
    assert market.suggest("م", limit=0) == market.suggest("", limit=3) == market.suggest("\x00") == []


def test_the_same_name_is_suggested_once(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("كليجا", "كليجا", "كليجا ملكية"))

    assert [found.text for found in engine.suggest("كل")] == ["كليجا", "كليجا ملكية"]


@pytest.mark.slow
def test_suggestions_of_a_large_market_come_at_once(large_market: WhooshEngine) -> None:
    large_market.suggest("ز")

    for begun in ("ك", "كل", "م", "الم", "قهوة", "خ", "زز", "ا"):
        started = time.process_time()
        large_market.suggest(begun)
        assert time.process_time() - started < 0.05


def test_another_lexicon_may_be_given(tmp_path: Path) -> None:
    own = WhooshEngine(tmp_path / "index", Analyser([Entry("party", ("قرقيعان", "ناصفة"))]))
    own.rebuild(documents_named("توزيعات الناصفة", "شنطة"))

    assert own.search("قرقيعان").ids == ("product:1",)
    assert own.search("حقيبة").ids == ()


def test_an_index_made_anew_in_an_emptied_folder_is_noticed(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild(documents_named("فطيرة لحم"))
    before = engine.search("فطيرة").total
    shutil.rmtree(tmp_path / "index")
    engine.rebuild(documents_named("سدو", "خوص"))

    assert (before, engine.search("فطيرة").total, engine.search("سدو").total) == (1, 0, 1)


def test_the_ids_of_everything_in_it_are_told(engine: WhooshEngine) -> None:
    missing = engine.ids()
    engine.rebuild([])
    empty = engine.ids()
    engine.rebuild(documents_named("فطيرة", "سدو", "خوص"))
    engine.update([a_document(2, "سدو أحمر"), a_document(4, "عسل")], gone=["product:1"])

    assert (missing, empty) == (None, frozenset())
    assert engine.ids() == {"product:2", "product:3", "product:4"}
