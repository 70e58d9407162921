"""Venues of the desk: where exhibitions are held, how to find it, what there is."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice, SelectMultipleField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import CheckboxInput

from storefront.community import regions
from storefront.fairs import venues as places
from storefront.fairs.venues import MOST_ABOUT, MOST_NAME, MOST_PLACE, Venue, VenueWords
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.fair_words import FACILITIES
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, on_one_line, trimmed, upto, western, with_plain_ends
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.organiser.desk import chosen_body, own_bodies

venues = Blueprint("venues", __name__)
FIELDS: dict[type[Refusal], str] = {
    places.refusals.VenuePlaceIsMissing: "place_ar",
    places.refusals.PointIsNotValid: "latitude",
    NotFound: "city",
    NotValid: "name_ar",
}


class VenueForm(Form):
    """One venue."""

    name_ar = StringField(
        lazy_gettext("اسم المكان"),
        [DataRequired(lazy_gettext(places.refusals.VenueNameIsMissing.text)), upto(MOST_NAME)],
        [on_one_line],
    )
    name_en = StringField(lazy_gettext("اسمه بالإنجليزية"), [Optional(), upto(MOST_NAME)], [on_one_line])
    city = SelectField(lazy_gettext("المدينة"), validate_choice=False)
    place_ar = StringField(
        lazy_gettext("كيف يصل الناس إليه؟"),
        [DataRequired(lazy_gettext(places.refusals.VenuePlaceIsMissing.text)), upto(MOST_PLACE)],
        [on_one_line],
    )
    place_en = StringField(lazy_gettext("وبالإنجليزية"), [Optional(), upto(MOST_PLACE)], [on_one_line])
    latitude = StringField(lazy_gettext("خط العرض"), [Optional()], [trimmed, western])
    longitude = StringField(lazy_gettext("خط الطول"), [Optional()], [trimmed, western])
    facilities = SelectMultipleField(lazy_gettext("ما فيه"), option_widget=CheckboxInput(), validate_choice=False)
    about_ar = TextAreaField(
        lazy_gettext("ما ينبغي أن يعرفه الزائر"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends]
    )
    about_en = TextAreaField(lazy_gettext("وبالإنجليزية"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends])

    def offered(self) -> "VenueForm":
        """The form with the cities and what there can be."""
        self.city.choices = [
            SelectChoice(str(city.id), in_language(city, "name"), optgroup=in_language(city.region, "name"))
            for city in regions.cities()
        ]
        self.facilities.choices = [SelectChoice(name, gettext(words)) for name, words in FACILITIES.items()]
        return self

    @property
    def words(self) -> VenueWords:
        """What was typed, of a form that was found valid. Raises PointIsNotValid."""
        return VenueWords(
            name=(self.name_ar.data or "", self.name_en.data or ""),
            place=(self.place_ar.data or "", self.place_en.data or ""),
            city_id=key_of(self.city.data) or 0,
            about=(self.about_ar.data or "", self.about_en.data or ""),
            facilities=self.facilities.data or (),
            point=point_of(self.latitude.data or "", self.longitude.data or ""),
        )


def point_of(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees as they were typed; nothing for nothing. Raises PointIsNotValid."""
    if not latitude and not longitude:
        return None
    try:
        return float(latitude), float(longitude)
    except ValueError as error:
        raise places.refusals.PointIsNotValid() from error


@venues.get("/venues")
def index() -> str:
    """The venues of this person's bodies."""
    mine = own_bodies()
    return render_template(
        "organiser/venues/index.html", rows=[venue for body in mine for venue in places.of_body(body.id)]
    )


@venues.get("/venues/new")
def new() -> str:
    """Asks where it is."""
    return page(VenueForm(formdata=None).offered())


def page(form: VenueForm, venue: Venue | None = None) -> str:
    return render_template("organiser/venues/form.html", form=form, venue=venue, bodies=[] if venue else own_bodies())


@venues.post("/venues")
def create() -> Response | tuple[str, int]:
    """A venue of the body that was chosen."""
    form = VenueForm().offered()
    if keep(form, FIELDS, lambda: places.enter(chosen_body(), form.words, actor())):
        say("good", gettext("حُفظ المكان."))
        return redirect(url_for(".index"), 303)
    return page(form), 422


@venues.get("/venues/<int:venue_id>/edit")
def edit(venue_id: int) -> str:
    """Asks for another description."""
    venue = places.of_bodies(venue_id, actor().bodies)
    return page(filled(venue), venue)


def filled(venue: Venue) -> VenueForm:
    names = ("name_ar", "name_en", "place_ar", "place_en", "about_ar", "about_en", "facilities")
    degrees = {
        name: "" if getattr(venue, name) is None else f"{getattr(venue, name):g}" for name in ("latitude", "longitude")
    }
    told = {**{name: getattr(venue, name) for name in names}, **degrees, "city": str(venue.city_id)}
    return VenueForm(formdata=None, data=told).offered()


@venues.post("/venues/<int:venue_id>")
def update(venue_id: int) -> Response | tuple[str, int]:
    """So from now on, for what was announced too."""
    venue, form = places.of_bodies(venue_id, actor().bodies), VenueForm().offered()
    if keep(form, FIELDS, lambda: places.change(venue, form.words, actor())):
        say("good", gettext("حُفظ المكان."))
        return redirect(url_for(".index"), 303)
    return page(form, places.of_bodies(venue_id, actor().bodies)), 422
