"""How the family's goods reach shoppers, at its desk: by courier, collected at home, brought by itself to some cities."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired

from storefront.community import families
from storefront.community.families import Family
from storefront.insight import waiting
from storefront.kernel import units
from storefront.kernel.refusals import NotValid, Refusal
from storefront.trade import delivery
from storefront.web.family.hours_fields import hours_fields, hours_told, hours_typed, offer_days
from storefront.web.family.public_words import public
from storefront.web.family.shop_page import shop_of_desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.shop.points import rows_of
from storefront.web.shop.zones import zone_rows

handover = Blueprint("handover", __name__)
FIELDS: dict[type[Refusal], str] = {
    families.refusals.NoWayToHandOver: "collects",
    delivery.refusals.DaysAreMissing: "days",
    delivery.refusals.HoursAreNotValid: "days",
}


class HandoverForm(Form):
    """How goods leave the home."""

    by_courier = BooleanField(lazy_gettext("نسلّم لشركة التوصيل"))
    collects = BooleanField(lazy_gettext("يستلم المشتري من حيّنا"))
    district_ar = StringField(
        lazy_gettext("الحي"),
        [InputRequired(lazy_gettext("اكتبوا اسم الحي.")), upto(families.registering.MOST_DISTRICT), public],
        filters=[trimmed],
    )
    district_en = StringField(
        lazy_gettext("الحي بالإنجليزية"), [upto(families.registering.MOST_DISTRICT), public], filters=[trimmed]
    )
    place = StringField(lazy_gettext("أين يستلم بالضبط؟"), [upto(families.registering.MOST_PLACE)], filters=[trimmed])
    days, opens, closes = hours_fields()

    @property
    def hours(self) -> delivery.Hours:
        """When goods are collected at home."""
        return hours_typed(self)

    @property
    def terms(self) -> delivery.Handover:
        """What was typed, of a form that was found valid."""
        district = (self.district_ar.data or "", self.district_en.data or "")
        return delivery.Handover(bool(self.by_courier.data), bool(self.collects.data), district, self.place.data or "")


@handover.get("/shop/delivery")
def edit() -> str:
    """Every way there is, and how to change each."""
    family = shop_of_desk()
    names = ("by_courier", "collects", "district_ar", "district_en")
    told = {**{name: getattr(family, name) for name in names}, "place": family.collection_place}
    hours = hours_told(delivery.collecting.find_home(family.id))
    return page(family, HandoverForm(formdata=None, data={**told, **hours}))


def page(family: Family, form: HandoverForm) -> str:
    offer_days(form)
    found = delivery.zones(family.id)
    terms = {one.city_id: delivery.Zone(one.fee_minor, one.free_from_minor, one.least_minor) for one in found}
    zones = [(zone.id, row) for zone, row in zip(found, zone_rows(terms), strict=True)]
    points, _ = rows_of(delivery.reach([family.id], None)[family.id].spots)
    stranded = waiting.stranded.of_family(family.id)
    return render_template("family/handover/edit.html", form=form, zones=zones, points=points, stranded=stranded)


@handover.post("/shop/delivery")
def update() -> Response | tuple[str, int]:
    """Other ways from now on; what was ordered goes the way it was ordered."""
    family, form = shop_of_desk(), HandoverForm()
    if not form.validate():
        return page(family, form), 422
    try:
        delivery.hand_over_by(family, form.terms, actor())
        delivery.collecting.meet_at_home(family, form.hours, actor())
    except NotValid as refusal:
        units.abandon()
        form.refuse(FIELDS.get(type(refusal), "district_ar"), refusal, sentence(refusal))
        return page(shop_of_desk(), form), refusal.status
    say("good", gettext("حُفظت طرق التسليم. الطلبات السابقة تصل كما طُلبت."))
    return redirect(url_for(".edit"), 303)
