"""How much a family makes in a day: its capacities with the days to come, set up, changed and dropped at its desk."""

from collections.abc import Callable, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import making
from storefront.goods.catalogue import Product
from storefront.goods.making import Capacity
from storefront.kernel import units
from storefront.kernel.refusals import NotNow, NotValid, Refusal
from storefront.kernel.wording import TextIsTooLong
from storefront.web.family import desk
from storefront.web.family.capacity_rows import rows_of
from storefront.web.family.forms import CapacityForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

capacities = Blueprint("capacities", __name__)
FIELDS: dict[type[Refusal], str] = {
    making.refusals.NameIsMissing: "name",
    TextIsTooLong: "name",
    making.refusals.TooManyCapacities: "name",
    making.refusals.PiecesAreNotValid: "pieces",
    making.refusals.EveryDayIsOff: "days_off",
    making.refusals.ProductsAreMissing: "products",
    making.refusals.ProductIsElsewhere: "products",
}


@capacities.get("/capacities")
def index() -> str:
    """Every capacity with its next days."""
    family = desk.family()
    made = making.products_of(family.id)
    return render_template("family/capacities/index.html", rows=rows_of(family, made), can_add=bool(free_of(made)))


def free_of(made: Sequence[tuple[Product, int | None]]) -> list[Product]:
    """The products that are within no capacity."""
    return [product for product, within in made if within is None]


@capacities.get("/capacities/new")
def new() -> str:
    """Asks how much is made in a day; the product whose page leads here is chosen already."""
    chosen = request.args.get("product", type=int)
    return form_page(CapacityForm(formdata=None, data={"products": [chosen] if chosen else []}))


def form_page(form: CapacityForm, capacity: Capacity | None = None) -> str:
    """The form: with the products of the family that are within no other capacity."""
    made = making.products_of(desk.family().id)
    mine = capacity.id if capacity else None
    form.offer([(product.id, in_language(product, "name")) for product, within in made if within in (None, mine)])
    return render_template(
        "family/capacities/form.html",
        form=form,
        capacity=capacity,
        elsewhere=[in_language(product, "name") for product, within in made if within not in (None, mine)],
    )


@capacities.post("/capacities")
def create() -> Response | tuple[str, int]:
    """A capacity from now on."""
    form = sent()
    if saved(form, lambda: making.set_up(desk.family(), form.terms, actor())):
        return redirect(url_for(".index"), 303)
    return form_page(form), 422


def sent() -> CapacityForm:
    """The form as it was sent; of what the family makes, anything may have been chosen."""
    form = CapacityForm()
    form.offer([(product.id, "") for product, _ in making.products_of(desk.family().id)])
    return form


@capacities.get("/capacities/<int(max=999999999999):capacity_id>/edit")
def edit(capacity_id: int) -> str:
    """Asks for another number, other days and products."""
    capacity = desk.own(making.of_family, capacity_id)
    mine = [product.id for product, within in making.products_of(capacity.family_id) if within == capacity_id]
    calendar = making.calendars([capacity_id])[capacity_id]
    told = {"name": capacity.name, "pieces": capacity.pieces, "products": mine, "days_off": sorted(calendar.days_off)}
    return form_page(CapacityForm(formdata=None, data=told), capacity)


@capacities.post("/capacities/<int(max=999999999999):capacity_id>")
def update(capacity_id: int) -> Response | tuple[str, int]:
    """Other terms from now on; what is booked stays booked."""
    capacity = desk.own(making.of_family, capacity_id)
    form = sent()
    if saved(form, lambda: making.change(capacity, form.terms, actor())):
        return redirect(url_for(".index", _anchor=f"capacity-{capacity_id}"), 303)
    return form_page(form, desk.own(making.of_family, capacity_id)), 422


def saved(form: CapacityForm, act: Callable[[], Capacity]) -> bool:
    """Whether what was typed could be so; what could not stands beside its field."""
    if not form.validate():
        return False
    try:
        capacity = act()
    except NotValid as refusal:
        units.abandon()
        form.refuse(FIELDS[type(refusal)], refusal, sentence(refusal))
        return False
    say("good", gettext("حُفظت طاقة «%(name)s». الطلبات القادمة تُحجز عليها.", name=capacity.name))
    return True


@capacities.post("/capacities/<int(max=999999999999):capacity_id>/ending")
def ending(capacity_id: int) -> Response:
    """Its products are made without a limit from now on."""
    capacity = desk.own(making.of_family, capacity_id)
    try:
        making.drop(capacity, actor())
    except NotNow:
        units.abandon()
    say("good", gettext("أُلغيت طاقة «%(name)s». ما حُجز من قبل يبقى على موعده.", name=capacity.name))
    return redirect(url_for(".index"), 303)
