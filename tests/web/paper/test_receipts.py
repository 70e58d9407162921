"""Documents of sale on paper, read back by other hands: text in order, letters joined, codes that scan."""

import re
from dataclasses import replace

import pytest

from storefront.trade import receipts as trade
from storefront.trade.delivery import DAYS
from storefront.trade.receipts import papers
from storefront.web.kit.locale import read_in
from storefront.web.paper import NOBODY, Buyer, Look, receipt
from storefront.web.paper.receipts import REASONS, TITLES
from storefront.web.paper.words import said
from tests.builders.community import VAT_NUMBER
from tests.builders.papers import a_content, a_credit, a_paper, an_item, renamed, sealed_after
from tests.builders.printed import drawn, pages_of, scanned, shapes_of, squeezed, text_of

LOOK = Look("bayt-noura", "madder", "https://dakkah.example")
SARA = Buyer("سارة القحطاني", "055 123 4567", {1: "إلى أمي"})


def printed(paper: trade.Paper, language: str = "ar", buyer: Buyer = NOBODY) -> bytes:
    with read_in(language):
        return receipt(paper, LOOK, buyer)


def letters_of(text: str) -> str:
    """The letters of a text alone."""
    return "".join(letter for letter in text if letter.isalpha())


@pytest.mark.parametrize("taxed", [True, False])
def test_arabic_is_copied_in_the_order_in_which_it_is_read(taxed: bool) -> None:
    text = text_of(printed(a_paper(taxed=taxed), buyer=SARA))

    title = "فاتورة ضريبية مبسطة" if taxed else "إيصال"
    for words in (title, "أسرة أم محمد للمخبوزات", "معمول ورد", "المنتجات", "سارة القحطاني", "المجموع", "صفحة"):
        assert words in text


def test_letters_are_joined() -> None:
    pdf = printed(a_paper(an_item(name_ar="ههه وه")))

    assert shapes_of("ه", pdf) >= 4  # beginning, middle and end of a word, and alone


def test_english_papers_read_english_with_the_arabic_beside_it() -> None:
    text = text_of(printed(a_paper(taxed=True), "en"))

    for words in (
        "Simplified tax invoice",
        "فاتورة ضريبية مبسطة",
        "Umm Mohammed Bakes",
        "No. 7",
        "Total",
        "Rose incense",
    ):
        assert words in text
    assert VAT_NUMBER in text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_code_of_a_tax_invoice_is_scanned_from_the_page(language: str) -> None:
    paper = a_paper(an_item(unit=11_500), taxed=True, delivery=0)

    assert scanned(drawn(printed(paper, language))) == [paper.code]
    assert paper.code.endswith("WgQGMTE1LjAwBQUxNS4wMA==")


def test_who_is_not_registered_shows_neither_tax_nor_code() -> None:
    pdf = printed(a_paper(), "en")

    assert scanned(drawn(pdf)) == []
    assert "15%" not in text_of(pdf)
    assert "VAT" not in text_of(pdf)
    assert "not registered for value added tax" in text_of(pdf)


def test_the_sums_are_those_of_the_document() -> None:
    paper = a_paper(an_item(1, unit=8_500), an_item(2, unit=123_450, pieces=10), taxed=True, delivery=1_500)

    text = text_of(printed(paper))

    for figure in ("85.00", "1,234.50", "12,345.00", "12,430.00", "12,445.00", "1,623.27"):
        assert figure in text


@pytest.mark.parametrize(("language", "words"), [("ar", "مجاناً"), ("en", "Free")])
def test_goods_that_were_brought_for_nothing_were_brought_free(language: str, words: str) -> None:
    text = text_of(printed(a_paper(delivery=0), language))

    assert words in text
    assert "0.00" not in text.split()


def test_twelve_lines_fit_one_page() -> None:
    lines = [an_item(number, name_ar=f"معمول رقم {number}") for number in range(1, 13)]

    for language in ("ar", "en"):
        assert len(pages_of(printed(a_paper(*lines, taxed=True), language, SARA))) == 1


def test_fifty_lines_go_on_with_the_head_repeated_and_pages_counted() -> None:
    lines = [an_item(number, name_ar=f"صنف {number:03d}") for number in range(1, 51)]

    pages = pages_of(printed(a_paper(*lines, taxed=True)))

    assert len(pages) == 3
    assert all("المنتج" in page and "أسرة أم محمد للمخبوزات" in page for page in pages)
    assert [squeezed(f"صفحة {number} من 3") in squeezed(page) for number, page in enumerate(pages, 1)] == [True] * 3
    assert [f"{number:03d}" in "".join(pages) for number in range(1, 51)] == [True] * 50


@pytest.mark.parametrize("name", ["طويل جداً " * 20, "ط" * 200, "Supercalifragilistic" * 10])
def test_a_long_name_is_broken_and_nothing_of_it_is_lost(name: str) -> None:
    text = text_of(printed(a_paper(an_item(name_ar=name.strip(), name_en="", choice_ar="", choice_en=""))))

    assert letters_of(name) in letters_of(text)


@pytest.mark.parametrize("trick", ["\u202e1500", "\u2067\u202d", "\u2069\u2069", "\u200f\u061c"])
def test_what_is_to_be_written_cannot_turn_the_paper_round(trick: str) -> None:
    honest = printed(a_paper(), buyer=Buyer(texts={1: "إلى 1500 أمي"}))
    tricked = printed(a_paper(), buyer=Buyer(texts={1: f"إلى{trick} أمي"}))

    assert not set(trick) & set(text_of(tricked)) - set("1500")
    assert text_of(tricked).count("85.00") == text_of(honest).count("85.00")
    assert "إلى" in text_of(tricked)


def test_the_buyer_is_printed_for_who_may_know_and_for_nobody_else() -> None:
    paper = a_paper()

    told, hidden = text_of(printed(paper, buyer=SARA)), text_of(printed(paper))

    assert all(words in told for words in ("سارة القحطاني", "055 123 4567", "إلى أمي", "المشتري"))
    assert not any(words in hidden for words in ("سارة القحطاني", "055", "إلى أمي", "المشتري"))


def test_a_credit_note_says_of_what_and_why() -> None:
    sale = a_paper(an_item(1), an_item(2, unit=2_000, pieces=3), taxed=True)
    note = a_credit(sale, {2: 2})

    pdf = printed(note, "en")

    text = text_of(pdf)
    for words in ("Credit note", "No. 8", "Simplified tax invoice No. 7", "Goods were returned", "Credited", "40.00"):
        assert words in text
    assert scanned(drawn(pdf)) == [note.code]


def test_a_name_without_english_is_printed_in_arabic_for_everybody() -> None:
    nameless = a_paper(an_item(name_ar="سدو", name_en="", choice_ar="", choice_en=""))

    assert "سدو" in text_of(printed(nameless, "en"))


def test_a_seller_with_a_very_long_name_still_has_an_invoice() -> None:
    content = renamed(a_content(taxed=True), "أسرة " + "طويلة " * 30)
    paper = trade.sealed(content, number=1, uuid="u", issued_at=a_paper().issued_at, previous_hash=trade.NO_HASH)

    assert scanned(drawn(printed(paper))) == [paper.code]


def test_the_same_document_is_the_same_file() -> None:
    assert printed(a_paper(taxed=True)) == printed(a_paper(taxed=True))


@pytest.mark.parametrize(("taxed", "language"), [(True, "ar"), (False, "en")])
def test_a_coupon_stands_on_paper_by_whom_it_is_borne(taxed: bool, language: str) -> None:
    item = an_item(unit=10_000)
    market = text_of(printed(a_paper(replace(item, coupon_minor=3_000), taxed=taxed, delivery=0), language))
    own = text_of(printed(a_paper(replace(item, discount_minor=2_500), taxed=taxed, delivery=0), language))

    for words in ("دفعته قسيمة السوق", "Paid by the market’s coupon", "70.00", "100.00"):
        assert words in market
    for words in ("وفّرت قسيمة الأسرة", "The family’s coupon saved", "75.00", "25.00"):
        assert words in own


def test_the_column_of_amounts_adds_up_with_a_coupon_and_each_line_says_what_it_took_off() -> None:
    reduced = replace(an_item(unit=7_800), discount_minor=1_170)
    plain = an_item(2, unit=2_000, pieces=2)

    text = squeezed(text_of(printed(a_paper(reduced, plain, delivery=1_500), "en")))

    assert squeezed("The family’s coupon took off 11.70") in text
    assert re.search(r"78\.00.*66\.30.*20\.00.*40\.00.*Products.*106\.30.*15\.00.*Total.*121\.30.*11\.70", text)
    assert "-11.70" not in text
    assert "118.00" not in text


def test_a_line_says_what_the_market_pays_of_it() -> None:
    text = text_of(printed(a_paper(replace(an_item(unit=7_800), coupon_minor=1_000), delivery=0), "en"))

    assert squeezed("The market’s coupon pays 10.00 of it") in squeezed(text)
    assert text.count("78.00") >= 3


@pytest.mark.parametrize("taxed", [True, False])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("reason", trade.REASONS)
def test_whatever_a_credit_note_is_for_has_words_on_paper(reason: str, language: str, taxed: bool) -> None:
    sale = a_paper(taxed=taxed)
    if reason == "allowance":
        content = papers.allowed(sale, papers.Gone(), {1: 2_000}, with_delivery=False)
    else:
        content = papers.credited(sale, papers.Gone(), {1: 1}, with_delivery=True, reason=reason)

    text = squeezed(text_of(printed(sealed_after(sale, content), language)))

    assert squeezed(said(language, REASONS[reason])) in text
    assert said("en", REASONS[reason]) != REASONS[reason]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("way", DAYS)
@pytest.mark.parametrize("kind", trade.KINDS)
def test_every_kind_of_document_is_drawn_for_every_way(kind: str, way: str, language: str) -> None:
    sale = a_paper(taxed=kind == trade.INVOICE, way=way)
    paper = a_credit(sale, {1: 1}) if kind == trade.CREDIT_NOTE else sale

    text = text_of(printed(paper, language))

    assert (paper.kind, squeezed(said(language, TITLES[kind])) in squeezed(text)) == (kind, True)
