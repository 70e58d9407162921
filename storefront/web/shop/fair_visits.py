"""Saying that one comes to an exhibition: the form on its page, /exhibitions/<slug>/visits for what was wrong with it, and the
answer, which is the same whoever is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired

from storefront.community import limits
from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition, OpenDay
from storefront.fairs.visits import MOST_PARTY, Coming, Visit
from storefront.kernel import wording
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.kit import callers
from storefront.web.kit.doors import actor, person
from storefront.web.kit.fair_words import AUDIENCES
from storefront.web.kit.formats import count_of
from storefront.web.kit.formats import day as day_words
from storefront.web.kit.forms import Form, WholeNumber, on_one_line, upto
from storefront.web.kit.locale import gettext, language
from storefront.web.kit.saving import keep

fair_visits = Blueprint("fair_visits", __name__)
WITH_CHILDREN = ("families", "women")  # audiences that are asked how many children come along
NUMBER = lazy_gettext("عدد من 1 إلى %(most)s.", most=MOST_PARTY)
FIELDS: Mapping[type[Refusal], str] = {
    visits.refusals.DayIsNotOpen: "day",
    visits.refusals.DayIsFull: "day",
    visits.refusals.TakesNoVisitors: "day",
    visits.refusals.PartyIsNotValid: "party",
    visits.refusals.ChildrenAreNotValid: "children",
    wording.NameIsNotValid: "name",
    wording.EmailIsNotValid: "email",
    limits.TooManyTries: "email",
}


def day_of(text: str) -> date | None:
    """A day as a form sends it; nothing for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_choices(exhibition: Exhibition, days: Sequence[OpenDay] | None = None) -> list[SelectChoice]:
    """The days somebody can still come on, each with what is left of it; one question, and one more without the days."""
    left = visits.places_left(exhibition)
    open_days = visits.days_left(exhibition, exhibitions.days_of(exhibition.id) if days is None else days)
    return [choice_of(exhibition, one, left) for one in open_days]


def choice_of(exhibition: Exhibition, one: OpenDay, left: Mapping[date, int | None]) -> SelectChoice:
    words, places = day_words(one.day), left.get(one.day, exhibition.capacity)
    if one.audience and one.audience != exhibition.audience:
        words = f"{words} · {gettext(AUDIENCES[one.audience])}"
    if places == 0:
        words = gettext("%(day)s: اكتمل", day=words)
    elif places is not None and places <= FEW:
        words = gettext("%(day)s: بقي %(places)s", day=words, places=count_of("place", places))
    return SelectChoice(one.day.isoformat(), words)


FEW = 50  # places that are told


class AnotherDayForm(Form):
    """Which day."""

    day = SelectField(lazy_gettext("يوم الزيارة"), [DataRequired(lazy_gettext("يُرجى اختيار يوم الزيارة."))])

    def offered(self, exhibition: Exhibition, days: Sequence[OpenDay] | None = None) -> "AnotherDayForm":
        self.day.choices = day_choices(exhibition, days)
        return self


class VisitForm(AnotherDayForm):
    """Who comes, when, with how many. Members are asked for no address: letters reach them where they read others."""

    party = WholeNumber(lazy_gettext("كم شخصاً؟"), NUMBER, low=1, high=MOST_PARTY, default=1)
    children = WholeNumber(
        lazy_gettext("منهم أطفال"), NUMBER, low=0, high=MOST_PARTY - 1, may_be_empty=True
    )  # fmt: skip
    name = StringField(lazy_gettext("الاسم"), [DataRequired(lazy_gettext("الاسم مطلوب.")), upto(80)], [on_one_line])
    email = StringField(
        lazy_gettext("البريد الإلكتروني"), [DataRequired(lazy_gettext("البريد مطلوب: إليه تُرسل التذكرة.")), upto(254)]
    )

    def offered(self, exhibition: Exhibition, days: Sequence[OpenDay] | None = None) -> "VisitForm":
        super().offered(exhibition, days)
        if known() is not None:
            del self.email
        if not asks_children(exhibition):
            del self.children
        return self

    @property
    def coming(self) -> Coming:
        """What was typed, of a form that was found valid."""
        who = known()
        return Coming(
            day=date.fromisoformat(self.day.data),
            party=self.party.data or 1,
            children=(self.children.data or 0) if "children" in self else 0,
            name=self.name.data,
            email=who.email if who else self.email.data,
            language=language(),
            place=callers.place(),
        )


def known() -> Any:
    """The member who asks, once their address is confirmed."""
    who = person()
    return who if who is not None and who.is_confirmed else None


def asks_children(exhibition: Exhibition) -> bool:
    return exhibition.audience in WITH_CHILDREN


@dataclass(frozen=True)
class VisitBlock:
    """What the page of an exhibition says to whoever would come: a form, or that it is for its own people alone."""

    form: VisitForm | None
    audience: str
    is_full: bool = False


def block_of(exhibition: Exhibition, days: Sequence[OpenDay]) -> VisitBlock | None:
    """Nothing before it is announced and once it is over, postponed or cancelled. One question, where places are counted."""
    if exhibition.state not in exhibitions.HELD or not days:
        return None
    if exhibition.audience == "closed" and not any(one.audience and one.audience != "closed" for one in days):
        return VisitBlock(None, "closed")
    if not visits.days_left(exhibition, days):
        return None
    form = VisitForm(formdata=None, data={"name": name_of(), "party": 1}).offered(exhibition, days)
    return VisitBlock(form, exhibition.audience)


def name_of() -> str:
    who = person()
    return who.name if who else ""


@fair_visits.get("/exhibitions/<slug>/visits")
def new(slug: str) -> str:
    """The form alone; after it was taken, where the ticket is."""
    exhibition = exhibitions.shown(slug)
    block = block_of(exhibition, exhibitions.days_of(exhibition.id))
    is_sent = request.args.get("sent") == "1"
    if not is_sent and (block is None or block.form is None):
        raise NotFound()
    return page(exhibition, block, is_sent=is_sent)


def page(exhibition: Exhibition, block: VisitBlock | None, *, is_sent: bool = False) -> str:
    return render_template("shop/visits/new.html", exhibition=exhibition, visit=block, is_sent=is_sent)


@fair_visits.post("/exhibitions/<slug>/visits")
def create(slug: str) -> Response | tuple[str, int]:
    """A place for each of them. A member goes on to the ticket; a guest finds it in the letter, for nobody else may see it."""
    exhibition = exhibitions.shown(slug)
    form = VisitForm().offered(exhibition)
    made: Visit | None = keep(form, FIELDS, lambda: visits.register(exhibition, form.coming, actor()))
    if made is None:
        exhibition = exhibitions.shown(slug)
        return page(exhibition, VisitBlock(form, exhibition.audience)), 422
    if made.user_id is not None and made.user_id == actor().user_id:
        return redirect(url_for("shop.visit_tickets.show", code=made.code), 303)
    return redirect(url_for(".new", slug=slug, sent=1), 303)
