"""What stands on a document: sums and tax that add up, credit notes in parts, a seal nothing escapes."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.trade import allowances, receipts
from storefront.trade.orders import OrderLine
from storefront.trade.receipts import papers
from tests.builders.papers import AT, a_content, a_credit, a_paper, an_item, renamed

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy

prices = st.integers(min_value=1, max_value=10_000_000)
goings = st.lists(st.tuples(st.booleans(), st.integers(min_value=0, max_value=1_000_000)), max_size=8)
lines = st.lists(st.tuples(prices, st.integers(min_value=1, max_value=50)), min_size=1, max_size=50)


def items(told: list[tuple[int, int]]) -> list[receipts.Item]:
    return [an_item(number, unit=unit, pieces=pieces) for number, (unit, pieces) in enumerate(told, 1)]


def test_a_registered_family_gives_a_tax_invoice_and_any_other_a_receipt() -> None:
    assert (a_paper(taxed=True).kind, a_paper().kind) == (receipts.INVOICE, receipts.RECEIPT)


def test_who_is_not_registered_has_neither_tax_nor_code() -> None:
    paper = a_paper()

    assert (paper.content.vat_minor, paper.code, paper.content.seller.vat_number) == (0, "", None)


def test_the_code_says_what_the_known_text_says() -> None:
    paper = a_paper(an_item(unit=11_500), taxed=True, delivery=0)

    assert paper.code == (
        "ASnYo9iz2LHYqSDYo9mFINmF2K3ZhdivINmE2YTZhdiu2KjZiNiy2KfYqgIPMzEwMTIyMzkzNTAwMDAzAxQyMDI2LTExLTIz"
        "VDE1OjMwOjAwWgQGMTE1LjAwBQUxNS4wMA=="
    )


def test_what_a_courier_takes_is_in_neither_tax_nor_code() -> None:
    own, courier = a_paper(taxed=True, way="own"), a_paper(taxed=True, way="courier")

    assert own.content.total_minor == courier.content.total_minor == 10_000
    assert (own.content.supply_minor, courier.content.supply_minor) == (10_000, 8_500)
    assert (own.content.vat_minor, courier.content.vat_minor) == (1_305, 1_109)


def test_a_name_longer_than_the_code_holds_is_cut_between_letters() -> None:
    long = renamed(a_content(taxed=True), "ب" * 200)

    assert papers.code_of(long, AT)
    assert papers.fitting("ب" * 200) == "ب" * 127


@pytest.mark.parametrize(
    "content",
    [
        replace(a_content(), items=()),
        a_content(an_item(pieces=0)),
        a_content(an_item(), an_item(2, pieces=-1)),
        a_content(an_item(unit=0), delivery=0),
    ],
)
def test_a_document_of_nothing_is_refused(content: receipts.Content) -> None:
    with pytest.raises(receipts.NothingSold):
        receipts.sealed(content, number=1, uuid="u", issued_at=AT, previous_hash=receipts.NO_HASH)


@PATIENT
@given(lines, st.data())
def test_what_is_credited_piece_by_piece_adds_up_to_the_sale(told: list[tuple[int, int]], data: st.DataObject) -> None:
    sale, gone = a_paper(*items(told), taxed=True), papers.Gone()
    notes = []
    for number, (_, pieces) in enumerate(told, 1):
        first = data.draw(st.integers(min_value=0, max_value=pieces))
        for back in (first, pieces - first):
            if back:
                notes.append(papers.credited(sale, gone, {number: back}, with_delivery=False, reason="returned"))
                gone.pieces[number] += back

    assert sum(note.total_minor for note in notes) == sale.content.items_minor
    assert sum(note.vat_minor for note in notes) == sale.content.vat_minor - sale.content.handing.vat_minor


@PATIENT
@given(lines, st.data())
def test_what_is_allowed_before_pieces_come_home_is_not_credited_again(
    told: list[tuple[int, int]], data: st.DataObject
) -> None:
    sale, gone = a_paper(*items(told), taxed=True), papers.Gone()
    notes = []
    for item in sale.content.items:
        amount = data.draw(st.integers(min_value=0, max_value=item.total_minor))
        first = data.draw(st.integers(min_value=0, max_value=item.quantity))
        home = papers.credited(sale, gone, {item.line_id: first}, with_delivery=False, reason="returned")
        gone.pieces[item.line_id] += first
        amount = min(amount, item.total_minor - home.total_minor)
        if amount:
            notes.append(papers.allowed(sale, gone, {item.line_id: amount}, with_delivery=False))
            gone.allowed[item.line_id] += amount
        rest = {item.line_id: item.quantity - first}
        notes += [home, papers.credited(sale, gone, rest, with_delivery=False, reason="returned")]

    assert sum(note.total_minor for note in notes) == sale.content.items_minor
    assert sum(note.vat_minor for note in notes) == sale.content.vat_minor - sale.content.handing.vat_minor


def test_an_allowance_of_delivery_alone_names_what_was_brought() -> None:
    sale = a_paper(an_item(1))

    note = papers.allowed(sale, papers.Gone(), {}, with_delivery=True)

    assert (note.total_minor, note.items_minor) == (sale.content.handing.minor, 0)
    assert [(item.line_id, item.quantity) for item in note.items] == [(1, 1)]


def test_a_credit_note_names_its_sale_and_takes_delivery_along_only_when_told() -> None:
    sale = a_paper(an_item(1), an_item(2, unit=2000, pieces=3), taxed=True)

    part, whole = a_credit(sale, {2: 1}), a_credit(sale, {1: 1, 2: 3}, with_delivery=True)

    assert (part.kind, part.content.credits) == (receipts.CREDIT_NOTE, receipts.Original(sale.number, sale.uuid))
    assert (part.content.total_minor, whole.content.total_minor) == (2_000, sale.content.total_minor)
    assert whole.content.vat_minor == sale.content.vat_minor


@PATIENT
@given(lines, st.booleans())
def test_a_document_is_read_as_it_was_kept(told: list[tuple[int, int]], taxed: bool) -> None:
    sale = a_paper(*items(told), taxed=taxed)
    note = a_credit(sale, {1: 1})

    assert papers.paper_of(receipts.payload_of(sale)) == sale
    assert papers.paper_of(receipts.payload_of(note)) == note


def test_the_seal_is_over_the_words_not_over_their_order() -> None:
    payload = receipts.payload_of(a_paper())
    turned = dict(reversed(payload.items()))

    assert receipts.hash_of(turned) == receipts.hash_of(payload)
    assert papers.canonical({"ب": 1, "أ": [2]}) == '{"أ":[2],"ب":1}'.encode()


@pytest.mark.parametrize("name", list(receipts.payload_of(a_paper())))
def test_no_part_of_a_document_can_be_changed_under_its_seal(name: str) -> None:
    payload = receipts.payload_of(a_paper())

    assert receipts.hash_of({**payload, name: "another"}) != receipts.hash_of(payload)


@PATIENT
@given(st.integers(1, 100_000), st.integers(1, 20), st.integers(0, 10_000), st.booleans(), st.data())
def test_a_discount_goes_back_with_its_pieces_and_all_pieces_give_the_whole(
    unit: int, pieces: int, share: int, by_market: bool, data: st.DataObject
) -> None:
    off = unit * pieces * share // 10_000
    item = replace(an_item(unit=unit, pieces=pieces), **{"coupon_minor" if by_market else "discount_minor": off})
    sale = a_paper(item, taxed=True, delivery=0 if off < unit * pieces else 1)
    first = data.draw(st.integers(0, pieces))

    notes = [
        papers.credited(sale, papers.Gone(Counter({1: gone})), {1: back}, with_delivery=False, reason="returned")
        for gone, back in ((0, first), (first, pieces - first))
    ]

    for name in ("items_minor", "discount_minor", "coupon_minor"):
        assert sum(getattr(note, name) for note in notes) == getattr(sale.content, name)
    assert sum(item.vat_minor for note in notes for item in note.items) == sale.content.items[0].vat_minor
    assert sale.content.paid_minor == unit * pieces - off + sale.content.handing.minor


@PATIENT
@given(st.integers(1, 100_000), st.integers(1, 20), st.integers(0, 10_000), st.booleans(), goings)
def test_pieces_and_allowances_in_any_order_credit_what_went_back_and_all_of_the_sale(
    unit: int, pieces: int, share: int, by_market: bool, told: list[tuple[bool, int]]
) -> None:
    off = unit * pieces * share // 10_000
    item = replace(an_item(unit=unit, pieces=pieces), **{"coupon_minor" if by_market else "discount_minor": off})
    sale, line = (
        a_paper(item, taxed=True, delivery=1),
        OrderLine(quantity=pieces, total_minor=unit * pieces, discount_minor=off),
    )
    gone, notes = papers.Gone(), []

    for is_piece, wanted in [*told, (True, pieces)]:
        before = allowances.price_gone(line, gone.pieces[1], gone.allowed[1])
        if is_piece:
            back = min(wanted, pieces - gone.pieces[1])
            note = papers.credited(sale, gone, {1: back}, with_delivery=False, reason="returned")
            gone.pieces[1] += back
        else:
            amount = min(wanted, allowances.paid(line) - before)
            note = papers.allowed(sale, gone, {1: amount}, with_delivery=False)
            gone.allowed[1] += amount
        assert note.paid_minor == allowances.price_gone(line, gone.pieces[1], gone.allowed[1]) - before
        notes.append(note)

    assert sum(note.total_minor for note in notes) == sale.content.total_minor - 1
    assert sum(item.vat_minor for note in notes for item in note.items) == sale.content.items[0].vat_minor


def test_a_coupon_of_the_market_is_below_the_total_and_a_familys_within_it() -> None:
    market = a_paper(replace(an_item(unit=10_000), coupon_minor=3_000), taxed=True, delivery=0)
    own = a_paper(replace(an_item(unit=10_000), discount_minor=3_000), taxed=True, delivery=0)

    told = [(one.content.total_minor, one.content.paid_minor, one.content.vat_minor) for one in (market, own)]

    assert told == [(10_000, 7_000, 1_304), (7_000, 7_000, 913)]
    assert "paid_minor" in receipts.payload_of(market)
    for paper in (market, own):
        assert papers.paper_of(receipts.payload_of(paper)) == paper


def test_documents_without_a_coupon_say_nothing_of_one() -> None:
    payload = receipts.payload_of(a_paper())

    assert not {"discount_minor", "coupon_minor"} & set(payload["items"][0])
    assert "paid_minor" not in payload


def test_a_document_may_come_to_nothing_where_the_family_takes_everything_off() -> None:
    free = a_paper(replace(an_item(unit=10_000), discount_minor=10_000), taxed=True, delivery=0)

    assert (free.content.total_minor, free.content.vat_minor) == (0, 0)


def test_a_credit_note_for_which_nobody_has_words_is_not_written() -> None:
    sale = a_paper()

    with pytest.raises(papers.UnknownReason):
        papers.credited(sale, papers.Gone(), {1: 1}, with_delivery=False, reason="kindness")
