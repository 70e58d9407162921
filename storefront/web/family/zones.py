"""Cities the family brings its goods to itself: the fee, from which sum on there is none, the smallest order."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField, ValidationError
from wtforms.validators import InputRequired

from storefront.community import regions
from storefront.kernel import money, units
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.trade import delivery
from storefront.trade.delivery import DeliveryZone, Zone
from storefront.web.family import desk
from storefront.web.family.shop_page import kept, shop_of_desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, amount, trimmed
from storefront.web.kit.locale import in_language
from storefront.web.kit.places import city_choices

zones = Blueprint("zones", __name__)
FIELDS: dict[type[Refusal], str] = {
    delivery.refusals.FeeIsNotValid: "fee",
    delivery.refusals.FreeFromIsNotValid: "free_from",
    delivery.refusals.LeastIsNotValid: "least",
    delivery.refusals.ZoneIsKnown: "city",
    NotFound: "city",
    NotValid: "fee",
}


class ZoneForm(Form):
    """The sums of a city, in riyals."""

    fee = StringField(
        lazy_gettext("رسوم التوصيل بالريال"),
        [InputRequired(lazy_gettext("اكتبوا الرسوم، أو 0 إن كان التوصيل مجاناً."))],
        filters=[trimmed, amount],
    )
    free_from = StringField(lazy_gettext("مجاناً ابتداءً من"), filters=[trimmed, amount])
    least = StringField(lazy_gettext("أقل طلب توصلونه"), filters=[trimmed, amount])

    def validate_fee(self, field: Any) -> None:
        halalas(field)

    def validate_free_from(self, field: Any) -> None:
        halalas(field)

    def validate_least(self, field: Any) -> None:
        halalas(field)

    @property
    def zone(self) -> Zone:
        """What was typed, of a form that was found valid."""
        return Zone(halalas(self.fee) or 0, halalas(self.free_from), halalas(self.least) or 0)

    @classmethod
    def filled(cls, zone: DeliveryZone) -> "ZoneForm":
        """The form with a zone as it is."""
        free_from = "" if zone.free_from_minor is None else money.plain(zone.free_from_minor)
        least = money.plain(zone.least_minor) if zone.least_minor else ""
        return cls(formdata=None, data={"fee": money.plain(zone.fee_minor), "free_from": free_from, "least": least})


class NewZoneForm(ZoneForm):
    """A city more."""

    city = SelectField(lazy_gettext("المدينة"), coerce=str, validate_choice=False)

    @classmethod
    def offered(cls, **told: Any) -> "NewZoneForm":
        """The form with the cities to choose from."""
        form = cls(**told)
        form.city.choices = city_choices(regions.cities(), gettext("اختاروا المدينة"))
        return form

    def validate_city(self, field: Any) -> None:
        if not self.city_id:
            raise ValidationError(lazy_gettext("اختاروا المدينة من القائمة."))

    @property
    def city_id(self) -> int:
        """The city that was chosen; 0 for what is none."""
        chosen = self.city.data or ""
        return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0


def halalas(field: Any) -> int | None:
    """The sum of a field, None where it is empty; raises ValidationError for what is no sum."""
    if not field.data:
        return None
    try:
        return money.parse_riyals(field.data)
    except ValueError as error:
        raise ValidationError(lazy_gettext("اكتبوا المبلغ بالأرقام، مثل 15 أو 15.50.")) from error


@zones.get("/shop/zones/new")
def new() -> str:
    """Asks for a city and its sums."""
    shop_of_desk()
    return page(NewZoneForm.offered(formdata=None))


def page(form: ZoneForm, zone: DeliveryZone | None = None) -> str:
    city = in_language(regions.place(zone.city_id)[0], "name") if zone else ""
    return render_template("family/zones/form.html", form=form, zone=zone, city=city)


@zones.post("/shop/zones")
def create() -> Response | tuple[str, int]:
    """The family brings its goods to a city more."""
    family, form = shop_of_desk(), NewZoneForm.offered()
    if saved(form, lambda: delivery.add_zone(family, form.city_id, form.zone, actor())):
        return back()
    return page(form), 422


def saved(form: ZoneForm, act: Callable[[], object]) -> bool:
    """Whether what was typed could be so; what could not stands beside its field."""
    if not kept(form, act, FIELDS):
        return False
    say("good", gettext("حُفظت شروط التوصيل، وتُحسب في السلال من الآن."))
    return True


def back() -> Response:
    return redirect(url_for("family.handover.edit", _anchor="zones"), 303)


@zones.get("/shop/zones/<int(max=999999999999):zone_id>/edit")
def edit(zone_id: int) -> str:
    """Asks for other sums."""
    zone = desk.own(delivery.zone_of, zone_id)
    return page(ZoneForm.filled(zone), zone)


@zones.post("/shop/zones/<int(max=999999999999):zone_id>")
def update(zone_id: int) -> Response | tuple[str, int]:
    """Other sums from now on."""
    zone, form = desk.own(delivery.zone_of, zone_id), ZoneForm()
    if saved(form, lambda: delivery.change_zone(shop_of_desk(), zone_id, form.zone, actor())):
        return back()
    return page(form, zone), 422


@zones.post("/shop/zones/<int(max=999999999999):zone_id>/ending")
def ending(zone_id: int) -> Response:
    """The family brings nothing there any more."""
    desk.own(delivery.zone_of, zone_id)
    try:
        delivery.drop_zone(shop_of_desk(), zone_id, actor())
    except delivery.refusals.LastWayOut as refusal:
        units.abandon()
        say("warn", sentence(refusal))
    else:
        say("good", gettext("حُذفت المدينة. الطلبات السابقة توصلونها كما وعدتم."))
    return back()
