"""The end of a stall at its family's desk: it types how much is left of each product, reads in plain words what follows, says
where what is missing has gone, and only then it is done."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.fairs import stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import Left, StallStock, ToCount
from storefront.goods import stock
from storefront.kernel import units, weights
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family.fair_goods import amount_words, here
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import STALL_MISSING
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language

fair_counts = Blueprint("fair_counts", __name__)


class CountRow(NamedTuple):
    """One count to make: what should be there, what was typed, what is wrong with that, and what follows from it."""

    id: int
    name: str
    seen: int
    expected: str
    is_weighed: bool
    typed: str
    error: str
    units: int
    missing: str
    more: str
    home: str
    why: str


def waits(exhibition_id: int) -> tuple[Exhibition, Family, StallStock]:
    """A stall of the family that it has to count, or has counted; raises NotFound for one it brought nothing to."""
    exhibition, family, mine = here(exhibition_id)
    if mine is None:
        raise NotFound()
    return exhibition, family, mine


@fair_counts.get("/fairs/goods/<int:exhibition_id>/count")
def show(exhibition_id: int) -> str:
    """What is to be counted."""
    exhibition, _, mine = waits(exhibition_id)
    return page(exhibition, mine, [row_of(one, None, "") for one in stall_stock.to_count(mine.id)])


def page(
    exhibition: Exhibition, mine: StallStock, rows: Sequence[CountRow], *, asks: bool = False, bad: str = ""
) -> str:
    return render_template(
        "family/fairs/goods_count.html",
        exhibition=exhibition,
        rows=rows,
        asks=asks,
        bad=bad,
        is_over=stall_stock.is_over(exhibition),
        counted_at=mine.counted_at,
        reasons=[(name, gettext(words)) for name, words in STALL_MISSING.items()],
    )


def row_of(one: ToCount, text: str | None, why: str) -> CountRow:
    """A row as it opens, or with what was typed."""
    is_weighed = bool(one.variant.grams)
    choice = "" if is_weighed else in_language(one.variant, "name")
    name = in_language(one.product, "name")
    found, error = (None, "") if text is None else read(text, is_weighed)
    left = one.free if found is None else found
    return CountRow(
        one.item_id,
        f"{name} · {choice}" if choice else name,
        one.free,
        amount_words(one.free, is_weighed),
        is_weighed,
        text if text is not None else "",
        error,
        left,
        amount_words(one.free - left, is_weighed) if left < one.free else "",
        amount_words(left - one.free, is_weighed) if left > one.free else "",
        amount_words(left, is_weighed),
        why,
    )


def read(text: str, is_weighed: bool) -> tuple[int | None, str]:
    """How much was typed; or what is wrong with it."""
    wrong: Refusal = stall_stock.refusals.WeightIsNotValid() if is_weighed else stall_stock.refusals.CountIsNotWhole()
    try:
        found = weights.parse(text, in_kilos=True) if is_weighed else whole(text)
    except ValueError:
        return None, sentence(wrong)
    return (found, "") if found <= stock.MOST_GRAMS else (None, sentence(wrong))


def whole(text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise ValueError("not a number")
    return int(text)


@fair_counts.post("/fairs/goods/<int:exhibition_id>/count")
def create(exhibition_id: int) -> Response | tuple[str, int] | str:
    """What was typed is shown with all that follows from it; said yes to, it is done."""
    exhibition, family, mine = waits(exhibition_id)
    rows = typed_rows(stall_stock.to_count(mine.id), request.form)
    if any(row.error for row in rows):
        return page(exhibition, mine, rows), 422
    if "sure" not in request.form:
        return page(exhibition, mine, rows, asks=True)
    left = {row.id: Left(row.units, seen_of(row), row.why) for row in rows}
    try:
        stall_stock.count(exhibition, family.id, left, actor())
    except Refusal as refusal:
        units.abandon()
        exhibition, _, mine = waits(exhibition_id)
        again = typed_rows(stall_stock.to_count(mine.id), request.form)
        is_stale = isinstance(refusal, stall_stock.refusals.StallHasChanged)
        return page(exhibition, mine, again, asks=not is_stale, bad=sentence(refusal)), refusal.status
    say("good", gettext("عُدّت بسطتكم، وعاد ما بقي إلى الدكّة."))
    return redirect(url_for("family.fair_goods.show", exhibition_id=exhibition_id), 303)


def typed_rows(there: Sequence[ToCount], form: Mapping[str, str]) -> list[CountRow]:
    """What is to be counted, as it was typed."""
    return [
        row_of(one, western(trimmed(form.get(f"left-{one.item_id}"))) or "", form.get(f"why-{one.item_id}", ""))
        for one in there
    ]


def seen_of(row: CountRow) -> int:
    """How much the page said there was."""
    seen = request.form.get(f"seen-{row.id}", "")
    return int(seen) if WHOLE.fullmatch(seen) else -1
