"""What was typed of an order that was taken in part: pieces by line, and what is to be paid for the rest."""

from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Parcel
from storefront.web.family import remaining
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, the_parcel


def a_parcel(*pieces: int, paid: bool = False) -> Parcel:
    """A parcel of lines at 40 riyals each, to be collected."""
    with unit_of_work():
        family = a_family(ways=frozenset({"collect"}))
        goods = [(a_product(of=family, price=4_000, stock=9), many) for many in pieces]
        return the_parcel(a_paid_order(*goods) if paid else an_order(*goods))


def said(app: Flask, parcel: Parcel, *pieces: str) -> tuple[int | None, dict[int, int], list[list[str]]]:
    """What is due, what was refused, and what stands beside each line."""
    data = {f"l{line.id}-pieces": typed for line, typed in zip(parcel.lines, pieces, strict=True)}
    with app.test_request_context("/", method="POST", data=data):
        rows = remaining.rows_of(parcel, posted=True)
        due = remaining.due(parcel, rows)
        return due, remaining.refused(rows), [list(row.form.pieces.errors) for row in rows]


def test_what_is_not_taken_is_named_by_line_and_the_rest_is_due(app: Flask) -> None:
    parcel = a_parcel(2, 1)

    due, refused, errors = said(app, parcel, "١", "0")

    assert (due, refused, errors) == (8_000, {parcel.lines[0].id: 1}, [[], []])


def test_what_is_wrong_stands_beside_its_line(app: Flask) -> None:
    parcel = a_parcel(2, 1)

    assert said(app, parcel, "0", "2")[::2] == (None, [[], ["في الطلب منها 1 فقط."]])
    assert said(app, parcel, "many", "0")[::2] == (None, [["اكتبوا عدداً، أو 0 لما أخذه كله."], []])
    assert "لا كلها" in said(app, parcel, "2", "1")[2][0][0]


def test_only_cash_for_more_than_a_piece_is_asked_in_part(app: Flask) -> None:
    asked = [remaining.may_be_part(one) for one in (a_parcel(1, 1), a_parcel(1), a_parcel(2, paid=True))]

    assert asked == [True, False, False]
