"""One application as a juror sees it: what is said and what is made, never by whom; points for it, or stepping aside."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.community import permits
from storefront.fairs import applications as fairs
from storefront.fairs import calls as called
from storefront.fairs import juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.juries import MOST_POINTS
from storefront.goods import taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, NotValid
from storefront.web.jury.calls import in_order, judging, seat_in
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import NEEDS
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.steps import take
from storefront.web.shop.cards import Picture, picture_of

applications = Blueprint("applications", __name__)
POINTS = "points-"
LATE = lazy_gettext("أُعلنت النتيجة أو سُحب هذا الطلب، فلم يُعمل به.")


@dataclass(frozen=True)
class Made:
    """A product as a juror sees it: no link, no family."""

    name: str
    about: str
    made_of: str
    price_minor: int
    pictures: list[Picture]


@applications.get("/calls/<int:call_id>/applications/<int:application_id>")
def show(call_id: int, application_id: int) -> str:
    """What is said and made, the points given so far, the way to the next."""
    return page(call_id, application_id)


def page(call_id: int, application_id: int, typed: Mapping[int, str] | None = None, wrong: str = "") -> str:
    seat, call = seat_in(call_id), called.get(call_id)
    rows = in_order(call)
    place = place_of(rows, application_id)
    application = rows[place]
    given = {one: str(points) for one, points in juries.given_by(seat).get(application_id, {}).items()}
    is_own = juries.works_there(seat.user_id, application.family_id)
    return render_template(
        "jury/applications/show.html",
        call=call,
        application=application,
        number=place + 1,
        total=len(rows),
        before=rows[place - 1].id if place else None,
        after=rows[place + 1].id if place + 1 < len(rows) else None,
        category=in_language(taxonomy.sign(application.category_id), "name"),
        needs=[gettext(NEEDS[one]) for one in application.needs],
        documents=documents_of(application),
        goods=[made(one) for one in fairs.products_of([application_id]).get(application_id, [])],
        criteria=juries.criteria_of(call_id),
        given=given if typed is None else typed,
        points=range(MOST_POINTS + 1),
        prefix=POINTS,
        is_flagged=application_id in juries.flagged_by(seat),
        is_own=is_own,
        judging=judging(call),
        wrong=wrong,
    )


def place_of(rows: list[ExhibitApplication], application_id: int) -> int:
    """Where an application stands among those to be judged; raises NotFound for any other."""
    for place, row in enumerate(rows):
        if row.id == application_id:
            return place
    raise NotFound()


def documents_of(application: ExhibitApplication) -> list[str]:
    """The kinds of which its family has one that holds today, by name."""
    held = permits.valid(application.family_id)
    return [in_language(kind, "name") for kind in permits.kinds() if kind.slug in held]


def made(product: Product) -> Made:
    price = min((one.price_minor for one in product.variants if one.is_active), default=0)
    return Made(
        in_language(product, "name"),
        in_language(product, "about"),
        in_language(product, "made_of"),
        price,
        [picture_of(photo, language()) for photo in sorted(product.photos, key=lambda photo: photo.position)],
    )


def judged(call_id: int, application_id: int) -> tuple[ExhibitApplication, juries.Juror]:
    """An application and the seat of whoever judges it; raises NotFound."""
    seat = seat_in(call_id)
    return fairs.of_call(call_id, application_id), seat


@applications.post("/calls/<int:call_id>/applications/<int:application_id>/score")
def score(call_id: int, application_id: int) -> Response | tuple[str, int]:
    """Points for every criterion; then the next that has none."""
    application, seat = judged(call_id, application_id)
    typed = {one.id: request.form.get(f"{POINTS}{one.id}", "") for one in juries.criteria_of(call_id)}
    try:
        juries.score(application, seat, {one: points_of(text) for one, text in typed.items()})
    except NotValid as refusal:
        units.abandon()
        return page(call_id, application_id, typed, sentence(refusal)), 422
    say("good", gettext("حُفظت الدرجات."))
    return redirect(next_of(call_id, application_id, seat), 303)


def points_of(text: str) -> int:
    """The points that were chosen; -1, which is refused, for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else -1


def next_of(call_id: int, application_id: int, seat: juries.Juror) -> str:
    """The page of the next application this person has not judged, or the list when there is none."""
    rows = in_order(called.get(call_id))
    done = {*juries.given_by(seat), *juries.flagged_by(seat)}
    place = next((at for at, row in enumerate(rows) if row.id == application_id), 0)
    left = [row.id for row in [*rows[place + 1 :], *rows[:place]] if row.id not in done]
    if not left:
        return url_for("jury.calls.show", call_id=call_id)
    return url_for(".show", call_id=call_id, application_id=left[0])


@applications.post("/calls/<int:call_id>/applications/<int:application_id>/conflict")
def conflict(call_id: int, application_id: int) -> Response:
    """Whoever judges knows the family, and steps aside."""
    application, seat = judged(call_id, application_id)
    done = take(lambda: juries.flag(application, seat), gettext("لا يُطلب منك تقييم هذا الطلب."), late=str(LATE))
    here = url_for(".show", call_id=call_id, application_id=application_id)
    return redirect(next_of(call_id, application_id, seat) if done else here, 303)


@applications.post("/calls/<int:call_id>/applications/<int:application_id>/conflict/ending")
def ending(call_id: int, application_id: int) -> Response:
    """That was a mistake."""
    application, seat = judged(call_id, application_id)
    take(lambda: juries.unflag(application, seat), gettext("يمكنك تقييم هذا الطلب الآن."), late=str(LATE))
    return redirect(url_for(".show", call_id=call_id, application_id=application_id), 303)
