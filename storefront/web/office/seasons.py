"""Seasons in the office: when each comes next, and a day or two of correction when the moon was sighted otherwise."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import seasons as year
from storefront.kernel import clock
from storefront.web.kit.doors import actor
from storefront.web.kit.formats import count_of
from storefront.web.kit.steps import take

seasons = Blueprint("seasons", __name__)
MOST_SHIFT = year.MOST_SHIFT


@seasons.get("/seasons")
def index() -> str:
    """The seasons, the soonest first."""
    turns = year.coming(year.seasons(), clock.today())
    return render_template("office/seasons/index.html", rows=[row_of(turn) for turn in turns], shifts=shifts())


def row_of(turn: year.Turn) -> dict[str, Any]:
    return {"season": turn.season, "first": turn.first, "last": turn.last, "shift": turn.season.shift_days}


def shifts() -> list[tuple[int, str]]:
    """The corrections there can be, in words."""
    later = [
        (days, gettext("بعد الحساب بـ%(days)s", days=count_of("day", days, oblique=True)))
        for days in range(1, MOST_SHIFT + 1)
    ]
    sooner = [(-days, gettext("قبل الحساب بـ%(days)s", days=count_of("day", days, oblique=True))) for days, _ in later]
    return [*reversed(sooner), (0, gettext("كما حُسب")), *later]


@seasons.post("/seasons/<slug>")
def update(slug: str) -> Response:
    """It begins so many days sooner or later than reckoned; what follows it moves."""
    season, typed = year.get(slug), request.form.get("shift", "")
    shift = (
        int(typed) if typed.lstrip("-").isascii() and typed.lstrip("-").isdigit() and len(typed) < 4 else MOST_SHIFT + 1
    )
    take(
        lambda: year.correct(season, shift, actor()),
        gettext("صُحّح أول الموسم، وتحرّكت معه الفعاليات المرتبطة به."),
        late="",
    )
    return redirect(url_for(".index"), 303)
