"""Monthly statements on paper and as tables, in both languages: every sum, every movement, nothing that calculates."""

import csv
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest

from storefront.insight.statements import KINDS as MOVEMENTS
from storefront.insight.statements import Movement, Owed, Statement
from storefront.kernel import money
from storefront.treasury import debts
from storefront.web.kit.locale import read_in
from storefront.web.paper import Look, statement_csv, statement_pdf
from storefront.web.paper.statements import KINDS
from tests.builders.movements import AT, a_payout, a_sale, a_statement, taken_back
from tests.builders.printed import pages_of, says, text_of

LOOK = Look("bayt-noura", "madder", "https://dakkah.example")
MADE = datetime(2026, 11, 28, 9, tzinfo=UTC)
NUMBER = re.compile(r"-?\d+\.\d\d")
SUM = re.compile(r"(−)?(?:SAR )?(\d+\.\d\d)")


def printed(statement: Statement, language: str = "ar") -> bytes:
    with read_in(language):
        return statement_pdf(statement, LOOK, MADE)


def table(statement: Statement, language: str = "ar") -> list[list[str]]:
    with read_in(language):
        return list(csv.reader(StringIO(statement_csv(statement).decode("utf-8-sig"))))


def a_month() -> Statement:
    """A little of everything."""
    cash = a_sale(5_000, channel="shared", method="cash", in_hand_minor=5_000)
    return a_statement(a_sale(10_000, delivery_minor=1_500), cash, taken_back(2_500), a_payout(9_000), opening=12_345)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ar",
            ["كشف حساب شهري", "نوفمبر 2026", "بيت نورة", "بعتم", "رسوم السوق", "من رابط", "رصيد آخر المدة"],
        ),
        (
            "en",
            [
                "Monthly statement",
                "November 2026",
                "Bayt Noura",
                "Still owed to you",
                "From a link",
                "Balance",
            ],
        ),
    ],
)
def test_a_statement_says_what_it_is_in_the_readers_language(language: str, words: list[str]) -> None:
    pdf = printed(a_month(), language)

    assert [word for word in words if not says(pdf, word)] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sum_is_on_it(language: str) -> None:
    text = text_of(printed(a_month(), language))

    for figure in ("165.00", "25.00", "10.00", "50.00", "90.00", "123.45", "113.45"):
        assert figure in text


def test_the_sums_on_top_go_from_the_opening_to_the_closing_balance() -> None:
    figures = [f"-{number}" if sign else number for sign, number in SUM.findall(text_of(printed(a_month(), "en")))]

    opening, sold, undone, fees, in_hand, paid_out, closing = (Decimal(figure) for figure in figures[:7])
    assert (opening, closing) == (Decimal("123.45"), Decimal("113.45"))
    assert closing == opening + sold + undone + fees + in_hand + paid_out


def test_what_a_coupon_of_the_market_had_paid_is_not_said_to_have_gone_back_to_the_shopper() -> None:
    statement = a_statement(a_sale(10_000), taken_back(10_000))

    told = [text_of(printed(statement, "en")), *map(str, table(statement, "en"))]

    assert says(printed(statement, "en"), "Taken off sales")
    assert any("Taken off a sale" in text for text in told)
    assert not any("shopper" in text for text in told)


def test_what_is_none_of_these_has_a_sum_of_its_own() -> None:
    other = Movement(AT, "other", other_minor=777)

    assert NUMBER.findall(text_of(printed(a_statement(other), "en")))[:8][-2:] == ["7.77", "7.77"]


PARTS = {
    "ar": [
        *("ثمن المنتجات", "من الثمن، تدفعه قسيمة السوق", "خصم قسيمتكم", "التوصيل", "أجر المندوب", "رسوم السوق"),
        *("ضريبة القيمة المضافة في العمولة", "حصتكم"),
    ],
    "en": [
        *(
            "Goods",
            "Of the price, paid by the market’s coupon",
            "Your coupon",
            "Delivery",
            "Courier’s fees",
        ),
        *("Market’s fees", "VAT in the commission", "Your share"),
    ],
}
TOLD = {
    "ar": ["بعد قسيمتكم", "للمندوب", "من قسيمة السوق", "قدرها 1.04"],
    "en": [
        "After your coupon 15.00",
        "To the courier 25.00",
        "From the market’s coupon 7.00",
        "The market’s fees hold 1.04 of VAT.",
    ],
}
CAUSES = {
    debts.CASH: (
        "commission on orders whose price you took in cash: 8.00",
        "عمولة السوق على طلبات قبضتم ثمنها نقداً: 8.00",
    ),
    debts.BACK: (
        "went back to their shoppers after it had become yours: 92.00",
        "رُدّ إلى مشتريها بعد أن صار لكم: 92.00",
    ),
    debts.DISPUTED: ("took who disputed a payment: 30.00", "ما أخذه بنك مشترٍ اعترض على دفعته: 30.00"),
}
OWED = {debts.CASH: 800, debts.BACK: 9_200, debts.DISPUTED: 3_000}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("causes", [{debts.CASH}, {debts.BACK}, {debts.BACK, debts.DISPUTED}, set(CAUSES)])
def test_what_a_family_owes_is_told_with_what_made_it_and_nothing_else(causes: set[str], language: str) -> None:
    owing = {cause: minor for cause, minor in OWED.items() if cause in causes}
    statement = a_statement(a_sale(10_000, method="cash", in_hand_minor=10_000), debts=owing)

    pdf, first_lines = printed(statement, language), table(statement, language)[1][0]

    place = 0 if language == "en" else 1
    assert says(pdf, "You still owe")
    assert {cause for cause, words in CAUSES.items() if says(pdf, words[0])} == causes
    assert {cause for cause, words in CAUSES.items() if words[place] in first_lines} == causes


def test_who_owes_nothing_is_told_of_no_debt() -> None:
    assert not says(printed(a_statement(a_sale()), "en"), "You owe the market")


@pytest.mark.parametrize(
    ("owed", "is_said"), [(Owed(4_000, 5_000, 1_000), True), (Owed(0, 10_000, 0), False), (Owed(0, 0, 10_000), True)]
)
def test_what_the_balance_is_made_of_is_said_where_not_all_can_be_paid_out(owed: Owed, is_said: bool) -> None:
    statement = a_statement(opening=10_000, owed=owed)

    sums = [money.exact(part) for part in (owed.coming_minor, owed.payable_minor, owed.on_the_way_minor)]
    sentence = (
        "Of the balance {} is coming once nothing can be returned any more, {} can be paid out, and {} is on its way"
    )
    assert says(printed(statement, "en"), sentence.format(*sums)) is is_said
    assert (sentence.format(*sums) in table(statement, "en")[1][0]) is is_said


def test_what_a_family_owes_is_not_said_to_be_paid_out() -> None:
    statement = a_statement(opening=5_866, owed=Owed(7_636, -1_770, 0))

    told = [text_of(printed(statement, "en")), table(statement, "en")[1][0]]

    for text in told:
        assert "17.70 is owed to the market and is taken from what comes" in " ".join(text.split())
        assert "-17.70" not in text
        assert "can be paid out" not in text


def a_usual_month(sales: int) -> Statement:
    """Cash taken at the door and a payout every week."""
    rows: list[Movement] = []
    for place in range(sales):
        at = AT + timedelta(days=place)
        rows.append(a_sale(4_500, at=at, reference=f"SALE{place:02d}", method="cash", in_hand_minor=6_000))
        if place % 7 == 6:
            rows.append(a_payout(1_000))
    return a_statement(*rows, opening=21_548, owed=Owed(7_636, -1_770, 0))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_usual_month_is_one_page(language: str) -> None:
    assert len(pages_of(printed(a_usual_month(10), language))) == 1


@pytest.mark.parametrize("sales", range(10, 24))
def test_no_page_holds_the_closing_words_alone(sales: int) -> None:
    last = pages_of(printed(a_usual_month(sales), "en"))[-1]

    assert f"SALE{sales - 1:02d}" in last
    assert "Balance at the end" in last
    assert "Amounts are in Saudi riyals." in last


def test_a_month_that_is_not_over_says_so() -> None:
    assert "so far" in text_of(printed(a_statement(a_sale(), is_over=False), "en"))
    assert "so far" not in text_of(printed(a_statement(a_sale()), "en"))


def test_an_empty_month_says_that_nothing_was_sold() -> None:
    assert "No sales in this month." in text_of(printed(a_statement(opening=100), "en"))


def test_a_full_month_goes_on_over_pages_with_the_head_repeated() -> None:
    sales = [
        a_sale(1_000 + place, at=AT + timedelta(hours=7 * place), reference=f"P{place:03d}") for place in range(80)
    ]

    pages = pages_of(printed(a_statement(*sales), "en"))

    assert len(pages) > 2
    assert all("Balance" in page and "Bayt Noura" in page and f"of {len(pages)}" in page for page in pages)
    assert [f"P{place:03d}" in "".join(pages) for place in range(80)] == [True] * 80


def test_the_table_opens_in_excel_as_arabic() -> None:
    with read_in("ar"):
        content = statement_csv(a_month())

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(table(a_month()))
    assert "رسوم السوق" in content.decode("utf-8-sig")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_table_adds_up_by_itself(language: str) -> None:
    rows = table(a_month(), language)[3:]

    first, *moved, last = rows
    assert {len(row) for row in rows} == {19}
    assert round(float(first[-1]) + sum(float(row[-2]) for row in moved), 2) == float(last[-1]) == 113.45
    for row in moved:
        price, _, off, delivery, courier, fee, _, share, hand, paid, other, change = map(float, row[6:18])
        assert round(price + off + delivery + courier + fee - share, 2) == 0
        assert round(share - hand - paid + other - change, 2) == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_part_from_the_price_to_the_share_is_named(language: str) -> None:
    parts = {"off_minor": 1_500, "courier_minor": 2_500, "fee_vat_minor": 104, "coupon_minor": 700}
    statement = a_statement(a_sale(10_000, **parts))

    heads, _, row, _ = table(statement, language)[2:]
    named = dict(zip(heads, row, strict=True))
    pdf = printed(statement, language)

    words = PARTS[language]
    assert [named[head] for head in words] == ["115.00", "7.00", "-15.00", "25.00", "-25.00", "-8.00", "-1.04", "92.00"]
    assert [says(pdf, told) for told in TOLD[language]] == [True] * 4


@pytest.mark.parametrize("trick", ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\u202e=1", "＝1"])
def test_no_cell_begins_a_formula(trick: str) -> None:
    statement = a_statement(a_sale(reference=trick))
    named = Statement(trick, trick, statement.month, 0, statement.movements)

    cells = [cell for row in table(named) for cell in row]

    assert any("'" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t＝")) and not NUMBER.fullmatch(cell)] == []
    assert not any("\u202e" in cell for cell in cells)


def test_every_kind_of_movement_has_words_of_its_own() -> None:
    assert set(KINDS) == set(MOVEMENTS)
    assert len(set(KINDS.values())) == len(KINDS)
