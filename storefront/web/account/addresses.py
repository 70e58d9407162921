"""A member's address book."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import addresses as book
from storefront.community import regions
from storefront.kernel.phones import as_dialled
from storefront.kernel.refusals import Refusal
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import AddressForm
from storefront.web.account.members import me, my_id
from storefront.web.kit.flashes import say
from storefront.web.kit.places import city_choices

addresses = Blueprint("addresses", __name__)
Answer = str | Response | tuple[str, int]


@addresses.get("/addresses")
def index() -> str:
    """The whole book."""
    return render_template("account/addresses/index.html", rows=book.of_member(my_id()), most=book.MOST)


@addresses.get("/addresses/new")
def new() -> str:
    """An empty page of it, with what is known of the member."""
    user = me()
    return page(filled(receiver=user.name, mobile=as_dialled(user.mobile or "")))


@addresses.post("/addresses/new")
def create() -> Answer:
    """Writes an address."""
    form = filled()
    return kept(form, None) or (page(form), 422)


@addresses.get("/addresses/<int:address_id>")
def edit(address_id: int) -> str:
    """An address of one's own; another's is not found."""
    row = book.get(my_id(), address_id)
    words = {name: getattr(row, name) or "" for name in ("label", "receiver", "short_address", "district", "street")}
    return page(filled(**words, mobile=as_dialled(row.mobile), city=str(row.city_id)), row)


@addresses.post("/addresses/<int:address_id>")
def update(address_id: int) -> Answer:
    """Writes it anew."""
    row, form = book.get(my_id(), address_id), filled()
    return kept(form, row) or (page(form, row), 422)


@addresses.post("/addresses/<int:address_id>/removal")
def destroy(address_id: int) -> Response:
    """Throws it away."""
    book.remove(book.get(my_id(), address_id))
    say("good", gettext("حُذف العنوان."))
    return redirect(url_for("account.addresses.index"), 303)


def filled(**values: Any) -> AddressForm:
    """The form with the cities to choose from."""
    form = AddressForm(**values)
    form.city.choices = city_choices(regions.cities(), gettext("اختيار المدينة"))
    return form


def page(form: AddressForm, row: book.Address | None = None) -> str:
    return render_template("account/addresses/edit.html", form=form, row=row)


def kept(form: AddressForm, row: book.Address | None) -> Response | None:
    """Keeps what was typed and goes back to the book; None when something is to be mended."""
    if not form.validate():
        return None
    try:
        place = written(form)
        book.change(row, place) if row else book.add(my_id(), place)
    except Refusal as refusal:
        say_no(form, refusal)
        return None
    say("good", gettext("العنوان محفوظ."))
    return redirect(url_for("account.addresses.index"), 303)


def written(form: AddressForm) -> book.Place:
    """What was typed, as the book takes it."""
    words = {
        name: form[name].data or "" for name in ("label", "receiver", "mobile", "short_address", "district", "street")
    }
    return book.Place(city_id=int(form.city.data), **words)
