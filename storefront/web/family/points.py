"""Outlets and stalls where the family's goods are collected, instead of at home: the place, the days and the hours."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from storefront.community import regions, shop_pages
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.trade import delivery
from storefront.trade.delivery import CollectionPoint
from storefront.web.family import desk
from storefront.web.family.hours_fields import hours_fields, hours_told, hours_typed, offer_days
from storefront.web.family.public_words import public
from storefront.web.family.shop_page import kept, shop_of_desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.kit.places import city_choices

points = Blueprint("points", __name__)
FIELDS: dict[type[Refusal], str] = {
    delivery.refusals.DaysAreMissing: "days",
    delivery.refusals.HoursAreNotValid: "days",
    delivery.refusals.PointPlaceIsMissing: "place",
    shop_pages.refusals.NoContactsInPublic: "place",
    NotFound: "city",
    NotValid: "name_ar",
}


class PointForm(Form):
    """One place, and when it is open."""

    kind = RadioField(
        lazy_gettext("ما هو؟"),
        choices=[
            SelectChoice("outlet", lazy_gettext("منفذ بيع أو محل")),
            SelectChoice("stall", lazy_gettext("بسطة في سوق")),
        ],
        default="outlet",
    )
    name_ar = StringField(
        lazy_gettext("اسم المكان"),
        [
            InputRequired(lazy_gettext(delivery.refusals.PointNameIsMissing.text)),
            upto(delivery.collecting.MOST_NAME),
            public,
        ],
        filters=[trimmed],
    )
    name_en = StringField(
        lazy_gettext("اسمه بالإنجليزية"), [upto(delivery.collecting.MOST_NAME), public], filters=[trimmed]
    )
    city = SelectField(lazy_gettext("المدينة"), coerce=str, validate_choice=False)
    place = StringField(
        lazy_gettext("أين هو بالضبط؟"),
        [
            InputRequired(lazy_gettext(delivery.refusals.PointPlaceIsMissing.text)),
            upto(delivery.collecting.MOST_PLACE),
            public,
        ],
        filters=[trimmed],
    )
    days, opens, closes = hours_fields()

    @classmethod
    def offered(cls, **told: Any) -> "PointForm":
        """The form with the cities and days to choose from."""
        form = cls(**told)
        form.city.choices = city_choices(regions.cities())
        offer_days(form)
        return form

    @classmethod
    def filled(cls, point: CollectionPoint) -> "PointForm":
        """The form with a point as it is."""
        told = {name: getattr(point, name) for name in ("kind", "name_ar", "name_en", "place")}
        return cls.offered(formdata=None, data={**told, "city": str(point.city_id), **hours_told(point)})

    @property
    def point(self) -> delivery.collecting.Point:
        """What was typed, of a form that was found valid."""
        city = self.city.data or ""
        return delivery.collecting.Point(
            kind=self.kind.data or "",
            name=(self.name_ar.data or "", self.name_en.data or ""),
            city_id=int(city) if city.isascii() and city.isdigit() and len(city) < 10 else 0,
            place=self.place.data or "",
            hours=hours_typed(self),
        )


@points.get("/shop/points/new")
def new() -> str:
    """Asks for a place, in the family's own city to begin with."""
    family = shop_of_desk()
    return page(PointForm.offered(formdata=None, data={"kind": "outlet", "city": str(family.city_id)}))


def page(form: PointForm, point: CollectionPoint | None = None) -> str:
    return render_template("family/points/form.html", form=form, point=point)


@points.post("/shop/points")
def create() -> Response | tuple[str, int]:
    """Goods can be collected there from now on."""
    family, form = shop_of_desk(), PointForm.offered()
    if saved(form, lambda: delivery.collecting.open_point(family, form.point, actor())):
        return back()
    return page(form), 422


def saved(form: PointForm, act: Callable[[], object]) -> bool:
    """Whether what was typed could be so; what could not stands beside its field."""
    if not kept(form, act, FIELDS):
        return False
    say("good", gettext("حُفظ مكان الاستلام، ويختاره المشترون من الآن."))
    return True


def back() -> Response:
    return redirect(url_for("family.handover.edit", _anchor="points"), 303)


@points.get("/shop/points/<int(max=999999999999):point_id>/edit")
def edit(point_id: int) -> str:
    """Asks for another place or other hours."""
    point = desk.own(delivery.collecting.point_of, point_id)
    return page(PointForm.filled(point), point)


@points.post("/shop/points/<int(max=999999999999):point_id>")
def update(point_id: int) -> Response | tuple[str, int]:
    """So from now on, for what was ordered too."""
    point, form = desk.own(delivery.collecting.point_of, point_id), PointForm.offered()
    if saved(form, lambda: delivery.collecting.change_point(shop_of_desk(), point_id, form.point, actor())):
        return back()
    return page(form, point), 422


@points.post("/shop/points/<int(max=999999999999):point_id>/ending")
def ending(point_id: int) -> Response:
    """Nothing new is collected there."""
    desk.own(delivery.collecting.point_of, point_id)
    try:
        delivery.collecting.close_point(shop_of_desk(), point_id, actor())
    except delivery.refusals.LastWayOut as refusal:
        units.abandon()
        say("warn", sentence(refusal))
    else:
        say("good", gettext("لا يُعرض هذا المكان بعد الآن. ما طُلب من قبل يُستلم منه."))
    return back()
